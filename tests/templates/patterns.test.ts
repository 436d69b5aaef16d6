import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listTemplates, readTemplate } from '../../main/files/templates.ts'
import { labelSize, wireLabel } from '../../renderer/canvas/wires/wire-label.ts'
import { layWires } from '../../renderer/canvas/wires/wiring.ts'
import {
  absoluteBoxes,
  type Box,
  catalog,
  contains,
  type Design,
  evaluate,
  overlaps,
  type Point,
  parseDesign,
  serialiseDesign,
} from '../../simulation/index.ts'

const root = join(import.meta.dirname, '../..')
const templates = await listTemplates(root)
const groups = new Set(catalog().flatMap(({ id, isGroup }) => (isGroup ? [id] : [])))

it('lists every file of the folder', () => {
  const files = readdirSync(join(root, 'templates/patterns')).filter((name) => name.endsWith('.skyloom'))
  expect(templates.map(({ file }) => file).sort()).toEqual(files.sort())
})

it('has three-tier serving and serverless inference for each provider', () => {
  for (const provider of ['aws', 'gcp', 'azure']) {
    expect(templates.map(({ id }) => id)).toEqual(
      expect.arrayContaining([`${provider}-three-tier`, `${provider}-serverless-inference`]),
    )
  }
})

describe.each(templates.map((template) => [template.id, template] as const))('%s', (_id, template) => {
  const text = readFileSync(join(root, 'templates/patterns', template.file), 'utf8')
  const read = parseDesign(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const design = read.value
  const report = evaluate(design)

  it('reads back as it was written', async () => {
    expect(await readTemplate(root, template)).toBe(text)
    expect(parseDesign(serialiseDesign(design))).toEqual(read)
  })

  it('says what to notice and sets all three targets', () => {
    expect(design.description).toContain('What to notice')
    expect(Object.keys(design.targets).sort()).toEqual(['availability', 'monthlyBudgetUsd', 'p95LatencyMs'])
  })

  it('has room for what stands on its wires, which run around its parts', () => {
    const boxes = boxesOf(design)
    const parts = new Map(
      design.nodes.filter(({ service }) => !groups.has(service)).map(({ id }) => [id, boxes(id)] as const),
    )
    const rates = new Map(report.edges.map((edge) => [edge.id, edge]))
    const labels = new Map(design.edges.map((edge) => [edge.id, labelSize(wireLabel(edge, rates.get(edge.id)))]))
    const { routes, places } = layWires({ boxes: parts, wires: design.edges, labels, titles: [] })
    for (const { id, source, target } of design.edges) {
      const points = routes.lines.get(id)?.points ?? []
      for (const [part, box] of parts) {
        if (part === source || part === target) continue
        const through = points.slice(1).some((to, i) => overlaps(box, stretch(points[i] ?? to, to)))
        expect(through, `${id} runs through ${part}`).toBe(false)
      }
    }
    const crowded = [...places].filter(([, place]) => place === null).map(([id]) => id)
    expect(crowded.length, `without room: ${crowded.join(', ')}`).toBeLessThanOrEqual(1)
  })

  it('lies tidily: parts apart, and inside their groups', () => {
    const boxes = boxesOf(design)
    const parts = design.nodes.filter(({ service }) => !groups.has(service))
    for (const a of parts) {
      for (const b of parts) {
        if (a.id < b.id) expect(overlaps(boxes(a.id), boxes(b.id)), `${a.name} and ${b.name}`).toBe(false)
      }
    }
    for (const { id, parent, name } of design.nodes) {
      if (parent !== undefined) expect(contains(boxes(parent), boxes(id)), name).toBe(true)
    }
  })

  it('has all three figures, and a bill whose lines add up and tell their source and date', () => {
    expect(report.system.latencyMs?.p95).toBeGreaterThan(0)
    expect(report.system.availability).toBeGreaterThan(0.9)
    expect(report.bill.complete).toBe(true)
    const sum = report.bill.lines.reduce((total, { amountUsd }) => total + (amountUsd ?? 0), 0)
    expect(sum).toBeCloseTo(report.bill.totalUsd, 9)
    expect(report.system.monthlyUsd).toBe(report.bill.totalUsd)
    for (const line of report.bill.lines) {
      expect(line.priceSource, line.description).not.toBe('')
      expect(line.priceAsOf, line.description).toMatch(/^20\d\d/)
    }
    const byNode = report.nodes.reduce((total, { monthlyUsd }) => total + (monthlyUsd ?? 0), 0)
    expect(byNode).toBeCloseTo(report.bill.totalUsd, 9)
  })

  it('explains its headline numbers', () => {
    for (const pointer of ['/system/latencyMs/p95', '/system/availability', '/system/monthlyUsd']) {
      expect(report.receipts[pointer]?.inputs.length, pointer).toBeGreaterThan(0)
    }
  })
})

function boxesOf(design: Design) {
  const boxes = absoluteBoxes(design, ({ service }) => groups.has(service))
  return (id: string) => {
    const box = [...boxes].find(([known]) => known === id)?.[1]
    if (!box) throw new Error(`no box for ${id}`)
    return box
  }
}

/** The box of a level or upright stretch of a wire. */
function stretch(from: Point, to: Point): Box {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x),
    height: Math.abs(from.y - to.y),
  }
}
