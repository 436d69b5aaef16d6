import {
  CROSS_CHECK_RUN,
  type CrossCheck,
  crossCheck,
  DEFAULT_RUN,
  type Design,
  evaluate,
  isIdle,
  type Replication,
  type RunOptions,
  runReplication,
  type SimulationReport,
  simulationReport,
} from '../../simulation/index.ts'

/**
 * The simulation's side of a worker: it runs one replication after another, and one of several workers joins what all have run. To stop
 * it, terminate it.
 */
export type SimulationQuestion =
  | { readonly kind: 'plan'; readonly design: Design; readonly size: RunSize; readonly months: number | null }
  | { readonly kind: 'run'; readonly design: Design; readonly options: RunOptions; readonly index: number }
  | {
      readonly kind: 'join'
      readonly design: Design
      readonly options: RunOptions
      readonly replications: readonly Replication[]
    }

export type SimulationReply =
  | { readonly kind: 'planned'; readonly options: RunOptions; readonly idle: boolean }
  | { readonly kind: 'progress'; readonly index: number; readonly share: number }
  | { readonly kind: 'ran'; readonly replication: Replication }
  | { readonly kind: 'joined'; readonly report: SimulationReport; readonly check: CrossCheck }
  | { readonly kind: 'fault'; readonly message: string }

/** How long a run may take: a glance, the usual length of the command line, or ten times that. */
export type RunSize = 'short' | 'usual' | 'long'

/** The options of a run of some size. */
export function runOf(size: RunSize, months: number | null): RunOptions {
  const { seed } = DEFAULT_RUN
  if (size === 'short' || months !== null) return { ...CROSS_CHECK_RUN, months }
  const requests = size === 'usual' ? DEFAULT_RUN.requests : 10 * DEFAULT_RUN.requests
  return {
    requests,
    warmup: Math.floor(requests * DEFAULT_RUN.warmupShare),
    months,
    replications: DEFAULT_RUN.replications,
    seed,
  }
}

const send = (reply: SimulationReply) => self.postMessage(reply)

self.onmessage = ({ data }: MessageEvent<SimulationQuestion>) => {
  try {
    answer(data)
  } catch (error) {
    send({ kind: 'fault', message: error instanceof Error ? error.message : String(error) })
  }
}

function answer(question: SimulationQuestion): void {
  switch (question.kind) {
    case 'plan': {
      const options = runOf(question.size, question.months)
      send({ kind: 'planned', options, idle: isIdle(question.design, options) })
      return
    }
    case 'run': {
      const { design, options, index } = question
      const replication = runReplication(design, options, index, (share) => send({ kind: 'progress', index, share }))
      send({ kind: 'ran', replication })
      return
    }
    case 'join': {
      const { design, options, replications } = question
      const report = simulationReport(design, options, replications)
      send({ kind: 'joined', report, check: crossCheck(design, evaluate(design), report) })
      return
    }
    default:
      question satisfies never
  }
}
