import { type TrueType, viewOf } from './true-type.ts'

export interface Subset {
  /** A TrueType font file. */
  readonly bytes: Uint8Array
  /** Glyph of each character in the subset; characters that the face lacks have none. */
  readonly glyphs: ReadonlyMap<number, number>
}

/**
 * A font file with the glyphs of some characters only, numbered anew: glyph 0 (a box for what is missing), then theirs, then the parts of
 * accented letters. Hints and kerning are left out.
 *
 * @param keepNames with the face's `name` table, which tells its licence
 */
export function subsetOf(face: TrueType, codePoints: Iterable<number>, keepNames = false): Subset {
  const characters = [...new Set(codePoints)].filter((code) => face.glyphOf(code) !== 0).sort((a, b) => a - b)
  const numbers = new Map<number, number>([[0, 0]])
  const kept: number[] = [0]
  const numberOf = (glyph: number): number => {
    const known = numbers.get(glyph)
    if (known !== undefined) return known
    numbers.set(glyph, kept.length)
    kept.push(glyph)
    return kept.length - 1
  }
  const glyphs = new Map(characters.map((code) => [code, numberOf(face.glyphOf(code))]))
  const outlines: Uint8Array[] = []
  // the parts of a composite join the end of the list while it is walked
  for (const glyph of kept) outlines.push(renumbered(face.outlineOf(glyph), numberOf))
  const names = keepNames ? face.table('name') : NO_NAMES
  return { bytes: fontFile(tablesFor(face, kept, outlines, glyphs, names)), glyphs }
}

/** A `name` table with nothing in it. */
const NO_NAMES = Uint8Array.from([0, 0, 0, 0, 0, 6])

/** Flags of a component, see the specification of `glyf`. */
const COMPONENT = { words: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80, hints: 0x100 } as const

/** A composite with its components' new numbers; another outline as it is, without hints. */
function renumbered(outline: Uint8Array, numberOf: (glyph: number) => number): Uint8Array {
  if (outline.length === 0 || viewOf(outline).getInt16(0) >= 0) return outline
  const copy = outline.slice()
  const view = viewOf(copy)
  for (let at = 10, more = true; more; ) {
    const flags = view.getUint16(at)
    view.setUint16(at, flags & ~COMPONENT.hints)
    view.setUint16(at + 2, numberOf(view.getUint16(at + 2)))
    at += flags & COMPONENT.words ? 8 : 6
    if (flags & COMPONENT.scale) at += 2
    else if (flags & COMPONENT.twoScales) at += 4
    else if (flags & COMPONENT.matrix) at += 8
    more = (flags & COMPONENT.more) !== 0
    if (!more) return copy.slice(0, at)
  }
  return copy
}

function tablesFor(
  face: TrueType,
  kept: readonly number[],
  outlines: readonly Uint8Array[],
  glyphs: ReadonlyMap<number, number>,
  names: Uint8Array,
): readonly (readonly [tag: string, data: Uint8Array])[] {
  const hmtx = new DataView(new ArrayBuffer(4 * kept.length))
  kept.forEach((glyph, i) => {
    hmtx.setUint16(4 * i, face.advanceOf(glyph))
    hmtx.setInt16(4 * i + 2, face.sideBearingOf(glyph))
  })
  const loca = new DataView(new ArrayBuffer(4 * (kept.length + 1)))
  const glyf = new Uint8Array(outlines.reduce((sum, { length }) => sum + padded(length), 0))
  let end = 0
  outlines.forEach((outline, i) => {
    loca.setUint32(4 * i, end)
    glyf.set(outline, end)
    end += padded(outline.length)
  })
  loca.setUint32(4 * kept.length, end)
  const head = face.table('head').slice()
  viewOf(head).setUint32(8, 0)
  viewOf(head).setInt16(50, 1)
  const hhea = face.table('hhea').slice()
  viewOf(hhea).setUint16(34, kept.length)
  const maxp = face.table('maxp').slice()
  viewOf(maxp).setUint16(4, kept.length)
  return [
    ['OS/2', face.table('OS/2')],
    ['cmap', characterMap(glyphs)],
    ['glyf', glyf],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', new Uint8Array(hmtx.buffer)],
    ['loca', new Uint8Array(loca.buffer)],
    ['maxp', maxp],
    ['name', names],
    // version 3: glyphs have no names
    ['post', Uint8Array.from([0, 3, ...new Array<number>(30).fill(0)])],
  ]
}

/** One subtable of format 12 for all of Unicode. */
function characterMap(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const groups: [first: number, last: number, glyph: number][] = []
  for (const [code, glyph] of glyphs) {
    const group = groups.at(-1)
    if (group && code === group[1] + 1 && glyph === group[2] + code - group[0]) group[1] = code
    else groups.push([code, code, glyph])
  }
  const length = 16 + 12 * groups.length
  const view = new DataView(new ArrayBuffer(12 + length))
  view.setUint16(2, 1)
  view.setUint16(4, 3)
  view.setUint16(6, 10)
  view.setUint32(8, 12)
  view.setUint16(12, 12)
  view.setUint32(16, length)
  view.setUint32(24, groups.length)
  groups.forEach((group, i) => {
    group.forEach((value, j) => {
      view.setUint32(28 + 12 * i + 4 * j, value)
    })
  })
  return new Uint8Array(view.buffer)
}

function fontFile(tables: readonly (readonly [tag: string, data: Uint8Array])[]): Uint8Array {
  const head = 12 + 16 * tables.length
  const file = new Uint8Array(head + tables.reduce((sum, [, { length }]) => sum + padded(length), 0))
  const view = viewOf(file)
  const power = 2 ** Math.floor(Math.log2(tables.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tables.length)
  view.setUint16(6, 16 * power)
  view.setUint16(8, Math.log2(power))
  view.setUint16(10, 16 * (tables.length - power))
  let at = head
  let adjustment = 0
  tables.forEach(([tag, data], i) => {
    file.set(data, at)
    for (let j = 0; j < 4; j++) file[12 + 16 * i + j] = tag.charCodeAt(j)
    view.setUint32(12 + 16 * i + 4, sumOf(file.subarray(at, at + padded(data.length))))
    view.setUint32(12 + 16 * i + 8, at)
    view.setUint32(12 + 16 * i + 12, data.length)
    if (tag === 'head') adjustment = at + 8
    at += padded(data.length)
  })
  view.setUint32(adjustment, (0xb1b0afba - sumOf(file)) >>> 0)
  return file
}

/** Tables start at multiples of four bytes. */
function padded(length: number): number {
  return (length + 3) & ~3
}

function sumOf(bytes: Uint8Array): number {
  const view = viewOf(bytes)
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
