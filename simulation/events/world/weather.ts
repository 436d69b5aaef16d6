import type { FailureSpec } from '../../archetypes/archetype.ts'
import type { Model } from '../../archetypes/model.ts'
import { shareAway } from '../../archetypes/serving/machine-pool.ts'
import { neededInstances, type PeakLoad } from '../../availability/index.ts'
import { spread } from '../../availability/reading.ts'
import { log } from '../../traffic/numbers.ts'
import { STREAM_WORDS, startStream, uniform } from '../random.ts'

const MS_PER_HOUR = 3_600_000
/** What is repaired at once, or never up, would change state without end. */
const SHORTEST_REPAIR_HOURS = 1e-4
/** Begins the names of the causes that are interruptions of spot machines. */
const RECLAIM = 'reclaim:'
const MOSTLY_DOWN = 1 - 1e-6

/** Equal units that fail and are repaired by themselves, each after exponential times. */
interface Cause {
  /** Such as `zone:us-east-1a`, or a node's id. */
  readonly name: string
  readonly units: number
  readonly meanUpMs: number
  readonly meanDownMs: number
}

/** A node's share of the causes: which must not be down, and which instances stand where. */
interface Exposure {
  /** Causes of one unit under which all of the node is down. */
  readonly shared: readonly number[]
  /** Instances in one place: causes that take one at a time, the zone's cause (−1: none) and how many. */
  readonly groups: readonly { readonly own: readonly number[]; readonly zone: number; readonly instances: number }[]
  readonly needed: number
}

/**
 * What fails in a design and when: instances, zones, regions and providers as alternating renewal processes whose share of time down is
 * the unavailability that the analytic room uses.
 *
 * @see Trivedi, Probability and Statistics with Reliability, Queuing and Computer Science Applications, 2002, §8.3: availability of the
 *   two-state process is mean up time ÷ (mean up time + mean down time)
 */
export class Weather {
  readonly causes: readonly Cause[]
  /** Of each cause: how many of its units are down now, and which. */
  readonly down: Int32Array
  readonly #isDown: readonly Uint8Array[]
  readonly #exposures: readonly Exposure[]
  readonly #streams: Int32Array

  constructor(model: Model, peaks: readonly PeakLoad[], seed: number, replication: number) {
    const { causes, exposures } = exposuresOf(model, neededInstances(model, peaks))
    this.causes = causes
    this.down = new Int32Array(causes.length)
    this.#isDown = causes.map(({ units }) => new Uint8Array(units))
    this.#exposures = exposures
    this.#streams = new Int32Array(causes.length * STREAM_WORDS)
    for (const [i, { name, units, meanUpMs, meanDownMs }] of causes.entries()) {
      startStream(this.#streams, i * STREAM_WORDS, seed, replication, `failure:${name}`)
      // begin in the steady state
      const share = meanDownMs / (meanUpMs + meanDownMs)
      for (let unit = 0; unit < units; unit++) if (this.#uniform(i) < share) this.#turn(i, unit)
    }
  }

  /** Milliseconds until one unit of a cause fails or is repaired. */
  untilChange(cause: number): number {
    const rate = this.#failRate(cause) + this.#repairRate(cause)
    return -log(1 - this.#uniform(cause)) / rate
  }

  /** One unit of the cause fails or is repaired. */
  change(cause: number): void {
    const fails = this.#failRate(cause)
    const total = fails + this.#repairRate(cause)
    const drawn = this.#uniform(cause) * total
    const wanted = drawn < fails ? 0 : 1
    // which of them does not matter to the cause, but it does to a machine that has several
    let skip = Math.floor(
      (wanted === 0 ? drawn / fails : (drawn - fails) / (total - fails)) * this.#count(cause, wanted),
    )
    const isDown = this.#isDown[cause]!
    for (let unit = 0; unit < isDown.length; unit++) {
      if (isDown[unit] === wanted && skip-- === 0) {
        this.#turn(cause, unit)
        return
      }
    }
  }

  /** Whether a cause takes machines away with notice, so that they finish what they serve. */
  isAnnounced(cause: number): boolean {
    return this.causes[cause]!.name.startsWith(RECLAIM)
  }

  /** Instances of a node that serve now; 0 while it is down. */
  serving(node: number): number {
    const { shared, groups, needed } = this.#exposures[node]!
    if (shared.some((cause) => this.down[cause]! > 0)) return 0
    let up = 0
    for (const { own, zone, instances } of groups) {
      if (zone < 0 || this.down[zone] === 0) up += instances - this.#away(own, instances)
    }
    return up >= needed ? up : 0
  }

  /** Instances that at least one of some causes has taken. */
  #away(causes: readonly number[], instances: number): number {
    const [only, ...others] = causes
    if (only === undefined) return 0
    if (others.length === 0) return this.down[only]!
    let away = 0
    for (let unit = 0; unit < instances; unit++) if (causes.some((cause) => this.#isDown[cause]![unit] === 1)) away++
    return away
  }

  #turn(cause: number, unit: number): void {
    const isDown = this.#isDown[cause]!
    isDown[unit] = 1 - isDown[unit]!
    this.down[cause]! += isDown[unit] === 1 ? 1 : -1
  }

  #count(cause: number, wanted: number): number {
    return wanted === 1 ? this.down[cause]! : this.causes[cause]!.units - this.down[cause]!
  }

  #failRate(cause: number): number {
    const { units, meanUpMs } = this.causes[cause]!
    return (units - this.down[cause]!) / meanUpMs
  }

  #repairRate(cause: number): number {
    return this.down[cause]! / this.causes[cause]!.meanDownMs
  }

