import { exp, log } from '../traffic/numbers.ts'

/**
 * Random numbers of one stream: xoshiro128**, whose four words lie at an offset of a shared array. A stream is known by its seed and a
 * name such as `service:api`, so that two designs meet the same luck where they are alike (common random numbers).
 *
 * @see Blackman & Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47 (2021)
 */
export type Streams = Int32Array

/** Words of one stream. */
export const STREAM_WORDS = 4

/**
 * Starts a stream from a seed, the number of the replication and its name.
 *
 * @see Steele, Lea & Flood, Fast splittable pseudorandom number generators, OOPSLA 2014, for the idea of the mixing; the finaliser is
 *   that of MurmurHash3
 */
export function startStream(streams: Streams, offset: number, seed: number, replication: number, name: string): void {
  let hash = mix((seed >>> 0) ^ 0x9e3779b9) ^ mix((Math.floor(seed / 2 ** 32) >>> 0) + 0x85ebca6b)
  hash = mix(hash + Math.imul(replication + 1, 0x9e3779b9))
  for (let i = 0; i < name.length; i++) hash = mix(Math.imul(hash, 31) + name.charCodeAt(i))
  for (let i = 0; i < STREAM_WORDS; i++) {
    hash = (hash + 0x9e3779b9) | 0
    streams[offset + i] = mix(hash)
  }
}

function mix(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return x ^ (x >>> 16)
}

const TWO_32 = 2 ** 32

/** Fills a block with numbers of the uniform law on [0, 1), 32 bits each. */
export function fillUniform(streams: Streams, offset: number, out: Float64Array, from: number, to: number): void {
  let a = streams[offset]!
  let b = streams[offset + 1]!
  let c = streams[offset + 2]!
  let d = streams[offset + 3]!
  for (let i = from; i < to; i++) {
    const five = Math.imul(b, 5)
    const u = Math.imul((five << 7) | (five >>> 25), 9)
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    out[i] = (u >>> 0) / TWO_32
  }
  streams[offset] = a
  streams[offset + 1] = b
  streams[offset + 2] = c
  streams[offset + 3] = d
}

/** One number of the uniform law on [0, 1) with all 53 bits. */
export function uniform(streams: Streams, offset: number): number {
  const high = next(streams, offset) >>> 5
  const low = next(streams, offset) >>> 6
  return (high * 0x4000000 + low) / 0x20000000000000
}

function next(streams: Streams, offset: number): number {
  const a = streams[offset]!
  const b = streams[offset + 1]!
  const c = streams[offset + 2]! ^ a
  const d = streams[offset + 3]! ^ b
  const five = Math.imul(b, 5)
  streams[offset] = a ^ d
  streams[offset + 1] = b ^ c
  streams[offset + 2] = c ^ (b << 9)
  streams[offset + 3] = (d << 11) | (d >>> 21)
  return Math.imul((five << 7) | (five >>> 25), 9)
}

/** Layers of the ziggurat; the lowest eight bits of a draw choose one, the other 24 place it. */
const LAYERS = 256
/** Where the lowest layer's tail begins, and the area of a layer. */
const TAIL = 7.69711747013105
const AREA = 0.003949659822581572

const edges = new Float64Array(LAYERS + 1)
const heights = new Float64Array(LAYERS + 1)
const scales = new Float64Array(LAYERS)
const limits = new Int32Array(LAYERS)

edges[LAYERS] = AREA / exp(-TAIL)
edges[LAYERS - 1] = TAIL
for (let i = LAYERS - 2; i >= 1; i--) edges[i] = -log(exp(-edges[i + 1]!) + AREA / edges[i + 1]!)
for (let i = 1; i < LAYERS; i++) heights[i] = exp(-edges[i]!)
heights[0] = 1
for (let i = 0; i < LAYERS; i++) {
  scales[i] = edges[i + 1]! / 2 ** 24
  limits[i] = Math.floor((edges[i]! / edges[i + 1]!) * 2 ** 24)
}

/**
 * Fills a block with numbers of an exponential law, by the ziggurat: most need one draw, one comparison and one product.
 *
 * @param mean in the unit wanted
 * @see Marsaglia & Tsang, The ziggurat method for generating random variables, J. Statistical Software 5 (2000)
 */
export function fillExponential(
  streams: Streams,
  offset: number,
  out: Float64Array,
  from: number,
  to: number,
  mean: number,
): void {
  let a = streams[offset]!
  let b = streams[offset + 1]!
  let c = streams[offset + 2]!
  let d = streams[offset + 3]!
  for (let i = from; i < to; i++) {
    const five = Math.imul(b, 5)
    const u = Math.imul((five << 7) | (five >>> 25), 9)
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    const layer = u & 255
    const place = u >>> 8
    if (place < limits[layer]!) {
      out[i] = place * scales[layer]! * mean
    } else {
      streams[offset] = a
      streams[offset + 1] = b
      streams[offset + 2] = c
      streams[offset + 3] = d
      out[i] = besideLayer(streams, offset, layer, place * scales[layer]!) * mean
      a = streams[offset]!
      b = streams[offset + 1]!
      c = streams[offset + 2]!
      d = streams[offset + 3]!
    }
  }
  streams[offset] = a
  streams[offset + 1] = b
  streams[offset + 2] = c
  streams[offset + 3] = d
}

/** The rare draw that fell beside its layer's box: in the tail, or to be tested against the curve. */
function besideLayer(streams: Streams, offset: number, layer: number, at: number): number {
  let beyond = 0
  let row = layer
  let x = at
  for (;;) {
    if (row === LAYERS - 1) beyond += TAIL
    else if (heights[row + 1]! + uniform(streams, offset) * (heights[row]! - heights[row + 1]!) < exp(-x))
      return beyond + x
    const u = next(streams, offset)
    row = u & 255
    const place = u >>> 8
    x = place * scales[row]!
    if (place < limits[row]!) return beyond + x
  }
}

/**
 * Fills a block with numbers of the standard normal law.
 *
 * @see Marsaglia & Bray, A convenient method for generating normal variables, SIAM Review 6 (1964): the polar method
 */
export function fillNormal(streams: Streams, offset: number, out: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i += 2) {
    let x = 0
    let y = 0
    let square = 0
    do {
      x = 2 * uniform(streams, offset) - 1
      y = 2 * uniform(streams, offset) - 1
      square = x * x + y * y
    } while (square >= 1 || square === 0)
    const scale = Math.sqrt((-2 * log(square)) / square)
    out[i] = x * scale
    if (i + 1 < to) out[i + 1] = y * scale
  }
}
