import { resolveDesign } from '../../simulation/archetypes/resolve.ts'
import { Probability } from '../../simulation/availability/probability.ts'
import { fillPlaces } from '../../simulation/availability/reading.ts'
import { buildStructure } from '../../simulation/availability/structure.ts'
import { threeTiers } from './designs.ts'
import { medianMs, type Row } from './row.ts'

/** The exact probability of one structure function that is built already. */
export function* availabilityRows(): Generator<Row> {
  const shared = [
    { zones: 3, services: 1, goals: [0.1, 0.5, 2] },
    { zones: 9, services: 3, goals: [1, 10, 100] },
  ]
  for (const { zones, services, goals } of shared) {
    for (const [i, components] of [50, 200, 500].entries()) {
      const model = resolveDesign(threeTiers(components, zones, services))
      const { workloads } = buildStructure(model)
      const filling = fillPlaces(model, { kind: 'expected', needed: model.nodes.map(() => 1), failover: null })
      const goal = goals[i] ?? 0
      const [root] = workloads
      yield {
        group: 'availability',
        name: `3 tiers of ${components} parts, ${zones + services} shared causes`,
        unit: 'ms',
        goal,
        floor: 3 * goal,
        measured: root ? medianMs(() => new Probability(filling).unavailability(root)) : null,
      }
    }
  }
}
