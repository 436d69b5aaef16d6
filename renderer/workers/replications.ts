import type { SimulationQuestion, SimulationReply } from './replication-messages.ts'

/*
 * The simulation's side of a worker: it runs one replication after another, and one of several workers joins what all have run. To stop
 * it, terminate it. The engine comes in a file of its own; questions that are asked before it is here wait for it.
 */
const send = (reply: SimulationReply) => self.postMessage(reply)
const engine = import('./replicating.ts')

self.onmessage = async ({ data }: MessageEvent<SimulationQuestion>) => {
  try {
    const { answer } = await engine
    answer(data, send)
  } catch (error) {
    send({ kind: 'fault', message: error instanceof Error ? error.message : String(error) })
  }
}
