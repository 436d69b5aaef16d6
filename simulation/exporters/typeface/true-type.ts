/**
 * A TrueType face: which glyph a character has, how wide it is, and its outline as bytes.
 *
 * @see https://learn.microsoft.com/typography/opentype/spec/otff
 */
export interface TrueType {
  /** Units of an em; all lengths are in them. */
  readonly unitsPerEm: number
  readonly ascent: number
  /** Negative. */
  readonly descent: number
  readonly capHeight: number
  /** Smallest and largest x and y of all glyphs: left, bottom, right, top. */
  readonly box: readonly [number, number, number, number]
  readonly glyphCount: number
  /** 0 where the face has no glyph for the character. */
  glyphOf(codePoint: number): number
  /** How far the pen moves on. */
  advanceOf(glyph: number): number
  sideBearingOf(glyph: number): number
  /** A glyph's description in `glyf`; empty for a space. */
  outlineOf(glyph: number): Uint8Array
  /** A whole table; empty where there is none. */
  table(tag: string): Uint8Array
}

/** Reads a face with `glyf` outlines. A font file is part of the program: one that cannot be read is a bug and throws. */
export function readTrueType(bytes: Uint8Array): TrueType {
  const tables = tablesOf(bytes)
  const table = (tag: string): Uint8Array => tables.get(tag) ?? new Uint8Array()
  const [head, hhea, hmtx, maxp, loca, glyf, os2] = ['head', 'hhea', 'hmtx', 'maxp', 'loca', 'glyf', 'OS/2'].map(
    (tag) => viewOf(table(tag)),
  )
  if (!head || !hhea || !hmtx || !maxp || !loca || !glyf || !os2) throw new Error('The face lacks a table.')
  const glyphCount = maxp.getUint16(4)
  const metricCount = hhea.getUint16(34)
  const long = head.getInt16(50) === 1
  const offset = (glyph: number) => (long ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph))
  const characters = readCharacterMap(viewOf(table('cmap')))
  const outlines = table('glyf')
  return {
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    capHeight: os2.byteLength >= 90 ? os2.getInt16(88) : hhea.getInt16(4),
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    glyphCount,
    glyphOf: (codePoint) => characters.get(codePoint) ?? 0,
    advanceOf: (glyph) => hmtx.getUint16(4 * Math.min(glyph, metricCount - 1)),
    sideBearingOf: (glyph) =>
      hmtx.getInt16(glyph < metricCount ? 4 * glyph + 2 : 4 * metricCount + 2 * (glyph - metricCount)),
    outlineOf: (glyph) => outlines.subarray(offset(glyph), offset(glyph + 1)),
    table,
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function tablesOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = viewOf(bytes)
  const tables = new Map<string, Uint8Array>()
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4))
    const start = view.getUint32(at + 8)
    tables.set(tag, bytes.subarray(start, start + view.getUint32(at + 12)))
  }
  return tables
}

/** The characters of the `cmap` subtables of format 4 and 12. */
function readCharacterMap(cmap: DataView): ReadonlyMap<number, number> {
  const characters = new Map<number, number>()
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(4 + 8 * i + 4)
    const format = cmap.getUint16(at)
    if (format === 4) readSegments(cmap, at, characters)
    if (format === 12) readGroups(cmap, at, characters)
  }
  return characters
}

function readSegments(cmap: DataView, at: number, characters: Map<number, number>): void {
  const size = cmap.getUint16(at + 6)
  const [ends, starts, deltas, ranges] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size].map((by) => at + by)
  if (ends === undefined || starts === undefined || deltas === undefined || ranges === undefined) return
  for (let i = 0; i < size; i += 2) {
    const range = cmap.getUint16(ranges + i)
    for (let code = cmap.getUint16(starts + i); code <= cmap.getUint16(ends + i) && code < 0xffff; code++) {
      const direct = range === 0 ? code : cmap.getUint16(ranges + i + range + 2 * (code - cmap.getUint16(starts + i)))
      if (direct !== 0) characters.set(code, (direct + cmap.getUint16(deltas + i)) & 0xffff)
    }
  }
}

function readGroups(cmap: DataView, at: number, characters: Map<number, number>): void {
  for (let i = 0; i < cmap.getUint32(at + 12); i++) {
    const group = at + 16 + 12 * i
    const [first, last, glyph] = [cmap.getUint32(group), cmap.getUint32(group + 4), cmap.getUint32(group + 8)]
    for (let code = first; code <= last; code++) characters.set(code, glyph + code - first)
  }
}
