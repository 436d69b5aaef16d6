import { describe, expect, it } from 'vitest'
import {
  absoluteBoxes,
  addAnnotation,
  align,
  annotationsOf,
  type Design,
  type DesignNode,
  distribute,
  growToHold,
  lockedParts,
  parseDesign,
  rehook,
  rehookRefusal,
  removeKeepingWires,
  serialiseDesign,
  setLocked,
  splice,
  ungroup,
  wrapInGroup,
} from '../../../simulation/index.ts'

const isGroup = ({ service }: DesignNode) => service === 'aws.region'
const isQueue = ({ service }: DesignNode) => service === 'generic.queue'
const place = (design: Design, id: string) => [...absoluteBoxes(design, isGroup)].find(([known]) => known === id)?.[1]
const wires = (design: Design) => design.edges.map(({ source, target, kind }) => `${source} ${kind} ${target}`)

/** A caller, two parts in a region, and what they call. */
function sample(): Design {
  const read = parseDesign(
    JSON.stringify({
      format: 'skyloom/design',
      version: 1,
      name: 'Sample',
      workloads: [{ id: 'w', source: 'users', rps: 5 }],
      nodes: [
        { id: 'users', service: 'generic.client', position: { x: 0, y: 7 } },
        {
          id: 'region',
          service: 'aws.region',
          config: { region: 'us-east-1' },
          position: { x: 200, y: 0 },
          size: { width: 400, height: 300 },
        },
        { id: 'a', service: 'generic.service', parent: 'region', position: { x: 20, y: 50 } },
        { id: 'b', service: 'generic.service', parent: 'region', position: { x: 230, y: 90 } },
        { id: 'c', service: 'generic.service', position: { x: 700, y: 40 } },
        { id: 'q', service: 'generic.queue', position: { x: 700, y: 200 } },
      ],
      edges: [
        { id: 'e1', source: 'users', target: 'a' },
        { id: 'e2', source: 'a', target: 'b', calls: 2, timeoutMs: 50 },
        { id: 'e3', source: 'b', target: 'c', calls: 0.5 },
      ],
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

/** Whatever is done to a design, it can still be written and read. */
function readable(design: Design): Design {
  const read = parseDesign(serialiseDesign(design))
  expect(read).toMatchObject({ ok: true })
  return design
}

describe('deleting a part and keeping its wires', () => {
  it('joins callers with what was called, as often as before', () => {
    const after = readable(removeKeepingWires(sample(), ['b']))
    const [bridge] = after.edges.filter(({ target }) => target === 'c')
    expect(bridge).toMatchObject({ source: 'a', calls: 1, dependency: 'required' })
    expect(after.nodes.map(({ id }) => id)).not.toContain('b')
  })

  it('bridges a chain of parts', () => {
    expect(wires(readable(removeKeepingWires(sample(), ['a', 'b'])))).toEqual(['users request c'])
  })
})

describe('splicing a part into a wire', () => {
  it('keeps the wire and its settings up to the part, and goes on from there', () => {
    const after = readable(splice(sample(), 'e1', 'c', isQueue))
    expect(wires(after)).toEqual(expect.arrayContaining(['users request c', 'c request a']))
    expect(after.edges.find(({ id }) => id === 'e1')?.target).toBe('c')
  })

  it('makes both halves asynchronous at a queue', () => {
    const after = readable(splice(sample(), 'e2', 'q', isQueue))
    expect(wires(after)).toEqual(expect.arrayContaining(['a async q', 'q async b']))
  })

  it('does nothing with an end of the wire', () => {
    const design = sample()
    expect(splice(design, 'e1', 'a', isQueue)).toBe(design)
  })
})

describe('groups', () => {
  it('are drawn around parts without moving them, and grow what holds them', () => {
    const design = sample()
    const wrapped = wrapInGroup(design, ['a', 'b'], isGroup, {
      service: 'aws.region',
      name: 'Inner',
      config: { region: 'us-east-1' },
    })
    if (!wrapped) throw new Error('it was not drawn')
    const after = readable(wrapped.design)
    for (const id of ['a', 'b']) expect(place(after, id)).toEqual(place(design, id))
    const [inner, outer] = [place(after, wrapped.id)!, place(after, 'region')!]
    expect(inner.x).toBeGreaterThanOrEqual(outer.x)
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width)
  })

  it('are not drawn around parts of several groups', () => {
    expect(wrapInGroup(sample(), ['a', 'c'], isGroup, { service: 'aws.region', name: 'No' })).toBeNull()
  })

  it('can be taken away from around parts that stay where they are', () => {
    const design = sample()
    const after = readable(ungroup(design, ['region']))
    expect(after.nodes.find(({ id }) => id === 'a')?.parent).toBeUndefined()
    expect(place(after, 'a')).toEqual(place(design, 'a'))
    expect(after.edges).toEqual(design.edges)
  })

  it('grow to hold a part that was put at their edge, and never shrink', () => {
    const design = sample()
    const moved = {
      ...design,
      nodes: design.nodes.map((node) => (node.id === 'b' ? { ...node, position: { x: 380, y: 280 } } : node)),
    }
    const region = place(growToHold(moved, 'b', isGroup), 'region')!
    expect(region.width).toBe(380 + 152 + 16)
    expect(region.height).toBe(280 + 62 + 16)
    expect(growToHold(design, 'b', isGroup)).toBe(design)
  })
})

describe('order', () => {
  it('aligns across groups by the place on the sheet', () => {
    const design = sample()
    const after = align(design, ['users', 'a', 'c'], absoluteBoxes(design, isGroup), 'top')
    expect(['users', 'a', 'c'].map((id) => place(after, id)?.y)).toEqual([7, 7, 7])
  })

  it('makes gaps equal between the outermost, which stay', () => {
    const design = sample()
    const after = distribute(design, ['users', 'a', 'b', 'c'], absoluteBoxes(design, isGroup), 'across')
    const boxes = ['users', 'a', 'b', 'c'].map((id) => place(after, id)!)
    const gaps = boxes.slice(1).map((box, i) => box.x - boxes[i]!.x - boxes[i]!.width)
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1)
    expect([boxes[0]!.x, boxes[3]!.x]).toEqual([0, 700])
  })
})

describe('what is written beside a design', () => {
  it('survives the file, together with what this program does not know', () => {
    const foreign = { kind: 'arrow', colour: 'red' }
    const { design, id } = addAnnotation(
      { ...sample(), annotations: [foreign] },
      { kind: 'note', text: 'Why two zones?', position: { x: 1, y: 2 }, size: { width: 100, height: 50 } },
    )
    const read = parseDesign(serialiseDesign(setLocked(design, ['a', 'nobody'], true)))
    if (!read.ok) throw new Error('it cannot be read')
    expect(annotationsOf(read.value)).toMatchObject([{ id, text: 'Why two zones?' }])
    expect([...lockedParts(read.value)]).toContain('a')
    expect(read.value.annotations).toContainEqual(foreign)
    expect(lockedParts(setLocked(read.value, ['a', 'nobody'], false)).size).toBe(0)
  })
})

describe('moving an end of a wire', () => {
  const isSource = ({ service }: DesignNode) => service === 'generic.client'
  const kindOf = (service: string) => ({ isGroup: service === 'aws.region', isSource: service === 'generic.client' })

  it('keeps the settings of the wire, and its way of waiting fits its ends', () => {
    const moved = readable(rehook(sample(), 'e2', 'target', 'c', isQueue, isSource))
    expect(moved.edges.find(({ id }) => id === 'e2')).toMatchObject({
      source: 'a',
      target: 'c',
      calls: 2,
      timeoutMs: 50,
    })
    const queued = readable(rehook(sample(), 'e2', 'target', 'q', isQueue, isSource))
    expect(queued.edges.find(({ id }) => id === 'e2')?.kind).toBe('async')
    expect(rehook(queued, 'e2', 'target', 'c', isQueue, isSource).edges.find(({ id }) => id === 'e2')?.kind).toBe(
      'request',
    )
  })

  it('undoes ties to wires of the caller that it has left', () => {
    const before = sample()
    const tied = {
      ...before,
      edges: before.edges.map((edge) =>
        edge.id === 'e3' ? { ...edge, source: edge.source, dependency: 'fallback:e2' as const } : edge,
      ),
    }
    const sameCaller = rehook(tied, 'e2', 'source', 'b', isQueue, isSource)
    expect(sameCaller.edges.find(({ id }) => id === 'e3')?.dependency).toBe('fallback:e2')
    const gone = rehook(sameCaller, 'e2', 'source', 'a', isQueue, isSource)
    expect(gone.edges.find(({ id }) => id === 'e3')?.dependency).toBe('required')
  })

  it('is refused where a wire could not be drawn either, but not where the wire itself is', () => {
    expect(rehookRefusal(sample(), 'e2', 'target', 'users', kindOf)).toMatch(/sends requests and answers none/)
    expect(rehookRefusal(sample(), 'e2', 'target', 'region', kindOf)).toMatch(/Wires join parts/)
    expect(rehookRefusal(sample(), 'e2', 'target', 'b', kindOf)).toBeNull()
    expect(rehookRefusal(sample(), 'e2', 'source', 'users', kindOf)).toBeNull()
  })
})
