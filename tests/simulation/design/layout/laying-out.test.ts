import Elk from 'elkjs/lib/elk.bundled.js'
import { describe, expect, it } from 'vitest'
import {
  absoluteBoxes,
  type Box,
  contains,
  type Design,
  type DesignNode,
  GRID,
  isHeap,
  type LayOut,
  laidOut,
  overlaps,
  parseDesign,
  whollyLaidOut,
} from '../../../../simulation/index.ts'

const isGroup = ({ service }: DesignNode) => service === 'aws.region' || service === 'aws.vpc'
const CALLS = ['users>lb', 'lb>a', 'lb>b', 'a>db', 'b>db', 'a>queue', 'queue>worker']

/** Everything on one heap. */
function heap(): Design {
  const part = (id: string, parent?: string, service = 'generic.service') => ({
    id,
    service,
    position: { x: 24, y: 40 },
    ...(parent !== undefined && { parent }),
  })
  const read = parseDesign(
    JSON.stringify({
      format: 'skyloom/design',
      version: 1,
      name: 'heap',
      workloads: [{ id: 'w', source: 'users', rps: 1 }],
      nodes: [
        part('users', undefined, 'generic.client'),
        { ...part('region', undefined, 'aws.region'), config: { region: 'us-east-1' } },
        part('vpc', 'region', 'aws.vpc'),
        ...['lb', 'a', 'b', 'db'].map((id) => part(id, 'vpc')),
        ...['queue', 'worker'].map((id) => part(id, 'region')),
        part('alone', 'region'),
      ],
      edges: CALLS.map((call, i) => ({ id: `e${i}`, source: call.split('>')[0], target: call.split('>')[1] })),
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

const layOut: LayOut = (graph) => new Elk().layout(graph)

async function arranged(roots: readonly string[], deep: boolean) {
  const design = await laidOut(heap(), [{ roots, deep }], isGroup, layOut)
  return { design, boxes: boxesOf(design) }
}

function boxesOf(design: Design): ReadonlyMap<string, Box> {
  return absoluteBoxes(design, isGroup)
}

describe('a layout of everything', () => {
  it('keeps parts apart, groups around what they hold, and all of it on the grid', async () => {
    const { design, boxes } = await arranged(['users', 'region'], true)
    const boxOf = (id: string) => boxes.get(id) as Box
    for (const { id, parent, position } of design.nodes) {
      expect(
        [position.x, position.y].map((at) => Math.abs(at % GRID)),
        id,
      ).toEqual([0, 0])
      if (parent !== undefined) expect(contains(boxOf(parent), boxOf(id)), `${id} in ${parent}`).toBe(true)
      for (const other of design.nodes) {
        if (other.id === id || other.parent !== parent) continue
        expect(overlaps(boxOf(id), boxOf(other.id)), `${id} and ${other.id}`).toBe(false)
      }
    }
  })

  it('reads from the caller to the called', async () => {
    const { boxes } = await arranged(['users', 'region'], true)
    for (const call of CALLS) {
      const [from, to] = call.split('>').map((id) => boxes.get(id) as Box) as [Box, Box]
      expect(from.x + from.width, call).toBeLessThan(to.x)
    }
  })
})

describe('a layout of some parts', () => {
  it('leaves all others, and the inside of groups, as they were, and what holds them holds them still', async () => {
    const before = heap()
    const { design, boxes } = await arranged(['vpc', 'queue', 'worker'], false)
    for (const id of ['users', 'lb', 'a', 'b', 'db', 'alone']) {
      expect(design.nodes.find((node) => node.id === id)).toEqual(before.nodes.find((node) => node.id === id))
    }
    for (const id of ['vpc', 'queue', 'worker', 'alone']) {
      expect(contains(boxes.get('region') as Box, boxes.get(id) as Box), id).toBe(true)
    }
    // a in the network calls the queue
    expect((boxes.get('vpc') as Box).x).toBeLessThan((boxes.get('queue') as Box).x)
    expect((boxes.get('queue') as Box).x).toBeLessThan((boxes.get('worker') as Box).x)
  })
})

describe('a design that was read', () => {
  const bare = (): Design => {
    const design = heap()
    return { ...design, nodes: design.nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })) }
  }

  it('is laid out where no part has a place, the same each time, and otherwise left as it is', async () => {
    expect(isHeap(bare())).toBe(true)
    const design = await whollyLaidOut(bare(), isGroup, layOut)
    const boxes = boxesOf(design)
    for (const [one, other] of [
      ['a', 'b'],
      ['users', 'region'],
      ['queue', 'worker'],
    ] as const) {
      expect(overlaps(boxes.get(one) as Box, boxes.get(other) as Box), `${one} and ${other}`).toBe(false)
    }
    expect(await whollyLaidOut(bare(), isGroup, layOut)).toEqual(design)
    // whoever gave one part a place has arranged the sheet
    expect(isHeap(heap())).toBe(false)
  })
})
