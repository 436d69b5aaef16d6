import type { Design } from '../../../simulation/design/design.ts'
import { parseDesign } from '../../../simulation/index.ts'

export type Part = readonly [id: string, service: string, config?: object, parent?: string]
export type Wire = readonly [source: string, target: string, more?: object]

/** A design of parts and wires (`e0`, `e1`, …) in which `users` sends one workload of 10 requests a second, or those given. */
export function draw(parts: readonly Part[], wires: readonly Wire[], more: object = {}): Design {
  const read = parseDesign(
    JSON.stringify({
      format: 'skyloom/design',
      version: 1,
      name: 'test',
      workloads: [{ id: 'w', source: 'users', rps: 10 }],
      nodes: [
        { id: 'users', service: 'generic.client' },
        ...parts.map(([id, service, config = {}, parent]) => ({ id, service, config, ...(parent && { parent }) })),
      ],
      edges: wires.map(([source, target, edge = {}], i) => ({ id: `e${i}`, source, target, ...edge })),
      ...more,
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

/** A part that serves for `meanMs`, exponentially. */
export function serves(id: string, meanMs: number, more: object = {}): Part {
  return [id, 'generic.service', { serviceTime: { distribution: 'exponential', meanMs }, ...more }]
}
