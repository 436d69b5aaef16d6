import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compare, type Design, evaluate, parseDesign } from '../../simulation/index.ts'

const FOLDER = join(import.meta.dirname, '../../templates/patterns')
const templates = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.skyloom'))
  .map((file): { file: string; design: Design } => {
    const read = parseDesign(readFileSync(join(FOLDER, file), 'utf8'))
    if (!read.ok) throw new Error(file)
    return { file, design: read.value }
  })
const [template] = templates
if (!template) throw new Error('no templates')
const { design } = template

/** The design with one setting of one part changed. */
function withSetting(id: string, name: string, value: number): Design {
  return {
    ...design,
    nodes: design.nodes.map((node) => (node.id === id ? { ...node, config: { ...node.config, [name]: value } } : node)),
  }
}
const sized = design.nodes.find(({ config }) => typeof config.storageGb === 'number')
if (!sized) throw new Error('no part with storage')
const more = withSetting(sized.id, 'storageGb', Number(sized.config.storageGb) + 1000)

describe('a design beside itself', () => {
  const { designs, parts, lines } = compare([design, design])

  it('differs in nothing', () => {
    expect(designs[1]?.difference).toEqual({ monthlyUsd: 0, p95LatencyMs: 0, downtimeMinutesPerMonth: 0 })
    expect(parts.filter(({ changed }) => changed)).toEqual([])
    for (const { amountsUsd } of lines) expect(amountsUsd[1]).toBe(amountsUsd[0])
  })

  it('has the numbers of its report', () => {
    const { system, bill } = evaluate(design)
    expect(designs[0]).toMatchObject({ system, bill, difference: null, provider: null })
  })
})

describe('a changed design beside the first', () => {
  const { designs, parts, lines } = compare([design, more])

  it('names the changed part, with what was set', () => {
    const changed = parts.filter((part) => part.changed)
    expect(changed.map(({ id }) => id)).toEqual([sized.id])
    expect(changed[0]?.cells[1]?.settings).toEqual([
      { name: 'storageGb', value: Number(sized.config.storageGb) + 1000 },
    ])
    const gib = (amount: number) => amount.toLocaleString('en')
    const stored = Number(sized.config.storageGb)
    expect(changed[0]?.cells[1]?.changes).toEqual([
      expect.stringMatching(new RegExp(`${gib(stored + 1000)} \\w+, not ${gib(stored)} \\w+$`)),
    ])
  })

  it('has a bill that differs in the lines of that part, which make the whole difference', () => {
    const differing = lines.filter(({ amountsUsd: [a, b] }) => a !== b)
    expect(new Set(differing.map(({ nodeId }) => nodeId))).toEqual(new Set([sized.id]))
    const sum = differing.reduce((total, { amountsUsd: [a, b] }) => total + (b ?? 0) - (a ?? 0), 0)
    expect(sum).toBeGreaterThan(0)
    expect(designs[1]?.difference?.monthlyUsd).toBeCloseTo(sum, 9)
  })

  it('tells parts that only one of them has', () => {
    const [, ...rest] = design.nodes
    const fewer = { ...design, nodes: rest, edges: [], workloads: [] }
    const gone = compare([design, fewer]).parts.find(({ id }) => id === design.nodes[0]?.id)
    expect(gone).toMatchObject({ changed: true, cells: [{}, null] })
    const come = compare([fewer, design]).parts.find(({ id }) => id === design.nodes[0]?.id)
    expect(come).toMatchObject({ changed: true, cells: [null, {}] })
  })
})

describe.each(templates)('$file on three providers', ({ design: pattern }) => {
  const { designs, parts, lines } = compare([pattern], ['aws', 'gcp', 'azure'])

  it('is drawn once as it is and once on each of the two others, each evaluated in full', () => {
    expect(designs).toHaveLength(3)
    expect(designs[0]?.provider).toBeNull()
    for (const column of designs) {
      const { system, verdicts } = evaluate(column.design)
      expect(column).toMatchObject({ system, verdicts })
      expect(column.system.availability).toBeGreaterThan(0.99)
    }
  })

  it('names the cheapest and the most available only where one is', () => {
    const { cheapest, mostAvailable } = compare([pattern, pattern])
    expect([cheapest, mostAvailable]).toEqual([null, null])
    const found = compare([pattern], ['aws', 'gcp', 'azure'])
    const least = Math.min(...found.designs.map(({ bill }) => bill.totalUsd))
    if (found.cheapest !== null) expect(found.designs[found.cheapest]?.bill.totalUsd).toBe(least)
  })

  it('says what became of a machine that is no copy of the first', () => {
    for (const { cells } of parts) {
      for (const cell of cells.slice(1)) {
        for (const change of cell?.changes ?? []) expect(change).toMatch(/, not |^without /)
      }
    }
  })

  it('drops no part', () => {
    expect(parts).toHaveLength(pattern.nodes.length)
    for (const { cells } of parts) expect(cells.every((cell) => cell !== null)).toBe(true)
  })

  it('has columns of lines that add up to the bills', () => {
    designs.forEach(({ bill }, i) => {
      const sum = lines.reduce((total, { amountsUsd }) => total + (amountsUsd[i] ?? 0), 0)
      expect(sum).toBeCloseTo(bill.totalUsd, 9)
    })
  })
})
