import type { BreakerPolicy } from '../compile/program.ts'

const NONE = -1

/**
 * Circuit breakers, one for each called edge that passes one. Closed, it counts failures in a row; at the limit it opens, and calls fail at
 * once; after its time one call is let through on trial (half open), whose success closes it and whose failure opens it again. What was
 * sent before it opened does not count.
 *
 * @see Nygard, Release It!, 2nd edition 2018, ch. 5, "Circuit Breaker"
 */
export class Breakers {
  readonly #policies: readonly BreakerPolicy[]
  readonly #failures: Int32Array
  /** Until when calls fail at once; 0: closed. */
  readonly #openUntil: Float64Array
  readonly #trial: Int32Array

  constructor(policies: readonly BreakerPolicy[]) {
    this.#policies = policies
    this.#failures = new Int32Array(policies.length)
    this.#openUntil = new Float64Array(policies.length)
    this.#trial = new Int32Array(policies.length).fill(NONE)
  }

  /** Whether a caller may send now. One that is let through on trial makes the others wait for its end, or for another period. */
  lets(breaker: number, caller: number, now: number): boolean {
    const until = this.#openUntil[breaker]!
    if (until === 0) return true
    if (now < until) return false
    this.#openUntil[breaker] = now + this.#policies[breaker]!.openMs
    this.#trial[breaker] = caller
    return true
  }

  succeeded(breaker: number, caller: number): void {
    if (!this.#counts(breaker, caller)) return
    this.#failures[breaker] = 0
    this.#openUntil[breaker] = 0
  }

  failed(breaker: number, caller: number, now: number): void {
    if (!this.#counts(breaker, caller)) return
    const { failures, openMs } = this.#policies[breaker]!
    if (++this.#failures[breaker]! >= failures) this.#openUntil[breaker] = now + openMs
  }

  #counts(breaker: number, caller: number): boolean {
    if (this.#openUntil[breaker] === 0) return true
    if (this.#trial[breaker] !== caller) return false
    this.#trial[breaker] = NONE
    return true
  }
}
