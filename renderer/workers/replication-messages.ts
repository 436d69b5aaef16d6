import type {
  CrossCheck,
  Design,
  LatencySpread,
  PriceFile,
  Replication,
  RunOptions,
  SimulationReport,
} from '../../simulation/index.ts'

/** What a worker of simulated runs is asked. */
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
  | {
      readonly kind: 'joined'
      readonly report: SimulationReport
      readonly check: CrossCheck
      /** Empty of a run with failures, whose rates are not the mean ones. */
      readonly spread: readonly LatencySpread[]
    }
  | { readonly kind: 'fault'; readonly message: string }

/** How long a run may take: a glance, the usual length of the command line, or ten times that. */
export type RunSize = 'short' | 'usual' | 'long'
