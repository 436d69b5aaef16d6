import type { Choice } from '../compile/program.ts'

const NONE = -1

/** What balancing nodes know of the ways to their targets, see `Choice.ways`. */
export interface Health {
  /** Of each way: 1 where what it passes through, its target and all that the target requires are up. */
  readonly isHealthy: Uint8Array
  /** When it last went down, ms. */
  readonly downSince: Float64Array
}

/**
 * The target of a balancing node among those that are up (contract §2.6); −1 when too few are.
 *
 * @param drawn uniform on [0, 1)
 */
export function targetOf(
  { cumulative, shares, ways, minHealthy, blindMs, order }: Choice,
  { isHealthy, downSince }: Health,
  drawn: number,
  now: number,
): number {
  const isUp = (target: number) => isHealthy[ways[target]!] === 1
  let up = 0
  let share = 0
  for (let target = 0; target < shares.length; target++) {
    if (!isUp(target)) continue
    up++
    share += shares[target]!
  }
  if (order) {
    const seen = (target: number) => isUp(target) || now < downSince[ways[target]!]! + blindMs
    return up >= minHealthy ? (order.find(seen) ?? NONE) : NONE
  }
  if (up < minHealthy || up === 0) return NONE
  if (up === shares.length) {
    let target = 0
    while (target < shares.length - 1 && drawn >= cumulative[target]!) target++
    return target
  }
  let left = share > 0 ? drawn * share : drawn * up
  let chosen = NONE
  for (let target = 0; target < shares.length; target++) {
    if (!isUp(target)) continue
    chosen = target
    left -= share > 0 ? shares[target]! : 1
    if (left < 0) break
  }
  return chosen
}