  #uniform(cause: number): number {
    return uniform(this.#streams, cause * STREAM_WORDS)
  }
}

function exposuresOf(
  model: Model,
  needed: readonly number[],
): { readonly causes: readonly Cause[]; readonly exposures: readonly Exposure[] } {
  const causes: Cause[] = []
  const places = new Map<string, number>()
  const cause = (name: string, units: number, unavailability: number, repairHours: number): number => {
    const known = places.get(name)
    if (known !== undefined) return known
    const meanDownMs = Math.max(repairHours, SHORTEST_REPAIR_HOURS) * MS_PER_HOUR
    const share = Math.min(unavailability, MOSTLY_DOWN)
    const place = causes.push({ name, units, meanUpMs: (meanDownMs * (1 - share)) / share, meanDownMs })
    places.set(name, place - 1)
    return place - 1
  }
  const { assumptions } = model
  const outageHours = assumptions.outageMinutes / 60
  const shared = (name: string, availability: number) =>
    availability < 1 ? [cause(name, 1, 1 - availability, outageHours)] : []
  const exposures = model.nodes.map(({ id, index, place, behaviour: { role, failure } }): Exposure => {
    const vendor = place.provider !== 'generic'
    const serves = role.kind !== 'source' && role.kind !== 'group'
    const above = [
      ...(vendor && serves ? shared(`provider:${place.provider}`, assumptions.commonCauseAvailability) : []),
      ...(vendor && serves && failure.regional && place.region
        ? shared(`region:${place.region}`, assumptions.regionAvailability)
        : []),
    ]
    const groups = spread(failure.instances, vendor && failure.zonal ? place.zones : []).map(({ zone, instances }) => ({
      own: ownCauses(failure).map(({ kind, unavailability, hours }) =>
        cause(`${kind}${zone === null ? id : `${id}@${zone}`}`, instances, unavailability, hours),
      ),
      zone: zone === null ? -1 : (shared(`zone:${zone}`, assumptions.zoneAvailability)[0] ?? -1),
      instances,
    }))
    return { shared: above, groups, needed: failure.instances === 1 ? 1 : (needed[index] ?? 1) }
  })
  return { causes, exposures }
}

/** What takes single instances away: failures, and interruptions of spot machines with their own, shorter absence. */
function ownCauses({ unavailability, mttrHours, reclaims }: FailureSpec) {
  const away = reclaims ? shareAway(reclaims.perHour, reclaims.restartHours) : 0
  const failed = (unavailability - away) / (1 - away)
  return [
    { kind: '', unavailability: failed, hours: mttrHours },
    { kind: RECLAIM, unavailability: away, hours: reclaims?.restartHours ?? 0 },
  ].filter((cause) => cause.unavailability > 1e-15)
}
