import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inflate } from '../../../simulation/importers/inflate.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('inflating', () => {
  it.each([
    ['stored', { level: 0 }],
    ['with fixed codes', { strategy: constants.Z_FIXED }],
    ['with codes of its own', { level: 9 }],
  ])('gives back what zlib packed, %s', (_, options) => {
    const text = bytes('the same words, the same words again, and then other ones: '.repeat(60))
    expect(inflate(deflateRawSync(text, options), 1e6)).toEqual(text)
  })

  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), fc.nat(9), fc.nat(20), (data, level, times) => {
        const repeated = Uint8Array.from(Array.from({ length: times + 1 }, () => [...data]).flat())
        expect(inflate(deflateRawSync(repeated, { level }), 1e6)).toEqual(repeated)
      }),
      { numRuns: 60 },
    )
  })

  it('stops at the size that is allowed', () => {
    expect(inflate(deflateRawSync(new Uint8Array(100_000)), 1000)).toBeNull()
  })

  it('refuses damaged data, and ends whatever it is given', () => {
    const packed = deflateRawSync(bytes('something to pack, something to pack'))
    expect(inflate(packed.subarray(0, packed.length - 3), 1e6)).toBeNull()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
        const out = inflate(data, 10_000)
        expect(out === null || out.length <= 10_000).toBe(true)
      }),
    )
  })
})
