/**
 * Unpacks data in the DEFLATE format, without a header. Total.
 *
 * @param most bytes that the result may have
 * @returns `null` where the data is damaged, or larger than allowed
 * @see https://www.rfc-editor.org/rfc/rfc1951
 */
export function inflate(data: Uint8Array, most: number): Uint8Array | null {
  const bits = new Bits(data)
  const out: number[] = []
  for (let last = false; !last; ) {
    last = bits.take(1) === 1
    const kind = bits.take(2)
    if (kind === 0) {
      if (!copyStored(bits, out)) return null
    } else if (kind === 1) {
      if (!readBlock(bits, FIXED_LITERALS, FIXED_DISTANCES, out, most)) return null
    } else if (kind === 2) {
      const tables = readTables(bits)
      if (!tables || !readBlock(bits, tables.literals, tables.distances, out, most)) return null
    } else return null
    if (bits.ended || out.length > most) return null
  }
  return Uint8Array.from(out)
}

/** Bits of a file, the lowest of each byte first. */
class Bits {
  readonly #data: Uint8Array
  #at = 0

  constructor(data: Uint8Array) {
    this.#data = data
  }

  /** More was taken than there is. */
  get ended(): boolean {
    return this.#at > 8 * this.#data.length
  }

  take(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++, this.#at++) value |= (((this.#data[this.#at >> 3] ?? 0) >> (this.#at & 7)) & 1) << i
    return value
  }

  toNextByte(): void {
    this.#at = (this.#at + 7) & ~7
  }
}

function copyStored(bits: Bits, out: number[]): boolean {
  bits.toNextByte()
  const [length, check] = [bits.take(16), bits.take(16)]
  if ((length ^ check) !== 0xffff) return false
  for (let i = 0; i < length && !bits.ended; i++) out.push(bits.take(8))
  return !bits.ended
}

/** Canonical Huffman codes: how many there are of each length, and what they stand for in order. */
interface Codes {
  readonly counts: readonly number[]
  readonly symbols: readonly number[]
}

const LONGEST = 15

function codesOf(lengths: readonly number[]): Codes {
  const counts = new Array<number>(LONGEST + 1).fill(0)
  for (const length of lengths) if (length > 0) counts[length] = (counts[length] ?? 0) + 1
  const symbols = lengths
    .map((length, symbol) => ({ length, symbol }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => a.length - b.length || a.symbol - b.symbol)
    .map(({ symbol }) => symbol)
  return { counts, symbols }
}

const FIXED_LITERALS = codesOf(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)))
const FIXED_DISTANCES = codesOf(new Array<number>(30).fill(5))

function readSymbol(bits: Bits, { counts, symbols }: Codes): number | undefined {
  let [code, first, index] = [0, 0, 0]
  for (let length = 1; length <= LONGEST; length++) {
    code = (code << 1) | bits.take(1)
    const count = counts[length] ?? 0
    if (code - first < count) return symbols[index + code - first]
    index += count
    first = (first + count) << 1
  }
  return undefined
}

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

function readTables(bits: Bits): { readonly literals: Codes; readonly distances: Codes } | null {
  const [literals, distances, count] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4]
  const own = new Array<number>(19).fill(0)
  for (const symbol of ORDER.slice(0, count)) own[symbol] = bits.take(3)
  const codes = codesOf(own)
  const lengths: number[] = []
  while (lengths.length < literals + distances) {
    const symbol = readSymbol(bits, codes)
    if (symbol === undefined || bits.ended) return null
    if (symbol < 16) lengths.push(symbol)
    else {
      const value = symbol === 16 ? (lengths.at(-1) ?? 0) : 0
      const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7)
      for (let i = 0; i < times; i++) lengths.push(value)
    }
  }
  return { literals: codesOf(lengths.slice(0, literals)), distances: codesOf(lengths.slice(literals)) }
}

/** Lengths of copies, and how many more bits tell them exactly; likewise distances. */
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
]

function readBlock(bits: Bits, literals: Codes, distances: Codes, out: number[], most: number): boolean {
  while (!bits.ended && out.length <= most) {
    const symbol = readSymbol(bits, literals)
    if (symbol === undefined) return false
    if (symbol === 256) return true
    if (symbol < 256) out.push(symbol)
    else {
      const base = LENGTHS[symbol - 257]
      if (base === undefined) return false
      const length = base + bits.take(LENGTH_BITS[symbol - 257] ?? 0)
      const far = readSymbol(bits, distances)
      const near = far === undefined ? undefined : DISTANCES[far]
      if (far === undefined || near === undefined) return false
      const distance = near + bits.take(far < 4 ? 0 : (far >> 1) - 1)
      if (distance > out.length) return false
      for (let i = 0; i < length; i++) out.push(out[out.length - distance] ?? 0)
    }
  }
  return false
}
