import { DEFAULT_RUN, type RunOptions } from '../../simulation/index.ts'
import type { Values } from './command.ts'
import { positiveNumber, wholeNumber } from './numbers.ts'

/** What a simulated run is told on the command line, or what is wrong with it. */
export function runOptions(values: Values): RunOptions | string {
  const requests = wholeNumber(values, 'requests', 1, 1e12) ?? DEFAULT_RUN.requests
  if (typeof requests === 'string') return requests
  const warmup = wholeNumber(values, 'warmup', 0, 1e12) ?? Math.floor(requests * DEFAULT_RUN.warmupShare)
  if (typeof warmup === 'string') return warmup
  const months = positiveNumber(values, 'months', 1200) ?? null
  if (typeof months === 'string') return months
  const replications = wholeNumber(values, 'replications', 1, 100_000) ?? DEFAULT_RUN.replications
  if (typeof replications === 'string') return replications
  const seed = wholeNumber(values, 'seed', 0, Number.MAX_SAFE_INTEGER) ?? DEFAULT_RUN.seed
  if (typeof seed === 'string') return seed
  return { requests, warmup, months, replications, seed }
}

/** Which part of a run is wanted, and where its result goes. */
export interface ShardOrder {
  /** From 1. */
  readonly at: number
  readonly of: number
  readonly out: string
}

/**
 * @param files how many designs are named
 * @returns `null` when the whole run is wanted; a sentence when the options do not fit
 */
export function shardOf({ shard, out }: Values, files: number): ShardOrder | null | string {
  if (shard === undefined && out === undefined) return null
  if (typeof shard !== 'string' || typeof out !== 'string') return '--shard i/n and --out FILE go together.'
  if (files !== 1) return '--shard takes one design.'
  const [, first = '', second = ''] = /^(\d{1,9})\/(\d{1,9})$/.exec(shard) ?? []
  const [at, of] = [Number(first), Number(second)]
  if (at < 1 || at > of) return `--shard takes i/n with 1 ≤ i ≤ n, not "${shard}".`
  return { at, of, out }
}
