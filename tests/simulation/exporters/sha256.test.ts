import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf8 } from '../../../simulation/exporters/bytes.ts'
import { sha256 } from '../../../simulation/exporters/sha256.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

it.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('hashes the examples of FIPS 180: "%s"', (text, hash) => {
  expect(hex(sha256(utf8(text)))).toBe(hash)
})

it('hashes any bytes as Node does, of every length around a block', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
    }),
  )
})

it('writes UTF-8 as the platform does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8(text)).toEqual(new TextEncoder().encode(text))
    }),
  )
  expect(utf8('a\ud800b')).toEqual(new TextEncoder().encode('a\ud800b'))
})
