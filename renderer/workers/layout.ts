import type { ELK } from 'elkjs/lib/elk-api.js'
import type { LayoutNode } from '../../simulation/index.ts'

let elk: Promise<ELK> | undefined
/** What ends the questions that the worker has not answered yet. */
const unanswered = new Set<(reason: unknown) => void>()

/**
 * Lays out a graph in a worker of its own, which is fetched and started with the first question. Once it has begun it can be stopped only
 * with its worker: what else was asked of that one is given up, too.
 */
export async function layOut(graph: LayoutNode, signal?: AbortSignal): Promise<LayoutNode> {
  signal?.throwIfAborted()
  elk ??= start()
  const asked = elk
  let giveUp = (_reason: unknown) => {}
  const stopped = new Promise<never>((_, reject) => {
    giveUp = reject
  })
  const stop = () => {
    if (elk === asked) elk = undefined
    void asked.then((running) => running.terminateWorker())
    for (const end of unanswered) end(signal?.reason)
  }
  unanswered.add(giveUp)
  signal?.addEventListener('abort', stop)
  try {
    return await Promise.race([asked.then((running) => running.layout(graph)), stopped])
  } finally {
    unanswered.delete(giveUp)
    signal?.removeEventListener('abort', stop)
  }
}

async function start(): Promise<ELK> {
  // The worker stays the plain script that it is: elkjs looks at its surroundings to know that it is one.
  const [{ default: Elk }, { default: workerUrl }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ])
  return new Elk({ workerUrl })
}
