import type { Json } from '../design/design.ts'
import type { Parameter } from '../design/parameter.ts'
import type { Confidence } from '../report/report.ts'

/**
 * WHAT a service is: data only. One record a service, in `providers/<provider>/`; how such a service behaves is told by its
 * archetype. Prices are kept apart, in the price books of `prices/`.
 */
export interface ServiceRecord {
  /** Such as `aws.ec2`; fixed for ever, files in the wild refer to it. */
  readonly id: string
  readonly provider: Provider
  /** Provider-neutral, in a learner's words: "Virtual machines". */
  readonly name: string
  /** The vendor's full name: "Amazon EC2". */
  readonly vendorName: string
  /** The vendor's short name, as lists show it: "EC2". */
  readonly shortName: string
  readonly category: Category
  /** Keys of capability rows (`capabilities.ts`); services that share one are counterparts. */
  readonly capabilities: readonly string[]
  /** Its kind, as the table of capabilities tells it. */
  readonly archetype: ArchetypeId
  /** Works like another kind: a serverless endpoint is an endpoint without machines, a function. Absent: like its own. */
  readonly behaviour?: ArchetypeId | 'cached-entry'
  readonly scope: Scope
  /** Two sentences in a learner's words. */
  readonly description: string
  readonly whenToUse: string
  readonly whenNot: string
  /** Other words by which people search for it. */
  readonly keywords: readonly string[]
  readonly glyph: string
  /** This service's own defaults for parameters of its archetype. */
  readonly defaults?: Readonly<Record<string, Json>>
  /** This service's own bounds, options or labels for parameters of its archetype, and parameters only it has. */
  readonly parameters?: readonly Parameter[]
  /** Names of the archetype's parameters that this service does not have. */
  readonly without?: readonly string[]
  /** Where its machine types come from: the provider's machine table, or sizes of its own. */
  readonly machines?: MachineSource
  /** Language models that it answers with; the values of its parameter `model`. */
  readonly models?: readonly LanguageModel[]
  /** Published availability promises, one for each topology; empty when none was found. */
  readonly slas: readonly Sla[]
  /** The vendor's or a measured response time of one request, without network; the default service law. */
  readonly latency?: LatencyFigure
  /** Numbers only its archetype reads (capacity-unit dimensions, billing steps), each a sourced figure. */
  readonly traits?: Readonly<Record<string, Figure>>
  readonly terraform?: string
}

export type Provider = 'aws' | 'gcp' | 'azure' | 'generic'
export type Scope = 'zonal' | 'regional' | 'global' | 'edge'
export type Category =
  | 'compute'
  | 'storage'
  | 'database'
  | 'network'
  | 'ml'
  | 'messaging'
  | 'security'
  | 'analytics'
  | 'ops'
  | 'group'
  | 'generic'

export type ArchetypeId =
  | 'client'
  | 'service'
  | 'group'
  | 'vm-pool'
  | 'kubernetes'
  | 'container-service'
  | 'function'
  | 'object-store'
  | 'block-store'
  | 'file-store'
  | 'relational-db'
  | 'kv-store'
  | 'search-index'
  | 'warehouse'
  | 'cache'
  | 'balancer'
  | 'cdn'
  | 'dns'
  | 'nat'
  | 'queue'
  | 'api-gateway'
  | 'job'
  | 'stream'
  | 'workflow'
  | 'ml-endpoint'
  | 'llm-api'
  | 'training-job'
  | 'ml-workspace'
  | 'feature-store'
  | 'monitoring'
  | 'registry'
  | 'network-link'
  | 'mesh'
  | 'security'
  | 'hybrid'

/** A number with its origin. `recalled` figures are editable defaults, never shown as facts. */
export interface Figure {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly asOf: string
  readonly confidence: Confidence
}

export interface LatencyFigure {
  readonly p50Ms: number
  readonly p99Ms: number | null
  readonly source: string
  readonly asOf: string
  readonly confidence: Confidence
}

/** One language model of a service, as it was measured; `null` where no source has the figure. */
export interface LanguageModel {
  /** Value of the parameter `model`, and what price rows name. */
  readonly id: string
  readonly name: string
  /** Answers with a vector, so that no tokens are written. */
  readonly embeds?: boolean
  /** Median time to the first token, ms. */
  readonly firstTokenMs: Figure | null
  /** Tokens a second that one caller sees. */
  readonly tokensPerSecond: Figure | null
  /** Tokens read in a minute by one provisioned unit. */
  readonly readPerMinuteUnit: Figure | null
  /** Tokens of a prompt above which all its tokens have another price. */
  readonly longPrompt: Figure | null
}

/** What the vendor promises in one topology; a refund rule, not a forecast. */
export interface Sla {
  readonly topology: Topology
  /** Fraction; `null` when the vendor says that this topology has no promise. */
  readonly availability: number | null
  /** Holds only when the configuration has these values. */
  readonly when?: Readonly<Record<string, Json>>
  readonly scope: string
  readonly source: string
  readonly asOf: string
  readonly confidence: Confidence
}

export type Topology = 'single-instance' | 'single-zone' | 'multi-zone' | 'multi-region' | 'edge' | 'control-plane'

export type MachineSource =
  /** Every type of `prices/<provider>.machines.json`, or those with one make of accelerator. */
  | { readonly from: 'machines'; readonly only?: 'accelerated' | 'trainium' | 'inferentia' | 'tpu' }
  /** Sizes that only this service has (`db.t4g.micro`). */
  | { readonly from: 'sizes'; readonly sizes: readonly MachineSize[] }

export interface MachineSize {
  readonly name: string
  readonly vcpu: number
  readonly memoryGib: number
  readonly accelerator?: string
  readonly accelerators?: number
}

/** One machine type in one region; prices a machine-hour, `null` when no source has one. */
export interface MachineOffer extends MachineSize {
  readonly family: string
  readonly region: string
  readonly onDemandUsd: number | null
  readonly spotUsd: number | null
  readonly reserved1yUsd: number | null
  readonly reserved3yUsd: number | null
  readonly source: string
  readonly asOf: string
  readonly confidence: Confidence
}

/**
 * One price of one service. The quantity it multiplies is a *meter* that the archetype reads off the design (see
 * `meters.ts`), so that a new price needs no code.
 */
export interface PriceRow {
  readonly service: string
  /** Stable key, shown in bills: `lcu-hours`. */
  readonly dimension: string
  /** Which meter of the archetype it multiplies; several dimensions may share one. */
  readonly meter: string
  /** What one priced unit is called: "GB-month", "million requests". */
  readonly unit: string
  /** Units of the meter in one priced unit: 1,000,000 for a price a million requests. */
  readonly per: number
  /** Region id, or `global` where one price holds everywhere. */
  readonly region: string
  /** Applies only when the configuration has these values. */
  readonly when?: Readonly<Record<string, Json>>
  /** USD for one priced unit; `upTo` is cumulative in meter units, `null` = unbounded. A flat price has one tier. */
  readonly tiers: readonly PriceTier[]
  readonly free?: readonly FreeAllowance[]
  readonly source: string
  readonly asOf: string
  readonly confidence: Confidence
}

export interface PriceTier {
  readonly upTo: number | null
  /** `null`: no source has it. */
  readonly priceUsd: number | null
}

export interface FreeAllowance {
  readonly kind: 'always' | '12-months' | 'credit'
  /** Meter units a month. */
  readonly quantity: number
  /** Allowances of one pool are shared by all lines of the provider that name it; default: service and dimension. */
  readonly pool?: string
}
