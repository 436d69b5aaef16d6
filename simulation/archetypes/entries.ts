import type { CloudProvider, Counterpart } from '../catalog/capabilities.ts'
import { counterparts } from '../catalog/counterparts.ts'
import { glyphs } from '../catalog/glyphs.ts'
import { type Limit, limitsOf } from '../catalog/limits.ts'
import type { ServiceRecord } from '../catalog/service.ts'
import { services } from '../catalog/services.ts'
import type { Parameter } from '../design/parameter.ts'
import { withUnbrokenUnits } from '../report/format.ts'
import { archetypeOf, isBalancing, isCaching, parametersOf } from './registry.ts'

/** A service as the window and the command line show it: its record, its parameters and its counterparts. */
export interface ServiceInfo
  extends Pick<
    ServiceRecord,
    | 'id'
    | 'provider'
    | 'name'
    | 'vendorName'
    | 'shortName'
    | 'category'
    | 'capabilities'
    | 'archetype'
    | 'scope'
    | 'description'
    | 'whenToUse'
    | 'whenNot'
    | 'keywords'
    | 'slas'
  > {
  /** SVG path data on a grid of 24. */
  readonly glyph: string
  readonly parameters: readonly Parameter[]
  readonly isGroup: boolean
  readonly isSource: boolean
  readonly isBalancer: boolean
  readonly isCache: boolean
  readonly limits: readonly Limit[]
  /** Whether it has machine types to choose from. */
  readonly hasMachines: boolean
  /** Whether these are the provider's machine table, and not sizes that only this service has. */
  readonly sharesMachines: boolean
  readonly counterparts: Readonly<Record<CloudProvider, readonly Counterpart[]>>
}

/** Every service of the catalogue. */
export function catalogEntries(): readonly ServiceInfo[] {
  return services.map((record) => ({
    id: record.id,
    provider: record.provider,
    name: record.name,
    vendorName: record.vendorName,
    shortName: record.shortName,
    category: record.category,
    capabilities: record.capabilities,
    archetype: record.archetype,
    scope: record.scope,
    description: withUnbrokenUnits(record.description),
    whenToUse: record.whenToUse,
    whenNot: record.whenNot,
    keywords: record.keywords,
    slas: record.slas,
    glyph: glyphs[record.glyph] ?? '',
    parameters: parametersOf(record),
    isGroup: archetypeOf(record).isGroup ?? false,
    isSource: record.archetype === 'client',
    isBalancer: isBalancing(record),
    isCache: isCaching(record),
    limits: limitsOf(record.id) ?? [],
    hasMachines: record.machines !== undefined,
    sharesMachines: record.machines?.from === 'machines',
    counterparts: {
      aws: counterparts(record.id, 'aws'),
      gcp: counterparts(record.id, 'gcp'),
      azure: counterparts(record.id, 'azure'),
    },
  }))
}
