import { machineOffers } from '../catalog/machines.ts'
import type { MachineOffer } from '../catalog/service.ts'

/** A machine type where it is sold. */
export interface MachineAt {
  readonly service: string
  readonly type: string
  /** Region id; `null`: the provider's reference region. */
  readonly region: string | null
}

/**
 * The machine type of another service that is most like this one: with the same accelerators where it has any, else the nearest in
 * vCPUs and memory, and among equals the cheapest.
 *
 * @returns `null` when either service does not sell machines or the type is not known
 */
export function likeMachine(from: MachineAt, to: Omit<MachineAt, 'type'>): string | null {
  const own = offersOf(from.service, from.region).find(({ name }) => name === from.type)
  if (!own) return null
  const sold = offersOf(to.service, to.region)
  if (sold.some(({ name }) => name === from.type)) return from.type
  const alike = sold.filter((offer) => (offer.accelerator === undefined) === (own.accelerator === undefined))
  const candidates = alike.length > 0 ? alike : sold
  const priced = candidates.filter(({ onDemandUsd }) => onDemandUsd !== null)
  let best: { readonly name: string; readonly distance: number } | null = null
  // The cheapest come first, so that a tie goes to the cheaper.
  for (const offer of priced.length > 0 ? priced : candidates) {
    const distance = distanceOf(own, offer)
    if (best === null || distance < best.distance) best = { name: offer.name, distance }
  }
  return best?.name ?? null
}

/** Those of the reference region where the region sells none. */
function offersOf(service: string, region: string | null): readonly MachineOffer[] {
  const here = machineOffers(service, region)
  return here.length > 0 ? here : machineOffers(service, null)
}

/**
 * How unlike two machines are: doublings of vCPUs, memory and accelerators, and what it weighs that the make of the accelerator, the
 * processor or the right to run all the time differs.
 */
function distanceOf(a: MachineOffer, b: MachineOffer): number {
  const doublings = (x: number, y: number) => Math.abs(Math.log2(x / y))
  return (
    doublings(a.vcpu, b.vcpu) +
    doublings(a.memoryGib, b.memoryGib) +
    (a.accelerators !== undefined && b.accelerators !== undefined
      ? OTHER_COUNT * doublings(a.accelerators, b.accelerators)
      : 0) +
    OTHER_MAKE * unlike(a.accelerator, b.accelerator) +
    ((a.family === 'burstable') === (b.family === 'burstable') ? 0 : OTHER_KIND) +
    (isArm(a.name) === isArm(b.name) ? 0 : OTHER_KIND)
  )
}

/** 0 for one make of accelerator, ½ for makes of one line (A10 and A10G, A100 with more memory), 1 for others. */
function unlike(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  const line = (make: string | undefined) => /^\D*\d+/.exec(make ?? '')?.[0] ?? make
  return a !== undefined && b !== undefined && line(a) === line(b) ? 0.5 : 1
}

/** An accelerator too few or many, or of another make, is worse than a machine of half or twice the size. */
const OTHER_COUNT = 4
const OTHER_MAKE = 4
/** Between equals in size, a machine that may run all the time is not like one that may not, nor Arm like x86. */
const OTHER_KIND = 0.5

/** Vendors tell an Arm processor by a letter of the type: `m7g.large`, `t2a-standard-2`, `Standard_D2ps_v5`. */
function isArm(type: string): boolean {
  return /^(?:[a-z]+\d+g[a-z]*\.|[a-z]\d+a-|Standard_[A-Z]+\d+p)/.test(type)
}
