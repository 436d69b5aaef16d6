// @vitest-environment jsdom
import mermaid from 'mermaid'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalog, type Design, toMermaid } from '../../../simulation/index.ts'
import { called, hostileNames, templates } from './templates.ts'

/** Mermaid's own parser reads what we write: the graph that it finds is the design's. */
const groups = new Set(catalog().flatMap(({ id, isGroup }) => (isGroup ? [id] : [])))

beforeAll(() => mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }))

interface Vertex {
  readonly id: string
  readonly text?: string
}

interface FlowDatabase {
  getVertices(): ReadonlyMap<string, Vertex>
  getEdges(): readonly {
    readonly start: string
    readonly end: string
    readonly stroke?: string
    readonly type?: string
    readonly text: string
  }[]
  getSubGraphs(): readonly { readonly id: string; readonly title: string; readonly nodes: readonly string[] }[]
}

async function parsed(design: Design): Promise<FlowDatabase> {
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(toMermaid(design))
  expect(diagram.type).toMatch(/^flowchart/)
  return diagram.db as unknown as FlowDatabase
}

/** The first line of a label. Mermaid keeps entities as marks of its own until it draws; this reads them as it does then. */
function nameIn(label: string | undefined): string {
  return (
    (label ?? '').split(/<br\s*\/?>/)[0]?.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code))) ?? ''
  )
}

describe.each(templates)('%s as Mermaid', (_, design) => {
  it('is the same graph: parts, wires and groups', async () => {
    const db = await parsed(design)
    const idOf = new Map<string, string>(design.nodes.map(({ id }, i) => [id, `n${i}`]))
    const parts = design.nodes.filter(({ service }) => !groups.has(service))
    const labels = [...db.getVertices().values()].map(({ id, text }) => [id, nameIn(text)])
    expect(labels.sort()).toEqual(parts.map(({ id, name }) => [idOf.get(id), name]).sort())
    expect(db.getEdges().map(({ start, end }) => [start, end])).toEqual(
      design.edges.map(({ source, target }) => [idOf.get(source), idOf.get(target)]),
    )
    expect(db.getEdges().map(({ stroke }) => stroke === 'dotted')).toEqual(
      design.edges.map(({ kind }) => kind === 'async'),
    )
    const inside = Object.fromEntries(db.getSubGraphs().map(({ id, nodes }) => [id, [...nodes].sort()]))
    const drawn = design.nodes.filter(({ service }) => groups.has(service))
    expect(inside).toEqual(
      Object.fromEntries(
        drawn.map((group) => [
          idOf.get(group.id),
          design.nodes
            .filter(({ parent }) => parent === group.id)
            .map(({ id }) => idOf.get(id))
            .sort(),
        ]),
      ),
    )
  })
})

describe('Mermaid', () => {
  it.each(hostileNames)('reads a part called %j as that name and nothing else', async (name) => {
    const [plainGraph, graph] = [await parsed(called('x')), await parsed(called(name))]
    expect([...graph.getVertices().keys()]).toEqual([...plainGraph.getVertices().keys()])
    expect(graph.getEdges().map(({ start, end }) => [start, end])).toEqual(
      plainGraph.getEdges().map(({ start, end }) => [start, end]),
    )
    const [first] = graph.getVertices().values()
    expect(nameIn(first?.text)).toBe(name.replace(/\s+/g, ' ').trim())
  })
})
