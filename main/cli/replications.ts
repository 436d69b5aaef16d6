import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Design, isIdle, type Replication, type RunOptions, runReplication } from '../../simulation/index.ts'

/** What a thread is told to run, and what it answers. */
export interface ReplicationOrder {
  readonly design: Design
  readonly options: RunOptions
}
export type ThreadReply = { readonly progress: number; readonly index: number } | { readonly done: Replication }

/** As many threads as the machine has cores. */
export function defaultThreads(): number {
  return availableParallelism()
}

/**
 * Runs replications on some threads; the answer does not depend on how many.
 *
 * @param indices which replications of the run
 * @param progress is told the share that is done, from 0 to 1
 */
export async function runReplications(
  { design, options }: ReplicationOrder,
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
  if (threads === 1 || indices.length === 1) {
    return indices.map((index) => runReplication(design, options, index, (share) => tell(index, share)))
  }
  const waiting = [...indices]
  const done: Replication[] = []
  const workers = Array.from({ length: Math.min(threads, indices.length) }, startWorker)
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
          done.push(await runOn(worker, { design, options }, index, tell))
        }
      }),
    )
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return done
}

function startWorker(): Worker {
  return new Worker(new URL('./replication-worker.ts', import.meta.url))
}

/** Asks one thread for one replication. */
function runOn(
  worker: Worker,
  order: ReplicationOrder,
  index: number,
  tell: (index: number, share: number) => void,
): Promise<Replication> {
  return new Promise((resolve, reject) => {
    const hear = (reply: ThreadReply) => {
      if ('progress' in reply) tell(reply.index, reply.progress)
      else settle(() => resolve(reply.done))
    }
    const fail = (error: Error) => settle(() => reject(error))
    const stop = () => fail(new Error('A thread of the simulation stopped.'))
    const settle = (answer: () => void) => {
      worker.off('message', hear)
      worker.off('error', fail)
      worker.off('exit', stop)
      answer()
    }
    worker.on('message', hear)
    worker.on('error', fail)
    worker.on('exit', stop)
    worker.postMessage({ ...order, index })
  })
}
