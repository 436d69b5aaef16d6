import type { Figure, Sla, Topology } from '../../catalog/service.ts'
import type { FailureSpec, Setting } from '../archetype.ts'

/** Hours to repair where nobody says (contract §1). */
export const USUAL_REPAIR_HOURS = 0.5

/** Never fails by itself and shares no cause: callers, groups, drawings. */
export const NEVER: FailureSpec = {
  instances: 1,
  minHealthy: 1,
  unavailability: 0,
  mttrHours: USUAL_REPAIR_HOURS,
  zonal: false,
  regional: false,
  contractUnavailability: 0,
  source: null,
}

/**
 * Instances that stand in zones: each has the vendor's figure for a single one, and its zone and region above it (contract §2.11).
 *
 * @param away share of the time that one instance is missing for another reason, such as spot interruptions
 */
export function zonalFailure(
  setting: Setting,
  fleet: Pick<FailureSpec, 'instances' | 'minHealthy'>,
  away = 0,
): FailureSpec {
  const promise = promiseOf(setting, ['single-instance', 'single-zone'])
  const own = promise?.availability == null ? 0 : 1 - promise.availability
  return {
    ...fleet,
    unavailability: own + away * (1 - own),
    mttrHours: USUAL_REPAIR_HOURS,
    zonal: true,
    regional: true,
    contractUnavailability: contractOf(setting, fleet.instances),
    source: figureOf(promise),
  }
}

/**
 * A managed service: one part with its regional figure and no zone; a global one has no region either (contract §2.11), unless it is
 * used as a regional one.
 */
export function regionalFailure(setting: Setting): FailureSpec {
  const { scope } = setting.service
  const isTied = setting.config.mode === 'regional'
  return managedFailure(setting, !isTied && (scope === 'global' || scope === 'edge'))
}

/** Data that also lie in other regions: one part that outlives its region (contract §2.11). */
export function multiRegionFailure(setting: Setting): FailureSpec {
  return managedFailure(setting, true)
}

function managedFailure(setting: Setting, global: boolean): FailureSpec {
  const order: readonly Topology[] = global
    ? ['edge', 'multi-region', 'multi-zone']
    : ['multi-zone', 'single-zone', 'single-instance', 'control-plane']
  const promise = promiseOf(setting, order)
  const unavailability = promise?.availability == null ? null : 1 - promise.availability
  return {
    instances: 1,
    minHealthy: 1,
    unavailability: unavailability ?? 0,
    mttrHours: USUAL_REPAIR_HOURS,
    zonal: false,
    regional: !global,
    contractUnavailability: unavailability,
    source: figureOf(promise),
  }
}

/** What the vendor promises for the topology as drawn; where that has no promise, the one for less. */
function contractOf(setting: Setting, instances: number): number | null {
  const several: readonly Topology[] = setting.place.zones.length > 1 ? ['multi-zone', 'single-zone'] : ['single-zone']
  const promise = promiseOf(setting, [...(instances > 1 ? several : []), 'single-instance', 'single-zone'])
  return promise?.availability == null ? null : 1 - promise.availability
}

/** The first promise in this order whose conditions the configuration meets; one with conditions before one without. */
function promiseOf({ service, config }: Setting, order: readonly Topology[]): Sla | undefined {
  const meets = ({ when }: Sla) =>
    Object.entries(when ?? {}).every(([name, value]) => JSON.stringify(config[name]) === JSON.stringify(value))
  for (const topology of order) {
    const promises = service.slas.filter((sla) => sla.topology === topology && meets(sla))
    const found = promises.find(({ when }) => when !== undefined) ?? promises[0]
    if (found) return found
  }
  return undefined
}

function figureOf(promise: Sla | undefined): Figure {
  if (promise?.availability == null) {
    return {
      value: 1,
      unit: '',
      source: promise ? `no availability is promised: ${promise.scope}` : 'no published figure was found',
      asOf: promise?.asOf ?? '',
      confidence: 'unknown',
    }
  }
  const { availability, source, asOf, confidence } = promise
  return { value: availability, unit: '', source, asOf, confidence }
}
