import { serviceDirectory } from '../../../simulation/archetypes/directory.ts'
import type { Model, ModelEdge, ModelNode } from '../../../simulation/archetypes/model.ts'
import { resolveDesign } from '../../../simulation/archetypes/resolve.ts'
import type { Design } from '../../../simulation/design/design.ts'
import { parseDesign } from '../../../simulation/design/parse.ts'

/** What a design file holds, as far as a test cares. */
export interface Drawing {
  readonly nodes?: readonly { readonly id: string; readonly service: string; readonly [key: string]: unknown }[]
  readonly edges?: readonly {
    readonly id: string
    readonly source: string
    readonly target: string
    readonly [key: string]: unknown
  }[]
  readonly workloads?: readonly {
    readonly id: string
    readonly source: string
    readonly rps: number
    readonly [key: string]: unknown
  }[]
  readonly pricing?: { readonly freeTier: string }
  readonly assumptions?: Readonly<Record<string, number>>
}

/** Reads a drawing as a file would be read; a test's drawing is always right. */
export function designOf(drawing: Drawing): Design {
  const file = { format: 'skyloom/design', version: 1, name: 'test', nodes: [], edges: [], workloads: [], ...drawing }
  const read = parseDesign(JSON.stringify(file), serviceDirectory)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

export function modelOf(drawing: Drawing): Model {
  return resolveDesign(designOf(drawing))
}

/** The paths of a drawing's problems. */
export function problemsOf(drawing: Drawing): readonly string[] {
  const file = { format: 'skyloom/design', version: 1, name: 'test', nodes: [], edges: [], workloads: [], ...drawing }
  const read = parseDesign(JSON.stringify(file), serviceDirectory)
  return read.ok ? [] : read.problems.map(({ path }) => path)
}

export function nodeOf(model: Model, id: string): ModelNode {
  const node = model.nodes.find((one) => one.id === id)
  if (!node) throw new Error(`no node ${id}`)
  return node
}

export function edgeOf(model: Model, id: string): ModelEdge {
  const edge = model.edges.find((one) => one.id === id)
  if (!edge) throw new Error(`no edge ${id}`)
  return edge
}

/** One part on its own, in a region of its provider. */
export function part(service: string, config: Readonly<Record<string, unknown>> = {}): ModelNode {
  return nodeOf(modelOf({ nodes: [{ id: 'part', service, config }] }), 'part')
}
