import { ascii, latin1 } from '../bytes.ts'

/**
 * Text inside PNG files: `tEXt` chunks, a keyword and Latin-1 text.
 *
 * @see https://www.w3.org/TR/png-3/#11tEXt
 */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Length and type before a chunk's data, check sum after it. */
const FRAME = 12

/**
 * A PNG with a text in it, before its end.
 *
 * @param keyword 1 to 79 printable ASCII characters
 * @param text ASCII
 * @returns the file as it was when it is no PNG
 */
export function withPngText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const end = chunksOf(png).find(({ type }) => type === 'IEND')
  if (!end) return png
  const data = ascii(`${keyword}\0${text}`)
  const chunk = new Uint8Array(data.length + FRAME)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  chunk.set(ascii('tEXt'), 4)
  chunk.set(data, 8)
  view.setUint32(data.length + 8, crc32(chunk.subarray(4, data.length + 8)))
  const out = new Uint8Array(png.length + chunk.length)
  out.set(png.subarray(0, end.at))
  out.set(chunk, end.at)
  out.set(png.subarray(end.at), end.at + chunk.length)
  return out
}

/** The text under a keyword, whose check sum is right; `null` when the file has none or is no PNG. */
export function readPngText(bytes: Uint8Array, keyword: string): string | null {
  const head = `${keyword}\0`
  for (const { type, at, length } of chunksOf(bytes)) {
    if (type !== 'tEXt' || length < head.length) continue
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (latin1(data.subarray(0, head.length)) !== head) continue
    const sum = new DataView(bytes.buffer, bytes.byteOffset + at + 8 + length, 4).getUint32(0)
    if (sum === crc32(bytes.subarray(at + 4, at + 8 + length))) return latin1(data.subarray(head.length))
  }
  return null
}

interface Chunk {
  readonly type: string
  /** Where it starts, in bytes. */
  readonly at: number
  /** Of its data. */
  readonly length: number
}

/** The whole chunks of a PNG, as far as the file goes. */
function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) return []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at + FRAME <= bytes.length; ) {
    const length = view.getUint32(at)
    if (at + FRAME + length > bytes.length) break
    chunks.push({ type: latin1(bytes.subarray(at + 4, at + 8)), at, length })
    at += FRAME + length
  }
  return chunks
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** @see https://www.w3.org/TR/png-3/#D-CRCAppendix */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
