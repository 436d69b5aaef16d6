import { describe, expect, it } from 'vitest'
import { differencesBetween, removeParts } from '../../../simulation/index.ts'
import { template } from '../exporters/templates.ts'

describe('the differences between two designs', () => {
  it('are none for equal content', () => {
    expect(differencesBetween(template, structuredClone(template))).toEqual([])
  })

  it('name what was added, removed and changed, in words', () => {
    const [part, ...rest] = template.nodes
    if (!part) throw new Error('an empty template')
    const renamed = { ...template, nodes: [{ ...part, name: 'Visitors' }, ...rest], targets: { p95LatencyMs: 1 } }
    expect(differencesBetween(template, renamed)).toEqual([
      { kind: 'changed', what: 'Visitors' },
      { kind: 'changed', what: 'the targets' },
    ])
  })

  it('count a wire with its part, and turn round when the designs do', () => {
    const last = template.edges.at(-1)
    if (!last) throw new Error('a template without wires')
    const without = removeParts(template, [], [last.id])
    const [lost] = differencesBetween(template, without)
    expect(lost).toEqual({ kind: 'removed', what: expect.stringMatching(/^the wire from .+ to .+/) })
    expect(differencesBetween(without, template)).toEqual([{ kind: 'added', what: lost?.what }])
  })
})
