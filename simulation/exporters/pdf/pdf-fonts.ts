import { ascii } from '../bytes.ts'
import type { Mark } from '../picture/scene-marks.ts'
import { subsetOf } from '../typeface/subset.ts'
import { faceOf, type Weight } from '../typeface/typeface.ts'
import { dictionary, type PdfFile, type Reference, utf16 } from './pdf-file.ts'

export interface PdfFont {
  /** As the page's resources call it. */
  readonly name: string
  readonly reference: Reference
  /** A text as the numbers of its glyphs, in hexadecimal; 0, a box, for characters that the face has not. */
  encoded(text: string): string
}

const NAMES: Readonly<Record<Weight, { readonly resource: string; readonly postScript: string }>> = {
  regular: { resource: 'F1', postScript: 'SKYLOM+Inter-Regular' },
  semibold: { resource: 'F2', postScript: 'SKYLOM+Inter-SemiBold' },
}

/** The faces of a picture's texts, each with the glyphs in use only. */
export function pdfFonts(marks: readonly Mark[], file: PdfFile): ReadonlyMap<Weight, PdfFont> {
  const weights: readonly Weight[] = ['regular', 'semibold']
  return new Map(
    weights.flatMap((weight) => {
      const text = marks.flatMap((mark) => (mark.kind === 'text' && mark.weight === weight ? [mark.text] : [])).join('')
      return text === '' ? [] : [[weight, embedded(weight, text, file)] as const]
    }),
  )
}

function embedded(weight: Weight, text: string, file: PdfFile): PdfFont {
  const face = faceOf(weight)
  const codePoints = [...text].map((character) => character.codePointAt(0) ?? 0)
  const { bytes, glyphs } = subsetOf(face, codePoints)
  const { resource, postScript } = NAMES[weight]
  const per1000 = (units: number) => Math.round((units * 1000) / face.unitsPerEm)
  const descriptor = file.add({
    Type: '/FontDescriptor',
    FontName: `/${postScript}`,
    // symbolic: the glyphs are numbered by this file
    Flags: '4',
    FontBBox: `[${face.box.map(per1000).join(' ')}]`,
    ItalicAngle: '0',
    Ascent: String(per1000(face.ascent)),
    Descent: String(per1000(face.descent)),
    CapHeight: String(per1000(face.capHeight)),
    StemV: weight === 'semibold' ? '120' : '80',
    FontFile2: file.add({ Length1: String(bytes.length) }, bytes),
  })
  const widths = [0, ...[...glyphs.keys()].map((code) => face.glyphOf(code))].map((glyph) =>
    per1000(face.advanceOf(glyph)),
  )
  const descendant = file.add({
    Type: '/Font',
    Subtype: '/CIDFontType2',
    BaseFont: `/${postScript}`,
    CIDSystemInfo: dictionary({ Registry: '(Adobe)', Ordering: '(Identity)', Supplement: '0' }),
    FontDescriptor: descriptor,
    W: `[0 [${widths.join(' ')}]]`,
    CIDToGIDMap: '/Identity',
  })
  const reference = file.add({
    Type: '/Font',
    Subtype: '/Type0',
    BaseFont: `/${postScript}`,
    Encoding: '/Identity-H',
    DescendantFonts: `[${descendant}]`,
    ToUnicode: file.add({}, ascii(unicodeMap(glyphs))),
  })
  const hex = (glyph: number) => glyph.toString(16).padStart(4, '0')
  return {
    name: resource,
    reference,
    encoded: (line) => [...line].map((character) => hex(glyphs.get(character.codePointAt(0) ?? 0) ?? 0)).join(''),
  }
}

/** A list may have this many entries. */
const MOST_ENTRIES = 100

/** Which character each glyph stands for, so that text can be found and copied. */
function unicodeMap(glyphs: ReadonlyMap<number, number>): string {
  const entries = [...glyphs].map(
    ([code, glyph]) => `<${glyph.toString(16).padStart(4, '0')}> <${utf16(String.fromCodePoint(code))}>`,
  )
  const lists: string[] = []
  for (let at = 0; at < entries.length; at += MOST_ENTRIES) {
    const list = entries.slice(at, at + MOST_ENTRIES)
    lists.push(`${list.length} beginbfchar\n${list.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${lists.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
