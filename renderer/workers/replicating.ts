import {
  CROSS_CHECK_RUN,
  crossCheck,
  DEFAULT_RUN,
  evaluate,
  latencySpread,
  layAll,
  type PreparedRun,
  prepareRun,
  type RunOptions,
  simulationReport,
} from '../../simulation/index.ts'
import type { RunSize, SimulationQuestion, SimulationReply } from './replication-messages.ts'

/** A worker serves one run. */
let prepared: PreparedRun | undefined

/** The options of a run of some size. */
function runOf(size: RunSize, months: number | null): RunOptions {
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

/** Answers one question; a run tells its progress too. */
export function answer(question: SimulationQuestion, send: (reply: SimulationReply) => void): void {
  switch (question.kind) {
    case 'plan': {
      const options = runOf(question.size, question.months)
      prepared = prepareRun(question.design, options)
      send({ kind: 'planned', options, idle: prepared.idle })
      return
    }
    case 'run': {
      const { design, options, index } = question
      prepared ??= prepareRun(design, options)
      const replication = prepared.experiment.run(index, (share) => send({ kind: 'progress', index, share }))
      send({ kind: 'ran', replication })
      return
    }
    case 'join': {
      const { design, options, replications } = question
      const prices = layAll(question.prices)
      const report = simulationReport(design, options, replications, prices, prepared)
      const spread = options.months === null ? latencySpread(design, replications) : []
      send({ kind: 'joined', report, check: crossCheck(design, evaluate(design, prices), report), spread })
      return
    }
    default:
      question satisfies never
  }
}
