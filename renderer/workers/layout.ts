import type { ELK } from 'elkjs/lib/elk-api.js'
import type { LayoutNode } from '../../simulation/index.ts'

let elk: Promise<ELK> | undefined

/** Lays out a graph in a worker of its own, which is fetched and started with the first question. */
export async function layOut(graph: LayoutNode): Promise<LayoutNode> {
  elk ??= start()
  return (await elk).layout(graph)
}

async function start(): Promise<ELK> {
  // The worker stays the plain script that it is: elkjs looks at its surroundings to know that it is one.
  const [{ default: Elk }, { default: workerUrl }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ])
  return new Elk({ workerUrl })
}
