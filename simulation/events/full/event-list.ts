import { grown } from '../grown.ts'

/** Events in the order of their times: a binary heap of times, each with an item and the stamp it was scheduled with. */
export class EventList {
  #key = new Float64Array(64)
  #item = new Int32Array(64)
  #stamp = new Int32Array(64)
  #size = 0
  /** Of the event that was taken last. */
  item = 0
  stamp = 0

  /** When the next event is; infinite when there is none. */
  get next(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#key[0]!
  }

  schedule(time: number, item: number, stamp: number): void {
    if (this.#size === this.#key.length) this.#grow()
    const key = this.#key
    let place = this.#size++
    while (place > 0) {
      const above = (place - 1) >> 1
      if (key[above]! <= time) break
      this.#move(above, place)
      place = above
    }
    key[place] = time
    this.#item[place] = item
    this.#stamp[place] = stamp
  }

  /** Takes the next event: its item and stamp are then told by the fields. */
  take(): void {
    const key = this.#key
    this.item = this.#item[0]!
    this.stamp = this.#stamp[0]!
    const last = --this.#size
    const time = key[last]!
    let place = 0
    for (let child = 1; child < last; child = 2 * place + 1) {
      if (child + 1 < last && key[child + 1]! < key[child]!) child++
      if (key[child]! >= time) break
      this.#move(child, place)
      place = child
    }
    this.#move(last, place)
  }

  #move(from: number, to: number): void {
    this.#key[to] = this.#key[from]!
    this.#item[to] = this.#item[from]!
    this.#stamp[to] = this.#stamp[from]!
  }

  #grow(): void {
    const room = 2 * this.#key.length
    this.#key = grown(Float64Array, this.#key, room)
    this.#item = grown(Int32Array, this.#item, room)
    this.#stamp = grown(Int32Array, this.#stamp, room)
  }
}
