import type { ServiceRecord } from '../catalog/service.ts'
import type { Assumptions, Config, Design, DesignEdge, DesignNode, Workload } from '../design/design.ts'
import type { Archetype, Behaviour, Place, Setting } from './archetype.ts'

/**
 * A design made ready for computing: every default filled in, every reference an index, every node's behaviour known. The
 * engine's rooms read only this. Arrays are in the design's order, and an index into one means the same everywhere.
 */
export interface Model {
  readonly design: Design
  readonly assumptions: Assumptions
  readonly nodes: readonly ModelNode[]
  readonly edges: readonly ModelEdge[]
  readonly workloads: readonly ModelWorkload[]
  /** Parts taken as down, for what-if questions: whoever calls them fails at once. Absent: none. */
  readonly down?: ReadonlySet<number>
}

export interface ModelNode {
  readonly index: number
  readonly id: string
  readonly design: DesignNode
  readonly service: ServiceRecord
  readonly archetype: Archetype
  /** All parameters, defaults filled in. */
  readonly config: Config
  readonly place: Place
  readonly setting: Setting
  readonly behaviour: Behaviour
  /** Indices of the edges that leave it: `request` and `async`, in file order; links are left out. */
  readonly out: readonly number[]
  readonly in: readonly number[]
}

export interface ModelEdge {
  readonly index: number
  readonly id: string
  readonly design: DesignEdge
  readonly source: number
  readonly target: number
  readonly kind: 'request' | 'async' | 'link'
  readonly calls: number
  readonly stage: number
  readonly weight: number
  readonly dependency: 'required' | 'optional' | 'fallback'
  /** Of `fallback`: the edge it covers. */
  readonly covers: number | null
  /** Index of the cache node whose miss calls this edge (`onMissOf`). */
  readonly onMissOf: number | null
  readonly via: readonly number[]
  /** `null` = all. */
  readonly workloads: ReadonlySet<number> | null
  /** Payload of one call; `null` = the workload's. */
  readonly requestKb: number | null
  readonly responseKb: number | null
  readonly timeoutMs: number | null
  readonly retries: number
  readonly backoffMs: number
  /** Round trip between the two places (contract §2.16); the parts passed through add their own times as stations. */
  readonly networkMs: number
  /** Of a wire at an entry, which stands wherever its callers do: the round trip of each workload; `null`: `networkMs` for all. */
  readonly entryMs: readonly number[] | null
}

/** Milliseconds on the network for one call of a workload, there and back. */
export function networkMsOf(edge: ModelEdge, workload: number): number {
  return edge.entryMs?.[workload] ?? edge.networkMs
}

export interface ModelWorkload {
  readonly index: number
  readonly id: string
  readonly design: Workload
  readonly source: number
  readonly rps: number
}
