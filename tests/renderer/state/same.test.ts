import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameContent, share } from '../../../renderer/state/same.ts'

const runs = { seed: 7, numRuns: 200 }

describe('comparing by content', () => {
  it('takes an absent field and undefined for the same, and null for something else', () => {
    expect(sameContent({ a: 1, b: undefined }, { a: 1 })).toBe(true)
    expect(sameContent({ a: null }, {})).toBe(false)
    expect(sameContent([1, 2], [1, 2, 3])).toBe(false)
    expect(sameContent({}, [])).toBe(false)
  })

  it('finds every copy the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => sameContent(value, structuredClone(value))),
      runs,
    )
  })

  it('agrees with the written form', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        if (JSON.stringify(a) === JSON.stringify(b)) expect(sameContent(a, b)).toBe(true)
        else if (sameContent(a, b)) expect(JSON.stringify(sorted(a))).toBe(JSON.stringify(sorted(b)))
      }),
      runs,
    )
  })
})

describe('sharing with the previous value', () => {
  it('gives the previous one itself where nothing changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => Object.is(share(value, structuredClone(value)), value) || value === null),
      runs,
    )
  })

  it('always holds the content of the next one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
        expect(share(previous, next)).toEqual(next)
      }),
      runs,
    )
  })

  it('keeps the identity of the parts that did not change', () => {
    const previous = {
      nodes: [
        { id: 'a', load: 1 },
        { id: 'b', load: 2 },
      ],
    }
    const next = share(previous, {
      nodes: [
        { id: 'a', load: 1 },
        { id: 'b', load: 3 },
      ],
    })
    expect(next.nodes[0]).toBe(previous.nodes[0])
    expect(next.nodes[1]).toEqual({ id: 'b', load: 3 })
  })
})

it('knows things by their id when one before them is gone', () => {
  const previous = [{ id: 'a' }, { id: 'b', of: { load: 2 } }, { id: 'c' }]
  const next = share(previous, [{ id: 'b', of: { load: 2 } }, { id: 'c' }])
  expect(next[0]).toBe(previous[1])
  expect(next[1]).toBe(previous[2])
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}
