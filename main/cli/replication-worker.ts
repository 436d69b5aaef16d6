import { parentPort } from 'node:worker_threads'
import { fillOrder, type ReplicationOrder } from './replications.ts'

/** A thread that fills one order after another. */
parentPort?.on('message', (order: ReplicationOrder) => fillOrder(order, (reply) => parentPort?.postMessage(reply)))
