import type { Command } from '../command.ts'
import { wholeNumber } from '../numbers.ts'
import { defaultThreads, ReplicationThreads } from '../replication-threads.ts'

/** Threads that are started before it is known for how many there is work; a usual run has work for so many. */
const EARLY_THREADS = 8

export const simulateCommand: Command = {
  name: 'simulate',
  usage:
    'FILE… [--json] [--requests N] [--months M] [--replications R] [--threads T] [--seed S] [--warmup N] [--shard i/n --out F] [--prices FILE,…]',
  summary: 'the same design as discrete events, with 95 % intervals; --months also fails and repairs parts',
  options: {
    json: { type: 'boolean' },
    requests: { type: 'string' },
    months: { type: 'string' },
    replications: { type: 'string' },
    threads: { type: 'string' },
    seed: { type: 'string' },
    warmup: { type: 'string' },
    shard: { type: 'string' },
    out: { type: 'string' },
    prices: { type: 'string' },
  },
  takes: { least: 1, most: Number.POSITIVE_INFINITY },
  async run(files, values, output) {
    const threads = wholeNumber(values, 'threads', 1, 1024) ?? defaultThreads()
    if (typeof threads === 'string') {
      output.complain(`simulate: ${threads}`)
      return 2
    }
    const others = new ReplicationThreads()
    try {
      const asked = typeof values.replications === 'string' ? Number(values.replications) || 1 : EARLY_THREADS
      // they load the engine while this thread does
      others.start(Math.min(threads, asked, EARLY_THREADS) - 1)
      const { simulateFiles } = await import('../simulating.ts')
      return await simulateFiles(files, values, { threads, others }, output)
    } finally {
      await others.close()
    }
  },
}
