import type {
  CrossCheck,
  Design,
  PriceFile,
  Replication,
  RunOptions,
  SimulationReport,
} from '../../simulation/index.ts'

/**
 * The simulation's side of a worker: it runs one replication after another, and one of several workers joins what all have run. To stop
 * it, terminate it. The engine comes in a file of its own; questions that are asked before it is here wait for it.
 */
export type SimulationQuestion =
  | { readonly kind: 'plan'; readonly design: Design; readonly size: RunSize; readonly months: number | null }
  | { readonly kind: 'run'; readonly design: Design; readonly options: RunOptions; readonly index: number }
  | {
      readonly kind: 'join'
      readonly design: Design
      readonly options: RunOptions
      readonly replications: readonly Replication[]
      /** Laid over the shipped book. */
      readonly prices: readonly PriceFile[]
    }

export type SimulationReply =
  | { readonly kind: 'planned'; readonly options: RunOptions; readonly idle: boolean }
  | { readonly kind: 'progress'; readonly index: number; readonly share: number }
  | { readonly kind: 'ran'; readonly replication: Replication }
  | { readonly kind: 'joined'; readonly report: SimulationReport; readonly check: CrossCheck }
  | { readonly kind: 'fault'; readonly message: string }

/** How long a run may take: a glance, the usual length of the command line, or ten times that. */
export type RunSize = 'short' | 'usual' | 'long'

const send = (reply: SimulationReply) => self.postMessage(reply)
const engine = import('./replicating.ts')

self.onmessage = async ({ data }: MessageEvent<SimulationQuestion>) => {
  try {
    const { answer } = await engine
    answer(data, send)
  } catch (error) {
    send({ kind: 'fault', message: error instanceof Error ? error.message : String(error) })
  }
}
