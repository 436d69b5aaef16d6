import { parentPort, workerData } from 'node:worker_threads'
import { type ReplicationOrder, runShare, type ThreadReply } from './replications.ts'

/** A thread that runs one replication after another, as long as there are some that nobody has taken. */
const order: ReplicationOrder = workerData
const send = (reply: ThreadReply) => parentPort?.postMessage(reply)
await runShare(
  order,
  (done) => send({ kind: 'done', done }),
  (index, share) => send({ kind: 'progress', index, share }),
)
send({ kind: 'end' })
