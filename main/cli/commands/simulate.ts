import {
  type Design,
  type Replication,
  type RunOptions,
  serialiseDesign,
  simulationReport,
  writeShard,
} from '../../../simulation/index.ts'
import { saveAtomically } from '../../files/atomic-save.ts'
import { writeFault } from '../../files/file-fault.ts'
import type { Command, ExitStatus, Output } from '../command.ts'
import { problemLine, readInput } from '../input.ts'
import { wholeNumber } from '../numbers.ts'
import { pricesOf } from '../prices.ts'
import { defaultThreads, runReplications } from '../replications.ts'
import { runOptions, type ShardOrder, shardOf } from '../run-options.ts'
import { simulationText } from '../simulation-text.ts'
import { printable } from '../terminal.ts'

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
    const options = runOptions(values)
    const threads = wholeNumber(values, 'threads', 1, 1024) ?? defaultThreads()
    const shard = shardOf(values, files.length)
    for (const wrong of [options, threads, shard]) {
      if (typeof wrong === 'string') {
        output.complain(`simulate: ${wrong}`)
        return 2
      }
    }
    if (typeof options === 'string' || typeof threads === 'string' || typeof shard === 'string') return 2
    const prices = await pricesOf(values.prices, output)
    if (!prices) return 2
    let status: 0 | 2 = 0
    for (const [i, file] of files.entries()) {
      const read = await readInput(file)
      if (!read.ok) {
        status = 2
        if (values.json) output.print(JSON.stringify({ problems: read.problems }))
        for (const problem of read.problems) output.complain(problemLine(file, problem))
        continue
      }
      const all = Array.from({ length: options.replications }, (_, index) => index)
      const mine = shard ? all.filter((index) => index % shard.of === shard.at - 1) : all
      const replications = await runReplications({ design: read.value, options }, mine, threads, meter(output))
      output.status?.('')
      if (shard) return saveShard(shard, read.value, options, replications, output)
      const report = simulationReport(read.value, options, replications, prices)
      if (values.json) output.print(JSON.stringify(report))
      else output.print(printable(`${i > 0 ? '\n' : ''}${simulationText(read.value, report)}`))
    }
    return status
  },
}

async function saveShard(
  { out }: ShardOrder,
  design: Design,
  options: RunOptions,
  replications: readonly Replication[],
  output: Output,
): Promise<ExitStatus> {
  try {
    await saveAtomically(out, writeShard({ design: serialiseDesign(design), options, replications }))
  } catch (error) {
    output.complain(`${out}: ${writeFault(error)}`)
    return 2
  }
  const numbers = replications.map(({ index }) => index + 1).sort((a, b) => a - b)
  output.print(`${out}: replications ${numbers.length > 0 ? numbers.join(', ') : 'none'} of ${options.replications}`)
  return 0
}

/** A line of progress that is written over, at most every tenth of a second. */
function meter(output: Output): (share: number) => void {
  let told = 0
  return (share) => {
    const now = Date.now()
    if (now - told < 100) return
    told = now
    output.status?.(`simulating: ${Math.floor(100 * share)} %`)
  }
}
