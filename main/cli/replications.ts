import { setImmediate } from 'node:timers/promises'
import { type Design, type PreparedRun, prepareRun, type Replication, type RunOptions } from '../../simulation/index.ts'
import type { ReplicationThreads } from './replication-threads.ts'

/** What a thread is told to run. */
export interface ReplicationOrder {
  readonly design: Design
  readonly options: RunOptions
  /** Which replications of the run, and in memory that all threads share how many of them were taken. */
  readonly indices: readonly number[]
  readonly taken: Int32Array
}

export type ThreadReply =
  | { readonly kind: 'progress'; readonly index: number; readonly share: number }
  | { readonly kind: 'done'; readonly done: Replication }
  | { readonly kind: 'end' }

/** A run on this thread and others. */
export interface RunOrder {
  readonly design: Design
  readonly options: RunOptions
  /** The same made ready, by the caller, who makes the report of it too. */
  readonly prepared: PreparedRun
  /** Which replications of the run. */
  readonly indices: readonly number[]
  /** How many, this one among them. */
  readonly threads: number
}

/**
 * Runs replications on some threads, this one among them, so that there is work done while the others start. The answer does not depend on
 * how many there are.
 *
 * @param progress is told the share that is done, from 0 to 1
 */
export async function runReplications(
  { design, options, prepared, indices, threads }: RunOrder,
  others: ReplicationThreads,
  progress: (share: number) => void = () => undefined,
): Promise<readonly Replication[]> {
  if (prepared.idle || indices.length === 0) return []
  const shares = new Map<number, number>()
  const done: Replication[] = []
  const hear = (reply: ThreadReply) => {
    if (reply.kind === 'done') done.push(reply.done)
    if (reply.kind !== 'progress') return
    shares.set(reply.index, reply.share)
    let sum = 0
    for (const own of shares.values()) sum += own
    progress(sum / indices.length)
  }
  const order = { design, options, indices, taken: new Int32Array(new SharedArrayBuffer(4)) }
  const helping = others.fill(order, Math.min(threads, indices.length) - 1, hear)
  await Promise.all([helping, runShare(prepared, order, hear)])
  return done
}

/** Has a thread run its share of an order. */
export async function fillOrder(order: ReplicationOrder, tell: (reply: ThreadReply) => void): Promise<void> {
  await runShare(prepareRun(order.design, order.options), order, tell)
  tell({ kind: 'end' })
}

/** Runs replications that nobody has taken yet, one after another; others are heard between them. */
async function runShare(
  { experiment }: PreparedRun,
  { indices, taken }: ReplicationOrder,
  tell: (reply: ThreadReply) => void,
): Promise<void> {
  const next = () => indices[Atomics.add(taken, 0, 1)]
  for (let index = next(); index !== undefined; index = next()) {
    const own = index
    const done = experiment.run(own, (share) => tell({ kind: 'progress', index: own, share }))
    tell({ kind: 'done', done })
    await setImmediate()
  }
}
