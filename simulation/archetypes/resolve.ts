import { machineSize } from '../catalog/machines.ts'
import { roundTrip } from '../catalog/network.ts'
import type { ServiceRecord } from '../catalog/service.ts'
import { serviceRecord } from '../catalog/services.ts'
import { DEFAULT_ASSUMPTIONS, type Design, type DesignEdge, type DesignNode, type Workload } from '../design/design.ts'
import { stages } from '../design/graph.ts'
import type { Setting } from './archetype.ts'
import { textOf } from './config.ts'
import type { Model, ModelEdge, ModelNode, ModelWorkload } from './model.ts'
import { fullConfig, placeOf } from './place.ts'
import { archetypeOf } from './registry.ts'

/**
 * Makes a design ready for computing: defaults filled in, references as indices, every node's place and behaviour known. Total for every
 * design that was read.
 */
export function resolveDesign(design: Design): Model {
  const nodeIndex = new Map<string, number>(design.nodes.map(({ id }, index) => [id, index]))
  const edgeIndex = new Map<string, number>(design.edges.map(({ id }, index) => [id, index]))
  const workloadIndex = new Map<string, number>(design.workloads.map(({ id }, index) => [id, index]))
  const indexOf = (id: string) => need(nodeIndex, id)

  const bare = design.nodes.map((node, index) => resolveNode(design, node, index))
  const stageOf = stages(design)
  const edges = design.edges.map((edge, index): ModelEdge => {
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
      networkMs: networkMs([source, ...via, target].map((node) => bare[node])),
    }
  })
  const nodes = bare.map((node): ModelNode => {
    const along = edges.filter(({ kind }) => kind !== 'link')
    return {
      ...node,
      out: along.filter(({ source }) => source === node.index).map(({ index }) => index),
      in: along.filter(({ target }) => target === node.index).map(({ index }) => index),
    }
  })
  return {
    design,
    assumptions: { ...DEFAULT_ASSUMPTIONS, ...design.assumptions },
    nodes,
    edges,
    workloads: design.workloads.map((workload, index) => resolveWorkload(workload, index, indexOf(workload.source))),
  }
}

type BareNode = Omit<ModelNode, 'out' | 'in'>

function resolveNode(design: Design, node: DesignNode, index: number): BareNode {
  const service = recordOf(node)
  const archetype = archetypeOf(service)
  const config = fullConfig(node, service)
  const place = placeOf(design, node, service, config)
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

/** Round trips of the legs from place to place; the parts passed through add their own times as stations. */
function networkMs(stops: readonly (BareNode | undefined)[]): number {
  let ms = 0
  for (let i = 1; i < stops.length; i++) {
    const from = stops[i - 1]
    const to = stops[i]
    if (from && to) ms += roundTrip(from.place, to.place).ms
  }
  return ms
}

function need(indices: ReadonlyMap<string, number>, id: string): number {
  const index = indices.get(id)
  if (index === undefined) throw new Error(`The design has no ${id}; reading it should have said so.`)
  return index
}
