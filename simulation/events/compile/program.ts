import type { DrawSource } from '../draws.ts'

/**
 * A design compiled for the event loops: every visit a short stretch of code, every reference a number, everything in flat arrays.
 *
 * Code is a list of steps of `STRIDE` words, [operation, a, b, c]. A token, one request on its way, stands at a step and runs on until
 * it must wait; calls nest by frames as in any machine.
 */
export interface Program {
  readonly code: Int32Array
  /** First step of each workload's request. */
  readonly entries: readonly number[]
  /** Streams; the first are those of the stations' service times, in their order. */
  readonly draws: readonly DrawSource[]
  /** Of each workload: its stream of times between arrivals; −1 where nothing arrives. */
  readonly arrivals: Int32Array
  readonly stations: Stations
  /** Constant times, ms, of `DELAY`. */
  readonly delays: Float64Array
  /** Of each `CHANCE`: how likely it goes on, and the stream it asks. */
  readonly chances: { readonly probability: Float64Array; readonly stream: Int32Array }
  readonly choices: readonly Choice[]
  /** First steps of forks, one after another. */
  readonly branches: Int32Array
  readonly attempts: readonly AttemptPolicy[]
  /** Uniform draws for services that failures cut off; −1 where nothing fails. */
  readonly interruptions: number
  readonly breakers: readonly BreakerPolicy[]
  /** The most tokens that one event can make. */
  readonly burst: number
}

/** One station for each node of the model, in its order. */
export interface Stations {
  /** All servers together; `UNLIMITED` never makes anyone wait. */
  readonly servers: Int32Array
  /** Waiting places; `UNLIMITED` = no limit. */
  readonly queueLimit: Int32Array
  /** Why a visit fails that finds no place, as a place in `REASONS`. */
  readonly refusals: Int32Array
  /** Requests that one service serves at once, at most; and how long the first of them waits for others, ms. */
  readonly batchMax: Int32Array
  readonly batchWaitMs: Float64Array
  /** Of functions: how their copies start; `null`: nothing starts late. */
  readonly coldStarts: readonly (ColdStart | null)[]
}

/** How the copies of a function start and stay. */
export interface ColdStart {
  /** Of the times that a new copy takes before it serves. */
  readonly stream: number
  /** How long a copy stays that nobody uses, ms. */
  readonly keepMs: number
  /** Copies that are always there. */
  readonly ready: number
}

/** When calls are no longer sent (circuit breaker). */
export interface BreakerPolicy {
  /** Failures in a row after which it opens. */
  readonly failures: number
  /** How long it stays open before a call is let through on trial, ms. */
  readonly openMs: number
}

/** Where a balancing node sends a visit. */
export interface Choice {
  readonly node: number
  readonly stream: number
  /** Running sum of the shares; the last is 1. */
  readonly cumulative: Float64Array
  readonly shares: Float64Array
  readonly targets: Int32Array
  /** The wires to `targets` as the workload uses them: its number × wires + the wire's. */
  readonly ways: Int32Array
  readonly minHealthy: number
  /** Time for which requests still go to a target that has failed, ms. */
  readonly blindMs: number
  /** Targets in the order in which a failover takes them; `null`: by shares among those that are up. */
  readonly order: readonly number[] | null
}

/** How often and how long a call is tried. */
export interface AttemptPolicy {
  readonly edge: number
  /** Part that is blamed for a timeout. */
  readonly target: number
  /** Of one attempt, ms; infinite = none. */
  readonly timeoutMs: number
  readonly retries: number
  readonly backoffMs: number
  /** Share of a backoff that is left to chance, and the stream that is asked. */
  readonly jitter: number
  readonly jitterStream: number
  /** −1: none. */
  readonly breaker: number
  /** First step of an attempt. */
  readonly entry: number
  /** Where to go on when all attempts failed; −1: the visit fails. */
  readonly otherwise: number
}

export const UNLIMITED = 0x7fffffff
export const STRIDE = 4

/** Operations; `t` is the token. */
export const SERVE = 0 // [station]: wait in its queue and be served
export const PASS = 1 // [station]: be counted at a part that takes no time
export const DELAY = 2 // [constant]: wait
export const CHANCE = 3 // [chance, step]: go on, or with the other probability go to the step
export const JUMP = 4 // [step]
export const CALL = 5 // [step, n]: do what stands there n times, then go on
export const RETURN = 6 // back to the caller, the fork or the client
export const CHOOSE = 7 // [choice]: go to one of its targets
export const FORK = 8 // [first branch, n]: do all at once, go on when the last has returned
export const SEND = 9 // [step, n]: start n requests that nobody waits for
export const ATTEMPT = 10 // [policy]: try a call with its timeout and retries
export const HOLD = 11 // [station]: be served and keep the server
export const RELEASE = 12 // give back the server that is kept
export const CHECK = 13 // [station]: fail where the part is down
export const REPORT = 14 // [n]: tell the token that forked that question n was not answered
export const UNANSWERED = 15 // [n, step]: go to the step if the last fork was told so, else go on
