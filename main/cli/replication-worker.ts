import { parentPort } from 'node:worker_threads'
import { runReplication } from '../../simulation/index.ts'
import type { ReplicationOrder, ThreadReply } from './replications.ts'

/** A thread that runs one replication after another. */
parentPort?.on('message', ({ design, options, index }: ReplicationOrder & { readonly index: number }) => {
  const send = (reply: ThreadReply) => parentPort?.postMessage(reply)
  send({ done: runReplication(design, options, index, (progress) => send({ index, progress })) })
})
