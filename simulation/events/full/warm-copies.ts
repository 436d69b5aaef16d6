import type { ColdStart } from '../compile/program.ts'

/** Which copy runs a request: a new one, one that was used before, or one of those that are always kept ready. */
export const NEW_COPY = 0
const USED_COPY = 1
const READY_COPY = 2

/**
 * The idle copies of a function. A request takes one that is kept ready, else the one that was used last, else a new one that must start
 * first; a copy that nobody used for the time that idle ones are kept is gone.
 */
export class WarmCopies {
  readonly #keepMs: number
  #ready: number
  /** When the idle copies were last used, in the order of time. */
  readonly #idleSince: number[] = []

  constructor({ keepMs, ready }: ColdStart) {
    this.#keepMs = keepMs
    this.#ready = ready
  }

  /** @returns the kind of copy, for `giveBack` */
  take(now: number): number {
    if (this.#ready > 0) {
      this.#ready--
      return READY_COPY
    }
    const last = this.#idleSince.pop()
    if (last !== undefined && now - last <= this.#keepMs) return USED_COPY
    // when the one used last is gone, all are
    this.#idleSince.length = 0
    return NEW_COPY
  }

  giveBack(copy: number, now: number): void {
    if (copy === READY_COPY) this.#ready++
    else this.#idleSince.push(now)
  }
}
