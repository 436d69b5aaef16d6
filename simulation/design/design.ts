/**
 * The design document: what a `.skyloom` file holds once it has been read.
 *
 * A `Design` always comes out of `parseDesign`, so its ids are unique, its references resolve and its numbers are finite and
 * within bounds. Units are in the names: `Ms` milliseconds, `Usd` US dollars, `Kb` 10³ bytes, `rps` requests a second.
 */

declare const brand: unique symbol
/** A string that has been checked to be the id of one kind of thing. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }
export type NodeId = Id<'node'>
export type EdgeId = Id<'edge'>
export type WorkloadId = Id<'workload'>
/** Of `catalogue` services, such as `aws.ec2`. */
export type ServiceId = string

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
/** Parameters that the learner set; what is missing takes the service's default. */
export type Config = Readonly<Record<string, Json>>

export interface Design {
  readonly format: 'skyloom/design'
  readonly version: 1
  readonly name: string
  /** Markdown. */
  readonly description: string
  readonly targets: Targets
  readonly pricing: { readonly freeTier: FreeTier }
  /** Only what the learner changed; see `DEFAULT_ASSUMPTIONS`. */
  readonly assumptions: Partial<Assumptions>
  readonly workloads: readonly Workload[]
  readonly nodes: readonly DesignNode[]
  readonly edges: readonly DesignEdge[]
  readonly annotations: readonly Json[]
  readonly steps: readonly Step[]
  readonly tests: readonly DesignTest[]
}

/** A verdict is given for each target that is present. */
export interface Targets {
  /** Fraction, 0 < a < 1. */
  readonly availability?: number
  readonly p95LatencyMs?: number
  readonly monthlyBudgetUsd?: number
}

export type FreeTier = 'none' | 'always-free' | 'new-account'

export interface Assumptions {
  readonly zoneAvailability: number
  readonly regionAvailability: number
  /** One cause for each provider in use: deploys, configuration, global control plane. */
  readonly commonCauseAvailability: number
  /** Length of a typical outage of a zone, region or provider; turns unavailability into a failure frequency. */
  readonly outageMinutes: number
}

export interface Workload {
  readonly id: WorkloadId
  readonly name: string
  /** A `generic.client`. */
  readonly source: NodeId
  /** Mean over the month. */
  readonly rps: number
  readonly shape: Shape
  readonly requestKb: number
  readonly responseKb: number
}

/** How the rate moves around its mean; hours are UTC and fractional. */
export type Shape =
  | { readonly kind: 'constant' }
  | { readonly kind: 'diurnal'; readonly peakToMean: number; readonly peakHour: number }
  | {
      readonly kind: 'burst'
      readonly peakToMean: number
      readonly minutesPerDay: number
      readonly startHour: number
    }
  /** 24 or 168 factors of mean 1; 168 start Monday 00:00. */
  | { readonly kind: 'hourly'; readonly factors: readonly number[] }

export interface DesignNode {
  readonly id: NodeId
  readonly service: ServiceId
  readonly name: string
  /** The group node that holds this one; `position` is relative to it. */
  readonly parent?: NodeId
  readonly config: Config
  readonly position: Point
  /** Of groups. */
  readonly size?: Size
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export type EdgeKind = 'request' | 'async' | 'link'
export type Dependency = 'required' | 'optional' | `fallback:${string}`

export interface DesignEdge {
  readonly id: EdgeId
  readonly source: NodeId
  readonly target: NodeId
  readonly kind: EdgeKind
  /** n + f: n calls and one more with probability f. */
  readonly calls: number
  /** Missing: 1 + its place among the edges of the same source. */
  readonly stage?: number
  readonly weight: number
  readonly onMissOf?: NodeId
  readonly dependency: Dependency
  readonly via: readonly NodeId[]
  /** Missing: all workloads. */
  readonly workloads?: readonly WorkloadId[]
  /** Payload of one call; missing: the workload's, or the target service's own. */
  readonly requestKb?: number
  readonly responseKb?: number
  /** Of one attempt; missing: none. */
  readonly timeoutMs?: number
  readonly retries: number
  readonly backoffMs: number
}

/** A presentation step. */
export interface Step {
  readonly title: string
  readonly notes: string
  readonly show: readonly string[]
  readonly focus: readonly string[]
}

export interface DesignTest {
  readonly name: string
  readonly when: {
    readonly fail?: readonly string[] | 'any-zone' | 'any-region'
    readonly trafficFactor?: number
  }
  readonly expect: {
    readonly availability?: number
    readonly p95LatencyMs?: number
    readonly monthlyBudgetUsd?: number
    readonly served?: number
  }
}

/** Assumptions of contract §1; none has a published source, so each can be edited in the design. */
export const DEFAULT_ASSUMPTIONS: Assumptions = {
  zoneAvailability: 0.9999,
  regionAvailability: 0.9999,
  commonCauseAvailability: 0.99995,
  outageMinutes: 30,
}

/** Something wrong with a file, and what to do about it. */
export interface Problem {
  /** JSON path, such as `/nodes/3/config/count`; empty for the whole file. */
  readonly path: string
  readonly message: string
}

/** A result that can fail in expected ways. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }
