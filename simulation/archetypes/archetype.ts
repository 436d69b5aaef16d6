import type { Figure, ServiceRecord } from '../catalog/service.ts'
import type { Config } from '../design/design.ts'
import type { Parameter } from '../design/parameter.ts'

/**
 * HOW a kind of service behaves. An archetype turns one configured service into a station (performance), a failure model
 * (availability) and meters (cost). It knows no provider and no price: what differs between vendors is data in the record.
 */
export interface Archetype {
  readonly id: string
  readonly isGroup?: boolean
  readonly parameters: readonly Parameter[]
  /** The parameter that takes the vendor's published response time as its default (`ServiceRecord.latency`). */
  readonly publishedTime?: string
  /**
   * Zones of a vendor part: a count (the first ones of its region) or names; `null` = regional or global. Absent: `config.zones` where
   * the service is zonal.
   */
  zones?(service: ServiceRecord, config: Config): number | readonly string[] | null
  /** Public addresses that it cannot do without; absent: those of `config.publicAddress`. */
  publicAddresses?(setting: Setting): number
  /** How it serves and fails; `config` has every parameter. */
  behave(setting: Setting): Behaviour
  /** What it uses in a month, for the bill. */
  meters(setting: Setting, usage: Usage): readonly Meter[]
}

/** One node as its archetype sees it: the record, all parameters with defaults filled in, and where it stands. */
export interface Setting {
  readonly service: ServiceRecord
  readonly config: Config
  /** Names of the parameters that the learner set; the others have their defaults. */
  readonly given: ReadonlySet<string>
  readonly place: Place
  /** vCPUs of the configured machine type or fraction; `null` where it has none. */
  readonly machine: { readonly name: string; readonly vcpu: number; readonly memoryGib: number } | null
}

export interface Place {
  readonly provider: 'aws' | 'gcp' | 'azure' | 'generic'
  /** `null`: no place (then no network time, no zone and no region cause). */
  readonly region: string | null
  /** Names such as `us-east-1a`, as many as the node spreads over, first zones first; empty for regional and global parts. */
  readonly zones: readonly string[]
  /** Of clients that stand outside regions. */
  readonly location: { readonly lat: number; readonly lon: number } | null
}

export interface Behaviour {
  readonly role: Role
  /** `null` for parts that serve nothing (groups, monitoring, clients, links). */
  readonly station: StationSpec | null
  readonly failure: FailureSpec
  /** What it does to calls that pass through it. Absent: nothing. */
  readonly calls?: CallPolicy
}

/** What a mesh adds to the calls that pass through it; the formulas leave it out, and simulated runs have it. */
export interface CallPolicy {
  /** Share of every backoff that is left to chance. */
  readonly jitter: number
  /** Failures in a row after which calls fail at once, and for how long; `null`: they never do. */
  readonly breaker: { readonly failures: number; readonly openMs: number } | null
}

/** What the node does with a visit once its own service is over. */
export type Role =
  | { readonly kind: 'source' }
  | { readonly kind: 'group' }
  /** Makes every call, stage by stage. */
  | { readonly kind: 'server' }
  /** Makes its calls only with probability 1 − hitRatio. */
  | { readonly kind: 'cache'; readonly hitRatio: number }
  | {
      readonly kind: 'balancer'
      readonly policy: 'weighted' | 'least-outstanding' | 'failover' | 'nearest'
      readonly minHealthy: number
      readonly detectionSeconds: number
      /** Added to the detection time where clients hold an old answer. */
      readonly dnsTtlSeconds: number
    }
  | { readonly kind: 'queue' }
  /** On the canvas and the bill, but outside every request path (monitoring, registries). */
  | { readonly kind: 'aside' }

export interface StationSpec {
  /** Of one instance. */
  readonly servers: number | 'infinite'
  readonly instances: number
  readonly serviceTime: ServiceTime
  /** Waiting places for the whole node; `null` = unlimited. */
  readonly queueLimit: number | null
  /** Holds its slot while it waits for its calls. */
  readonly blocking: boolean
  /** Grows with the load between these many instances, so that utilisation stays at the target. */
  readonly scaling: { readonly min: number; readonly max: number; readonly targetUtilisation: number } | null
  /** Instances more at hours of the day, UTC, that are known to be busy; in the bill and in simulated months. */
  readonly schedule?: readonly { readonly startHour: number; readonly hours: number; readonly extra: number }[]
  /** Where the law comes from, for receipts; `null` when the learner typed it. */
  readonly source: Figure | null
  /** One service for several requests at once, the first of which waits so long for others. */
  readonly batch?: { readonly max: number; readonly waitMs: number }
  /** What a request waits for that finds no copy idle, how long an idle copy stays, and copies that always do; simulated only. */
  readonly coldStart?: { readonly time: ServiceTime; readonly keepMs: number; readonly ready: number }
}

export interface ServiceTime {
  readonly distribution: 'exponential' | 'deterministic' | 'erlang' | 'hyperexponential' | 'lognormal'
  readonly meanMs: number
  /** Erlang stages. */
  readonly k?: number
  /** Squared coefficient of variation; hyperexponential (balanced means) and lognormal. */
  readonly cv2?: number
}

export interface FailureSpec {
  /** Independent units; spread over the node's zones as evenly as possible, first zones first. */
  readonly instances: number
  /** Instances that must be up; `auto` = the fewest that carry the peak. */
  readonly minHealthy: number | 'auto'
  /** Of one instance, on its own. Carried directly so that 1e-12 survives. */
  readonly unavailability: number
  /** Failures an hour of one instance, where known (mtbf); else derived from `outageMinutes`. */
  readonly mttrHours: number
  /** Interruptions that are part of the unavailability: how often one instance is taken away, and until its replacement serves. */
  readonly reclaims?: { readonly perHour: number; readonly restartHours: number }
  /** `false`: zones of the place do not apply (regional and global services). */
  readonly zonal: boolean
  /** `false`: neither does the region (global services). */
  readonly regional: boolean
  /** Published SLA for the drawn topology; `null` = the vendor promises nothing. */
  readonly contractUnavailability: number | null
  /** Where the figure comes from; `null` when the learner typed it. */
  readonly source: Figure | null
}

/** What the node was asked to do in a month: rates from traffic, bytes from the edges. */
export interface Usage {
  readonly meanRps: number
  readonly peakRps: number
  /** Mean rate in each hour of the week, Monday 00:00 first; 168 values. */
  readonly hourlyRps: readonly number[]
  /** Time a request holds its slot, with calls where blocking; `null` when saturated. */
  readonly heldMs: number | null
  /** P(T > t) of that time, t in milliseconds; absent where its law is not known. */
  readonly heldAbove?: ((ms: number) => number) | undefined
  /** Instances in each hour of the week (autoscaling); 168 values. */
  readonly hourlyInstances: readonly number[]
  /** GB a month (10⁹ bytes) that arrive with requests and leave with responses, from its callers or on calls that pass through it. */
  readonly requestGb: number
  readonly responseGb: number
  /** The same on the calls that this node makes. */
  readonly calledRequestGb: number
  readonly calledResponseGb: number
}

/** A quantity for one month. Prices of the service that name this meter make bill lines. */
export interface Meter {
  /** Such as `instance-hours`, `requests`, `storage-gb-months`. */
  readonly name: string
  readonly quantity: number
  /** For the bill: "2 × m7i.large". */
  readonly description: string
  /** Which of several prices: `{ instanceType: 'm7i.large', purchase: 'spot' }`; matched against `when` besides the config. */
  readonly choose?: Readonly<Record<string, string | number | boolean>>
  /** Where the service has no price of its own for it, the provider's region has: bytes to the internet. */
  readonly elseOfRegion?: boolean
  /** A price typed into the design, which then needs no price row; `per` units of the meter. */
  readonly typed?: { readonly priceUsd: number; readonly per: number; readonly unit: string }
  /** So many equal resources, of which each goes through the price's tiers by itself; absent: the provider adds them up. */
  readonly each?: number
  /** How the quantity came about, for the receipt. */
  readonly factors: readonly {
    readonly name: string
    readonly value: number
    readonly unit: string
    readonly by: string
  }[]
}
