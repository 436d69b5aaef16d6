/**
 * One stretch of memory for all that a loop touches at every visit, seen as doubles and as whole numbers.
 *
 * Every array that a loop reads costs the machine a check of its kind, its length and its place each time; two views of one memory cost
 * that twice. Whoever reserves a part gets an array of its own on it; the loop adds the part's place (`placeOf`) to what it looks for.
 */
export class Space {
  readonly doubles: Float64Array
  readonly words: Int32Array
  #reserved = 0

  /** @param room in doubles */
  constructor(room: number) {
    this.doubles = new Float64Array(room)
    this.words = new Int32Array(this.doubles.buffer)
  }

  float64(length: number): Float64Array {
    return new Float64Array(this.doubles.buffer, 8 * this.#take(length), length)
  }

  int32(length: number): Int32Array {
    return new Int32Array(this.doubles.buffer, 8 * this.#take(Math.ceil(length / 2)), length)
  }

  uint32(length: number): Uint32Array {
    return new Uint32Array(this.doubles.buffer, 8 * this.#take(Math.ceil(length / 2)), length)
  }

  #take(doubles: number): number {
    const from = this.#reserved
    this.#reserved += doubles
    return from
  }
}

/** Where a part begins in `doubles` or in `words`. */
export function placeOf(part: Float64Array | Int32Array | Uint32Array): number {
  return part.BYTES_PER_ELEMENT === 8 ? part.byteOffset >> 3 : part.byteOffset >> 2
}
