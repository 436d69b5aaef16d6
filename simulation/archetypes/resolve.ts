import { machineSize } from '../catalog/machines.ts'
import type { ServiceRecord } from '../catalog/service.ts'
import { serviceRecord } from '../catalog/services.ts'
import { DEFAULT_ASSUMPTIONS, type Design, type DesignEdge, type DesignNode, type Workload } from '../design/design.ts'
import { stages } from '../design/graph.ts'
import type { Setting } from './archetype.ts'
import { entryRoundTrips, networkMs } from './entry-places.ts'
import type { Model, ModelEdge, ModelNode, ModelWorkload } from './model.ts'
import { fullConfig, type PlaceFinder, placeFinder } from './place.ts'
import { archetypeOf } from './registry.ts'
import { textOf } from './settings/config.ts'

/**
 * Makes a design ready for computing: defaults filled in, references as indices, every node's place and behaviour known. Total for every
 * design that was read.
 */
export function resolveDesign(design: Design): Model {
  const nodeIndex = new Map<string, number>(design.nodes.map(({ id }, index) => [id, index]))
  const edgeIndex = new Map<string, number>(design.edges.map(({ id }, index) => [id, index]))
  const workloadIndex = new Map<string, number>(design.workloads.map(({ id }, index) => [id, index]))
  const indexOf = (id: string) => need(nodeIndex, id)

  const placeOf = placeFinder(design.nodes)
  const bare = design.nodes.map((node, index) => resolveNode(node, index, placeOf))
  const stageOf = stages(design)
  const plain = design.edges.map((edge, index): ModelEdge => {
    const source = indexOf(edge.source)
    const target = indexOf(edge.target)
    const via = edge.via.map(indexOf)
    return {
      index,
      id: edge.id,
      design: edge,
      source,
      target,
      kind: edge.kind,
      calls: edge.calls,
      stage: stageOf.get(edge.id) ?? 1,
      weight: edge.weight,
      ...dependencyOf(edge, edgeIndex),
      onMissOf: edge.onMissOf === undefined ? null : indexOf(edge.onMissOf),
      via,
      workloads: edge.workloads ? new Set(edge.workloads.map((id) => need(workloadIndex, id))) : null,
      requestKb: edge.requestKb ?? null,
      responseKb: edge.responseKb ?? null,
      timeoutMs: edge.timeoutMs ?? null,
      retries: edge.retries,
      backoffMs: edge.backoffMs,
      networkMs: networkMs(at(bare, source).place, at(bare, target).place),
      entryMs: null,
    }
  })
  const sources = design.workloads.map(({ source }) => indexOf(source))
  const entryMs = entryRoundTrips(bare, plain, sources)
  const edges = plain.map((edge): ModelEdge => ({ ...edge, entryMs: at(entryMs, edge.index) }))
  const out = bare.map((): number[] => [])
  const into = bare.map((): number[] => [])
  for (const { kind, index, source, target } of edges) {
    if (kind === 'link') continue
    at(out, source).push(index)
    at(into, target).push(index)
  }
  const nodes = bare.map((node): ModelNode => ({ ...node, out: at(out, node.index), in: at(into, node.index) }))
  return {
    design,
    assumptions: { ...DEFAULT_ASSUMPTIONS, ...design.assumptions },
    nodes,
    edges,
    workloads: design.workloads.map((workload, index) => resolveWorkload(workload, index, at(sources, index))),
  }
}

type BareNode = Omit<ModelNode, 'out' | 'in'>

function resolveNode(node: DesignNode, index: number, placeOf: PlaceFinder): BareNode {
  const service = recordOf(node)
  const archetype = archetypeOf(service)
  const config = fullConfig(node, service)
  const place = placeOf(node, service, config)
  const setting: Setting = {
    service,
    config,
    given: new Set(Object.keys(node.config)),
    place,
    machine: machineSize(service.id, textOf(config, 'instanceType')) ?? null,
  }
  return {
    index,
    id: node.id,
    design: node,
    service,
    archetype,
    config,
    place,
    setting,
    behaviour: archetype.behave(setting),
  }
}

function recordOf({ service }: DesignNode): ServiceRecord {
  const record = serviceRecord(service)
  if (!record) throw new Error(`The catalogue has no service ${service}; reading the design should have said so.`)
  return record
}

function resolveWorkload(design: Workload, index: number, source: number): ModelWorkload {
  return { index, id: design.id, design, source, rps: design.rps }
}

function dependencyOf(edge: DesignEdge, edges: ReadonlyMap<string, number>): Pick<ModelEdge, 'dependency' | 'covers'> {
  if (edge.dependency === 'required' || edge.dependency === 'optional')
    return { dependency: edge.dependency, covers: null }
  return { dependency: 'fallback', covers: need(edges, edge.dependency.slice('fallback:'.length)) }
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new Error(`The design has no item ${index}.`)
  return item
}

function need(indices: ReadonlyMap<string, number>, id: string): number {
  const index = indices.get(id)
  if (index === undefined) throw new Error(`The design has no ${id}; reading it should have said so.`)
  return index
}
