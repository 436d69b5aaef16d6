import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { type Design, isIdle, type Replication, type RunOptions, replicationRunner } from '../../simulation/index.ts'

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

/** As many threads as the machine has cores. */
export function defaultThreads(): number {
  return availableParallelism()
}

/**
 * Runs replications on some threads, this one among them, so that there is work done while the others start. The answer does not depend on
 * how many there are.
 *
 * @param indices which replications of the run
 * @param progress is told the share that is done, from 0 to 1
 */
export async function runReplications(
  { design, options }: Pick<ReplicationOrder, 'design' | 'options'>,
  indices: readonly number[],
  threads: number,
  progress: (share: number) => void = () => undefined,
): Promise<readonly Replication[]> {
  if (isIdle(design, options) || indices.length === 0) return []
  const shares = new Map<number, number>()
  const tell = (index: number, share: number) => {
    shares.set(index, share)
    let sum = 0
    for (const own of shares.values()) sum += own
    progress(sum / indices.length)
  }
  const order = { design, options, indices, taken: new Int32Array(new SharedArrayBuffer(4)) }
  const done: Replication[] = []
  const keep = (replication: Replication) => done.push(replication)
  const workers = Array.from({ length: Math.min(threads, indices.length) - 1 }, () => startWorker(order))
  try {
    await Promise.all([...workers.map((worker) => hear(worker, keep, tell)), runShare(order, keep, tell)])
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return done
}

/** Runs replications that nobody has taken yet, one after another; others are heard between them. */
export async function runShare(
  { design, options, indices, taken }: ReplicationOrder,
  keep: (done: Replication) => void,
  tell: (index: number, share: number) => void,
): Promise<void> {
  const run = replicationRunner(design, options)
  const next = () => indices[Atomics.add(taken, 0, 1)]
  for (let index = next(); index !== undefined; index = next()) {
    const own = index
    keep(run(own, (share) => tell(own, share)))
    await setImmediate()
  }
}

function startWorker(order: ReplicationOrder): Worker {
  return new Worker(new URL('./replication-worker.ts', import.meta.url), { workerData: order })
}

/** Hears one thread out. */
function hear(
  worker: Worker,
  keep: (done: Replication) => void,
  tell: (index: number, share: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (reply: ThreadReply) => {
      if (reply.kind === 'progress') tell(reply.index, reply.share)
      else if (reply.kind === 'done') keep(reply.done)
      else resolve()
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('A thread of the simulation stopped.')))
  })
}
