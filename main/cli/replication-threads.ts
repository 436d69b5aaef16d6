import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ReplicationOrder, ThreadReply } from './replications.ts'

/** As many threads as the machine has cores. */
export function defaultThreads(): number {
  return availableParallelism()
}

/**
 * Threads that run replications beside this one. Each loads the engine when it is started and then waits for orders, so that one that was
 * started early is ready when the first order comes. Nothing here loads the engine.
 */
export class ReplicationThreads {
  readonly #threads: ReplicationThread[] = []

  /** Starts threads until there are so many. */
  start(count: number): void {
    while (this.#threads.length < count) this.#threads.push(new ReplicationThread())
  }

  /**
   * Has the first of the threads fill one order together, each taking the next replication that nobody has taken.
   *
   * @param count how many of them
   * @param heard is told what they run; called on this thread
   */
  async fill(order: ReplicationOrder, count: number, heard: (reply: ThreadReply) => void): Promise<void> {
    this.start(count)
    await Promise.all(this.#threads.slice(0, count).map((thread) => thread.fill(order, heard)))
  }

  /** Stops all threads, whatever they do. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.close()))
  }
}

class ReplicationThread {
  readonly #worker = new Worker(new URL('./replication-worker.ts', import.meta.url))
  /** Rejects when the thread ends. */
  readonly #end: Promise<never>

  constructor() {
    this.#end = new Promise((_, reject) => {
      this.#worker.on('error', reject)
      this.#worker.on('exit', () => reject(new Error('A thread of the simulation stopped.')))
    })
    // a thread that nobody waits for may end
    this.#end.catch(() => undefined)
  }

  fill(order: ReplicationOrder, heard: (reply: ThreadReply) => void): Promise<void> {
    const filled = new Promise<void>((resolve) => {
      const hear = (reply: ThreadReply) => {
        if (reply.kind !== 'end') return heard(reply)
        this.#worker.off('message', hear)
        resolve()
      }
      this.#worker.on('message', hear)
    })
    this.#worker.postMessage(order)
    return Promise.race([filled, this.#end])
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
