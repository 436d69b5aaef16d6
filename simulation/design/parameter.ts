import type { Json } from './design.ts'

/**
 * One parameter of a service: enough to check a file, draw an inspector field and write the documentation.
 *
 * Numbers have `min` and `max` (inclusive). `default` is always a valid value.
 */
export interface Parameter {
  readonly name: string
  /** For the inspector, in a learner's words: "Machines". */
  readonly label: string
  readonly help: string
  readonly type: ParameterType
  /** Such as `ms`, `GB`, `hours`; empty where there is none. */
  readonly unit: string
  readonly default: Json
  /** Left out of the short form of the inspector. */
  readonly advanced?: boolean
}

export type ParameterType =
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly exclusiveMin?: boolean }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  /** One of the machine types the service offers (the region narrows it further). */
  | { readonly kind: 'machine' }
  /** A region of the service's provider; of any provider for `generic.*`. */
  | { readonly kind: 'region' }
  /** Region id or `{ lat, lon }`. */
  | { readonly kind: 'location' }
  /** A count of zones, or a list of zone names. */
  | { readonly kind: 'zones' }
  /** `{ distribution, meanMs, k?, cv2? }`, or a number of ms where `allowNumber` (exponential). */
  | { readonly kind: 'service-time'; readonly allowNumber: boolean }
  /** An id of a node of the design. */
  | { readonly kind: 'node' }
  /** A list of some of these words, each at most once (`routes`). */
  | {
      readonly kind: 'subset'
      readonly options: readonly { readonly value: string; readonly label: string }[]
    }
  /** A list whose items have these fields. */
  | { readonly kind: 'list'; readonly item: readonly Parameter[] }
  /** An object with these fields. */
  | { readonly kind: 'object'; readonly fields: readonly Parameter[] }
  /** Free keys with text values (`tags`). */
  | { readonly kind: 'map' }
  /** The value may also be `null`, or this literal word. */
  | { readonly kind: 'nullable'; readonly of: ParameterType }
  | { readonly kind: 'or-word'; readonly word: string; readonly of: ParameterType }

/** What reading a file must know of the catalogue; the catalogue implements it, so that the format knows no service. */
export interface ServiceDirectory {
  /** `undefined` for an id that is not in the catalogue. */
  lookup(serviceId: string): ServiceShape | undefined
  /** Ids close to a wrong one, best first, for "did you mean". */
  similar(serviceId: string): readonly string[]
  /** Providers that have this region id; empty when there is none. */
  providersOfRegion(regionId: string): readonly string[]
  /** Zone names of a region, in order. */
  zonesOfRegion(regionId: string): readonly string[]
}

export interface ServiceShape {
  readonly provider: 'aws' | 'gcp' | 'azure' | 'generic'
  readonly parameters: readonly Parameter[]
  /** Groups may be parents; only groups have a `size`. */
  readonly isGroup: boolean
  /** May be the source of a workload. */
  readonly isSource: boolean
  /** Sends each visit to one of its targets. */
  readonly isBalancer: boolean
  /** Has a hit ratio: may be named by `onMissOf`. */
  readonly isCache: boolean
  /** Whether this machine type exists for the service, and where it has a price. */
  hasMachine(instanceType: string): boolean
}
