import type { Model } from '../../archetypes/model.ts'
import type { Performance } from '../../latency/performance.ts'
import { REASONS } from '../tally.ts'
import type { Assembler } from './assembler.ts'
import { type Stations, UNLIMITED } from './program.ts'

/** The stations of a model, one for each node. */
export function stationsOf({ nodes }: Model, { mean }: Performance, assembler: Assembler): Stations {
  const refusal = (archetype: string) => REASONS.indexOf(archetype === 'function' ? 'throttled' : 'queue-full')
  return {
    servers: Int32Array.from(nodes, ({ index }) => mean.stations[index]?.servers ?? UNLIMITED),
    queueLimit: Int32Array.from(nodes, ({ behaviour }) => behaviour.station?.queueLimit ?? UNLIMITED),
    refusals: Int32Array.from(nodes, ({ archetype }) => refusal(archetype.id)),
    batchMax: Int32Array.from(nodes, ({ behaviour }) => behaviour.station?.batch?.max ?? 1),
    batchWaitMs: Float64Array.from(nodes, ({ behaviour }) => behaviour.station?.batch?.waitMs ?? 0),
    coldStarts: nodes.map(({ id, behaviour }) => {
      const coldStart = behaviour.station?.coldStart
      if (!coldStart) return null
      const { time, keepMs, ready } = coldStart
      return { stream: assembler.stream(`cold-start:${id}`, time), keepMs, ready }
    }),
  }
}

/** Whether a part takes no time and makes nobody wait. */
export function isInstant({ nodes }: Model, node: number): boolean {
  const station = nodes[node]?.behaviour.station
  return !station || (station.servers === 'infinite' && station.serviceTime.meanMs === 0 && station.queueLimit === null)
}
