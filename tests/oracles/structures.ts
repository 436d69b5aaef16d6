import { resolveDesign } from '../../simulation/archetypes/resolve.ts'
import { solveAvailability } from '../../simulation/availability/index.ts'
import type { Design } from '../../simulation/index.ts'
import { draw, type Part, type Wire } from '../simulation/latency/drawing.ts'

/** A component, or `(and …)`, `(or …)`, `(kofn k …)` of such. */
export type System =
  | string
  | { readonly kind: 'and' | 'or' | 'kofn'; readonly needed: number; readonly of: readonly System[] }

/** Reads a system from its text, such as `(and lb (kofn 2 a b c))`. */
export function systemOf(text: string): System {
  const words = text.match(/[()]|[^\s()]+/g) ?? []
  let at = 0
  const read = (): System => {
    const word = words[at++]
    if (word === undefined || word === ')') throw new Error(`${text}: a part is missing.`)
    if (word !== '(') return word
    const kind = words[at++]
    if (kind !== 'and' && kind !== 'or' && kind !== 'kofn') throw new Error(`${text}: ${kind} is no structure.`)
    const needed = kind === 'kofn' ? Number(words[at++]) : 1
    const of: System[] = []
    while (words[at] !== ')') of.push(read())
    at++
    return { kind, needed, of }
  }
  return read()
}

/**
 * A system as a design: `and` is a part that requires others, `or` and `kofn` are balancers that need some of their targets.
 *
 * @param components each with its availability, or with all of its configuration
 */
export function drawSystem(components: ReadonlyMap<string, number | object>, system: System): Design {
  const parts: Part[] = [...components].map(([id, up]) => [
    id,
    'generic.service',
    typeof up === 'number' ? { availability: up } : up,
  ])
  const wires: Wire[] = []
  const places = new Map<System, string>()
  const place = (inner: System): string => {
    if (typeof inner === 'string') return inner
    const known = places.get(inner)
    if (known !== undefined) return known
    const id = `${inner.kind}${parts.length}`
    parts.push(inner.kind === 'and' ? [id, 'generic.service'] : [id, 'generic.balancer', { minHealthy: inner.needed }])
    places.set(inner, id)
    for (const target of inner.of) wires.push([id, place(target)])
    return id
  }
  wires.push(['users', place(system)])
  return draw(parts, wires)
}

/** How often the one workload of a design finds what it needs missing. */
export function unavailabilityOf(design: Design): number {
  const model = resolveDesign(design)
  const peaks = model.nodes.map(() => ({ peakRps: 0, meanServiceMs: 0 }))
  return solveAvailability(model, peaks).workloads[0]?.unavailability ?? Number.NaN
}
