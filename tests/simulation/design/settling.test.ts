import { describe, expect, it } from 'vitest'
import type { Box, Design, DesignNode } from '../../../simulation/index.ts'
import {
  absoluteBoxes,
  childrenOf,
  contains,
  movingRefusal,
  overlaps,
  parseDesign,
  reorderPart,
  reorderWire,
  serialiseDesign,
  settleInto,
} from '../../../simulation/index.ts'

/** A region with a network in it, three parts in the network, users and a bucket outside. */
function sample(): Design {
  const node = (id: string, service: string, parent: string | null, x: number, y: number, size?: object) => ({
    id,
    service,
    position: { x, y },
    ...(parent !== null && { parent }),
    ...(size && { size }),
  })
  const read = parseDesign(
    JSON.stringify({
      format: 'skyloom/design',
      version: 1,
      name: 'Sample',
      workloads: [{ id: 'w', source: 'users', rps: 10 }],
      nodes: [
        node('users', 'generic.client', null, -400, 200),
        node('region', 'aws.region', null, 0, 0, { width: 700, height: 400 }),
        node('vpc', 'aws.vpc', 'region', 16, 32, { width: 420, height: 240 }),
        node('a', 'aws.ec2', 'vpc', 16, 32),
        node('b', 'aws.ec2', 'vpc', 216, 32),
        node('c', 'aws.ec2', 'vpc', 16, 128),
        node('lake', 'aws.s3', null, -400, 0),
      ],
      edges: [
        { id: 'e1', source: 'users', target: 'a' },
        { id: 'e2', source: 'a', target: 'b' },
        { id: 'e3', source: 'a', target: 'c' },
        { id: 'e4', source: 'a', target: 'lake' },
      ],
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

const isGroup = ({ service }: DesignNode) => service === 'aws.region' || service === 'aws.vpc'
const parentOf = (design: Design, id: string) => design.nodes.find((node) => node.id === id)?.parent
const boxOf = (design: Design, id: string): Box => {
  const found = [...absoluteBoxes(design, isGroup)].find(([other]) => other === id)
  if (!found) throw new Error(`${id} is not there`)
  return found[1]
}
/** Nothing that stands in the same group overlaps, and every group holds what stands in it. */
function expectTidy(design: Design): void {
  for (const group of [undefined, 'region', 'vpc']) {
    const held = childrenOf(design, group).map(({ id }) => boxOf(design, id))
    for (const [i, box] of held.entries()) {
      expect(held.slice(i + 1).some((other) => overlaps(other, box))).toBe(false)
      if (group !== undefined) expect(contains(boxOf(design, group), box)).toBe(true)
    }
  }
  expect(parseDesign(serialiseDesign(design)).ok).toBe(true)
}

describe('moving parts into a group by its name', () => {
  it('finds room beside or below what stands there', () => {
    const design = settleInto(sample(), ['lake'], 'vpc', isGroup)
    expect(parentOf(design, 'lake')).toBe('vpc')
    expectTidy(design)
    // there was room: the group is as large as before
    expect(boxOf(design, 'vpc')).toEqual(boxOf(sample(), 'vpc'))
  })

  it('grows the groups around when there is no room', () => {
    const design = settleInto(sample(), ['lake', 'users'], 'vpc', isGroup)
    expectTidy(design)
    expect(boxOf(design, 'vpc').height).toBeGreaterThan(boxOf(sample(), 'vpc').height)
  })

  it('takes parts out onto the sheet, clear of every group', () => {
    const design = settleInto(sample(), ['b'], null, isGroup)
    expect(parentOf(design, 'b')).toBeUndefined()
    expectTidy(design)
  })

  it('moves a group with all it holds', () => {
    const design = settleInto(sample(), ['vpc'], null, isGroup)
    expect(childrenOf(design, 'vpc').map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expectTidy(design)
  })

  it.each([
    [['a'], 'vpc', 'a is in vpc already.'],
    [['users'], null, 'users is in no group already.'],
    [['region'], 'vpc', 'region cannot go into vpc, which it holds.'],
    [['vpc'], 'vpc', 'vpc cannot go into itself.'],
    [[], 'vpc', 'Select the parts to move first.'],
  ])('says why %j cannot go into %s, and leaves the design alone', (ids, group, reason) => {
    expect(movingRefusal(sample(), ids, group)).toBe(reason)
    expect(settleInto(sample(), ids, group, isGroup)).toEqual(sample())
  })
})

describe('the order of the file', () => {
  const partsOf = (design: Design, group?: string) => childrenOf(design, group).map(({ id }) => id)
  const wiresOf = (design: Design, source: string) =>
    design.edges.filter((edge) => edge.source === source).map(({ id }) => id)

  it('moves a part past its neighbour in the same group', () => {
    expect(partsOf(reorderPart(sample(), 'c', -1), 'vpc')).toEqual(['a', 'c', 'b'])
    expect(partsOf(reorderPart(sample(), 'users', 1))).toEqual(['region', 'users', 'lake'])
  })

  it('moves a wire past its neighbour of the same source, and so the stage it is called in', () => {
    expect(wiresOf(reorderWire(sample(), 'e4', -1), 'a')).toEqual(['e2', 'e4', 'e3'])
    expect(wiresOf(reorderWire(sample(), 'e2', 1), 'a')).toEqual(['e3', 'e2', 'e4'])
  })

  it('is undone by moving the other way', () => {
    expect(reorderPart(reorderPart(sample(), 'users', 1), 'users', -1)).toEqual(sample())
  })

  it.each([
    ['a', -1],
    ['c', 1],
    ['nobody', 1],
  ] as const)('stays as it is where there is no neighbour: %s %d', (id, step) => {
    const design = sample()
    expect(reorderPart(design, id, step)).toBe(design)
  })
})
