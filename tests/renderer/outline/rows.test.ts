import { describe, expect, it } from 'vitest'
import { linesAbove, partKey, type Row, rowsOf, wireKey } from '../../../renderer/outline/rows.ts'
import { typedTo, walked } from '../../../renderer/outline/walking.ts'
import { shop } from '../shop.ts'

const isGroup = (service: string) => service === 'aws.region'
const lines = (turned: readonly string[] = []) => rowsOf(shop(), isGroup, new Set(turned))
const written = (rows: readonly Row[]) =>
  rows.map(({ level, name, kind }) => `${'  '.repeat(level - 1)}${kind === 'wire' ? '→ ' : ''}${name}`)

describe('the lines of the outline', () => {
  it('are the parts in their groups, in the order of the file', () => {
    expect(written(lines())).toEqual([
      'Users',
      'Virginia',
      '  Balancer',
      '  API',
      '  Ranker',
      '  Cache',
      '  Store',
      '  Lake',
    ])
  })

  it('show the wires of a part that is opened, and hide what a closed group holds', () => {
    expect(written(lines([partKey('users'), partKey('region')]))).toEqual(['Users', '  → Balancer', 'Virginia'])
    expect(written(lines([partKey('api')])).slice(3, 8)).toEqual([
      '  API',
      '    → Cache',
      '    → Store',
      '    → Ranker',
      '    → Lake',
    ])
  })

  it('tell their place among their siblings, and whether something stands below', () => {
    const rows = lines()
    expect(rows.map(({ place, of, open }) => [place, of, open])).toEqual([
      [1, 2, false],
      [2, 2, true],
      [1, 6, false],
      [2, 6, false],
      [3, 6, null],
      [4, 6, null],
      [5, 6, null],
      [6, 6, null],
    ])
  })

  it('stand under the groups around them, nearest first, a wire under its part', () => {
    expect(linesAbove(shop(), wireKey('to-store'))).toEqual([partKey('api'), partKey('region')])
    expect(linesAbove(shop(), partKey('users'))).toEqual([])
  })
})

describe('walking the outline', () => {
  const rows = lines([partKey('api')])
  const at = (name: string) => rows.findIndex((row) => row.name === name)

  it.each([
    ['Users', 'ArrowDown', 'Virginia'],
    ['Users', 'ArrowUp', 'Users'],
    ['Virginia', 'ArrowRight', 'Balancer'],
    ['Store', 'ArrowLeft', 'API'],
    ['API', 'Home', 'Users'],
    ['API', 'End', 'Lake'],
  ])('from %s with %s to %s', (from, key, to) => {
    const step = walked(rows, at(from), key)
    expect(step && 'to' in step ? rows[step.to]?.name : step).toBe(to)
  })

  it('opens what is closed and closes what is open', () => {
    expect(walked(rows, at('Users'), 'ArrowRight')).toEqual({ turn: at('Users') })
    expect(walked(rows, at('API'), 'ArrowLeft')).toEqual({ turn: at('API') })
  })

  it('stays where nothing stands above or below', () => {
    expect(walked(rows, at('Users'), 'ArrowLeft')).toEqual({ to: -1 })
    expect(walked(rows, 2, 'x')).toBeNull()
  })

  it('goes to what is typed, and on with the same letter', () => {
    expect(rows[typedTo(rows, 0, 'st')]?.name).toBe('Store')
    const [first, second] = [typedTo(rows, 0, 'c'), typedTo(rows, typedTo(rows, 0, 'c'), 'cc')]
    expect([rows[first]?.name, rows[second]?.name]).toEqual(['Cache', 'Cache'])
    expect(second).not.toBe(first)
    expect(typedTo(rows, 3, 'zz')).toBe(3)
  })
})
