import { fromBase64, toBase64 } from './base64.ts'
import inter from './inter.json' with { type: 'json' }
import { subsetOf } from './subset.ts'
import { readTrueType, type TrueType } from './true-type.ts'

/** The face of exported pictures: Inter, in two weights, with the letters of the Latin, Greek and Cyrillic scripts. */
export type Weight = keyof typeof faces

/** Name of the embedded face: its own, so that a picture never takes another version that is installed. */
export const FAMILY = 'Skyloom Inter'

const faces = { regular: lazily(inter.regular), semibold: lazily(inter.semibold) }

export function faceOf(weight: Weight): TrueType {
  return faces[weight]()
}

function lazily(text: string): () => TrueType {
  let face: TrueType | undefined
  return () => {
    face ??= readTrueType(fromBase64(text))
    return face
  }
}

/** Ems that a character takes when another face draws it: East Asian ones and pictures are square. */
function assumedEms(codePoint: number): number {
  if (codePoint >= 0x1f000) return 1.3
  return codePoint >= 0x2e80 && codePoint <= 0xffdc ? 1 : 0.6
}

/** Width of a line of text, in the unit of its size. */
export function widthOf(text: string, size: number, weight: Weight): number {
  const face = faceOf(weight)
  let ems = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const glyph = face.glyphOf(codePoint)
    ems += glyph === 0 ? assumedEms(codePoint) : face.advanceOf(glyph) / face.unitsPerEm
  }
  return ems * size
}

/** The characters of some texts that the face has not, each once. */
export function missingFrom(texts: Iterable<string>, weight: Weight): readonly string[] {
  const missing = new Set<string>()
  for (const text of texts) {
    for (const character of text) {
      if (faceOf(weight).glyphOf(character.codePointAt(0) ?? 0) === 0) missing.add(character)
    }
  }
  return [...missing]
}

/** CSS that brings the face along for these texts, so that they look alike on every machine. */
export function fontFaces(texts: Readonly<Record<Weight, Iterable<string>>>): string {
  const rule = (weight: Weight, number: number) => {
    const codePoints = [...texts[weight]].flatMap((text) => [...text].map((character) => character.codePointAt(0) ?? 0))
    if (codePoints.length === 0) return ''
    const { bytes } = subsetOf(faceOf(weight), codePoints)
    return `@font-face{font-family:'${FAMILY}';font-weight:${number};src:url(data:font/ttf;base64,${toBase64(bytes)})}`
  }
  return rule('regular', 400) + rule('semibold', 600)
}
