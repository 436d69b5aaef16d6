import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changed, changeOf } from '../../../renderer/workers/change.ts'

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const leaf = fc.oneof(fc.integer({ min: -1, max: 2 }), fc.constantFrom('x', null, true, Number.NaN, -0, undefined))
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(
      fc.tuple(id, tie('value')).map(([name, of]) => ({ id: name, of })),
      { maxLength: 6 },
    ),
    fc.dictionary(id, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(fc.tuple(id, tie('value')), { maxLength: 4 }).map((entries) => new Map(entries)),
  ),
}))

/** With every difference that there is: of `undefined` and nothing, of 0 and −0, of the order of fields. */
function written(of: unknown): string {
  if (of instanceof Map) return `Map ${written([...of])}`
  if (Array.isArray(of)) return `[${of.map(written).join()}]`
  if (typeof of === 'object' && of !== null)
    return `{${Object.entries(of)
      .map(([key, field]) => `${key}: ${written(field)}`)
      .join()}}`
  return Object.is(of, -0) ? '-0' : typeof of === 'string' ? JSON.stringify(of) : String(of)
}

describe('a change', () => {
  it('carries any value over into any other, as it arrives on the other side of a worker', () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        const change = changeOf(before, after)
        if (change === null) expect(written(before)).toBe(written(after))
        else expect(written(changed(before, structuredClone(change)))).toBe(written(after))
      }),
      { seed: 11, numRuns: 1000 },
    )
  })

  it('is none between copies', () => {
    fc.assert(
      fc.property(value, (of) => changeOf(of, structuredClone(of)) === null),
      { seed: 12, numRuns: 300 },
    )
  })

  const parts = Array.from({ length: 1000 }, (_, i) => ({ id: `p${i}`, at: { x: i, y: 0 }, name: `Part ${i}` }))

  it('of one part among a thousand tells nothing of the others', () => {
    const moved = parts.with(500, { id: 'p500', at: { x: 7, y: 0 }, name: 'Part 500' })
    expect(changeOf({ parts }, { parts: moved })).toEqual({
      kind: 'fields',
      within: {
        parts: {
          kind: 'list',
          within: [[500, { kind: 'fields', within: { at: { kind: 'fields', put: { x: 7 } } } }]],
        },
      },
    })
  })

  it('leaves all that it does not tell of the very objects that they were, behind a part that went too', () => {
    const fewer = parts.filter(({ id }) => id !== 'p10').map((part) => ({ ...part }))
    const next = changed(parts, changeOf(parts, fewer) ?? { kind: 'list' })
    expect(next).toHaveLength(999)
    expect(next.every((part) => parts.includes(part))).toBe(true)
  })

  it('keeps lines without ids behind one that went', () => {
    const lines = [['a'], ['b'], ['c'], ['d']]
    const next = changed(lines, changeOf(lines, [['a'], ['c'], ['d']]) ?? { kind: 'list' })
    expect(next).toEqual([['a'], ['c'], ['d']])
    expect(next[2]).toBe(lines[3])
  })
})
