import { describe, expect, it } from 'vitest'
import { parseQuantity } from '../../../renderer/ui/quantity.ts'

describe('a number as people type it', () => {
  it.each([
    ['120', '', 120],
    ['1.5k', 'rps', 1500],
    ['2 M', '', 2e6],
    ['1,000', '', 1000],
    ['$50', '$', 50],
    ['−3', '', -3],
    ['.5', '', 0.5],
    ['1e3', '', 1000],
    ['99.9 %', '%', 99.9],
    ['2GB', 'GB', 2],
    ['2 TB', 'GB', 2000],
    ['512 MiB', 'GiB', 0.5],
    ['1.5 s', 'ms', 1500],
    ['90 min', 'hours', 1.5],
    ['1.1k', '', 1100],
  ])('%s in a field of “%s” is %d', (text, unit, value) => {
    expect(parseQuantity(text, unit)).toBe(value)
  })

  it.each([
    ['', ''],
    ['lots', ''],
    ['1.2.3', ''],
    ['5 GB', 'ms'],
    ['3 apples', ''],
    ['1 2 x', ''],
  ])('“%s” in a field of “%s” is none', (text, unit) => {
    expect(parseQuantity(text, unit)).toBeNull()
  })
})
