import type {
  CrossCheck,
  Design,
  LatencySpread,
  PriceFile,
  Replication,
  SimulationReport,
} from '../../simulation/index.ts'
import type { RunSize, SimulationQuestion, SimulationReply } from './replication-messages.ts'

export type { RunSize } from './replication-messages.ts'

/** What a run in the window gives: the measured report, and whether the computed one agrees. */
export interface SimulationResult {
  readonly report: SimulationReport
  readonly check: CrossCheck
  /** How the answers spread, computed and measured; empty of a run with failures. */
  readonly spread: readonly LatencySpread[]
}

/** The part of a `Worker` that is used; tests give their own. */
export interface SimulationPort {
  postMessage(question: SimulationQuestion): void
  onmessage: ((event: MessageEvent<SimulationReply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

export interface SimulationRequest {
  readonly design: Design
  readonly size: RunSize
  /** Months with failures, repairs and shaped traffic; `null`: at the mean rates, with everything up. */
  readonly months: number | null
  /** Laid over the shipped book, each over those before it. */
  readonly prices: readonly PriceFile[]
}

/**
 * Simulates a design on all cores. The answer is the same on any number of them.
 *
 * @param progress is told the share that is done, from 0 to 1
 * @param signal stops the workers at once; the promise then rejects with its reason
 */
export async function simulateOn(
  start: () => SimulationPort,
  threads: number,
  { design, size, months, prices }: SimulationRequest,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<SimulationResult> {
  const ports = [start()]
  const stop = () => {
    for (const port of ports) port.terminate()
  }
  signal.addEventListener('abort', stop)
  try {
    const first = ports[0]
    if (!first) throw new Error('No worker could be started.')
    const planned = await ask(first, { kind: 'plan', design, size, months }, signal)
    if (planned.kind !== 'planned') throw new Error('The simulation did not start.')
    const { options, idle } = planned
    const indices = idle ? [] : Array.from({ length: options.replications }, (_, index) => index)
    while (ports.length < Math.min(threads, indices.length)) ports.push(start())
    const shares = new Map<number, number>()
    const tell = (index: number, share: number) => {
      shares.set(index, share)
      let sum = 0
      for (const own of shares.values()) sum += own
      progress(sum / options.replications)
    }
    const replications: Replication[] = []
    await Promise.all(
      ports.map(async (port) => {
        for (let index = indices.shift(); index !== undefined; index = indices.shift()) {
          const reply = await ask(port, { kind: 'run', design, options, index }, signal, tell)
          if (reply.kind === 'ran') replications.push(reply.replication)
        }
      }),
    )
    const joined = await ask(first, { kind: 'join', design, options, replications, prices }, signal)
    if (joined.kind !== 'joined') throw new Error('The simulation gave no result.')
    return { report: joined.report, check: joined.check, spread: joined.spread }
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}

/** Asks a worker that is doing nothing else. */
function ask(
  port: SimulationPort,
  question: SimulationQuestion,
  signal: AbortSignal,
  progress: (index: number, share: number) => void = () => undefined,
): Promise<SimulationReply> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason)
      return
    }
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    port.onmessage = ({ data }) => {
      if (data.kind === 'progress') progress(data.index, data.share)
      else if (data.kind === 'fault') reject(new Error(data.message))
      else resolve(data)
    }
    port.onerror = ({ message }) => reject(new Error(message || 'The simulation stopped.'))
    port.postMessage(question)
  })
}

/** Simulates in the window's own workers. */
export function simulateInWorkers(
  request: SimulationRequest,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<SimulationResult> {
  const start = () => new Worker(new URL('./replications.ts', import.meta.url), { type: 'module', name: 'simulation' })
  return simulateOn(start, navigator.hardwareConcurrency || 1, request, progress, signal)
}
