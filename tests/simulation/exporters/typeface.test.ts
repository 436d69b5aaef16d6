import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from '../../../simulation/exporters/typeface/base64.ts'
import { subsetOf } from '../../../simulation/exporters/typeface/subset.ts'
import { readTrueType } from '../../../simulation/exporters/typeface/true-type.ts'
import { faceOf, missingFrom, widthOf } from '../../../simulation/exporters/typeface/typeface.ts'

const codes = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0)

/** Sum of a file as 32-bit words, see the specification of `head`. */
function sumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

describe.each(['regular', 'semibold'] as const)('the %s face', (weight) => {
  const face = faceOf(weight)

  it('has the letters of European languages, units and arrows', () => {
    expect(missingFrom(['AÅÉßłőșğ Ωμ Жщ € £ ¥ × − ≤ ≥ ≈ → … – 99.9\u202f%'], weight)).toEqual([])
    expect(missingFrom(['東京 😀 שלום'], weight)).toEqual(['東', '京', '😀', 'ש', 'ל', 'ו', 'ם'])
  })

  it('gives a subset in which every letter looks and measures as in the whole', () => {
    const text = 'Recommend API é Ő 99.9 %'
    const { bytes, glyphs } = subsetOf(face, codes(text))
    const small = readTrueType(bytes)
    expect(bytes.length).toBeLessThan(12_000)
    for (const code of codes(text)) {
      expect(small.glyphOf(code)).toBe(glyphs.get(code))
      expect(small.advanceOf(small.glyphOf(code))).toBe(face.advanceOf(face.glyphOf(code)))
      const [own, whole] = [small.outlineOf(small.glyphOf(code)), face.outlineOf(face.glyphOf(code))]
      // the bounding box, in a simple glyph and in one that is put together alike
      expect([...own.subarray(2, 10)]).toEqual([...whole.subarray(2, 10)])
    }
    expect(small.glyphOf(codes('Z')[0] ?? 0)).toBe(0)
  })

  it('brings along the parts of an accented letter that is put together', () => {
    const composite = codes('éèêőñçÅ').find((code) => (face.outlineOf(face.glyphOf(code))[0] ?? 0) >= 0x80)
    expect(composite).toBeDefined()
    const small = readTrueType(subsetOf(face, [composite ?? 0]).bytes)
    // the box for missing characters, the letter, and at least its base and accent
    expect(small.glyphCount).toBeGreaterThanOrEqual(4)
    for (let glyph = 1; glyph < small.glyphCount; glyph++) expect(small.outlineOf(glyph).length).toBeGreaterThan(0)
  })

  it('writes a file whose check sum is right', () => {
    expect(sumOf(subsetOf(face, codes('check')).bytes)).toBe(0xb1b0afba)
  })
})

it('measures a text by the widths of its letters', () => {
  const face = faceOf('regular')
  const units = codes('Skyloom').reduce((sum, code) => sum + face.advanceOf(face.glyphOf(code)), 0)
  expect(widthOf('Skyloom', 20, 'regular')).toBeCloseTo((20 * units) / face.unitsPerEm, 6)
  expect(widthOf('Skyloom', 20, 'semibold')).toBeGreaterThan(widthOf('Skyloom', 20, 'regular'))
})

it.each(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'])('writes Base64 as Node does: "%s"', (text) => {
  const bytes = new TextEncoder().encode(text)
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
  expect(fromBase64(toBase64(bytes))).toEqual(bytes)
})
