import { grown } from '../grown.ts'
import { BINS, binOf } from '../histogram.ts'
import type { Tally } from '../tally.ts'

/**
 * What a loop that runs ahead of the clock knows of the time beyond the window it is in: visits that end there, and requests that are
 * answered there and belong to a later window.
 */
export class Overhang {
  /** Station of a visit; −1 − workload of a request. */
  place = new Int32Array(0)
  arrival = new Float64Array(0)
  /** When a visit's service begins, or a request's way began. */
  begin = new Float64Array(0)
  end = new Float64Array(0)
  count = 0
  #seen: Seen | null = null

  /**
   * Begins the window that ends at a time: counts the requests that are answered in it, and forgets what is over before.
   *
   * @param most requests that may still be counted
   * @returns requests counted
   */
  settle(until: number, most: number, tally: Tally): number {
    let counted = 0
    this.#keep((i) => {
      if (this.end[i]! > until) return true
      if (this.place[i]! >= 0) return false
      if (counted === most) return true
      counted++
      const workload = -1 - this.place[i]!
      const latency = this.end[i]! - this.begin[i]!
      tally.latencySum[workload]! += latency
      tally.latencies[workload * BINS + binOf(latency)]!++
      return false
    })
    return counted
  }

  /** Visits that are served at a station at a time. */
  busyAt(station: number, time: number): number {
    return this.#seenAt(time).busy.get(station) ?? 0
  }

  /** Visits that wait at a station at a time. */
  queuedAt(station: number, time: number): number {
    return this.#seenAt(time).queued.get(station) ?? 0
  }

  /** By station, counted in one pass for all of them. */
  #seenAt(time: number): Seen {
    if (this.#seen?.time === time && this.#seen.count === this.count) return this.#seen
    const busy = new Map<number, number>()
    const queued = new Map<number, number>()
    for (let i = 0; i < this.count; i++) {
      const station = this.place[i]!
      if (station < 0 || this.arrival[i]! > time || this.end[i]! <= time) continue
      const into = this.begin[i]! <= time ? busy : queued
      into.set(station, (into.get(station) ?? 0) + 1)
    }
    this.#seen = { time, count: this.count, busy, queued }
    return this.#seen
  }

  /** Makes room for at least so many more, first by forgetting visits that are over. */
  makeRoom(more: number, now: number): void {
    if (this.count + more <= this.place.length) return
    this.#keep((i) => this.place[i]! < 0 || this.end[i]! > now)
    if (2 * (this.count + more) <= this.place.length) return
    const room = Math.max(64, 2 * (this.count + more))
    this.place = grown(Int32Array, this.place, room)
    this.arrival = grown(Float64Array, this.arrival, room)
    this.begin = grown(Float64Array, this.begin, room)
    this.end = grown(Float64Array, this.end, room)
  }

  #keep(wanted: (i: number) => boolean): void {
    let kept = 0
    for (let i = 0; i < this.count; i++) {
      if (!wanted(i)) continue
      this.place[kept] = this.place[i]!
      this.arrival[kept] = this.arrival[i]!
      this.begin[kept] = this.begin[i]!
      this.end[kept++] = this.end[i]!
    }
    this.count = kept
    this.#seen = null
  }
}

interface Seen {
  readonly time: number
  /** Of all that was known then. */
  readonly count: number
  readonly busy: ReadonlyMap<number, number>
  readonly queued: ReadonlyMap<number, number>
}
