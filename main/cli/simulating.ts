import {
  type Design,
  prepareRun,
  type Replication,
  type RunOptions,
  serialiseDesign,
  simulationReport,
  writeShard,
} from '../../simulation/index.ts'
import { saveAtomically } from '../files/atomic-save.ts'
import { writeFault } from '../files/file-fault.ts'
import type { ExitStatus, Output, Values } from './command.ts'
import { problemLine, readInput } from './input.ts'
import { pricesOf } from './prices.ts'
import type { ReplicationThreads } from './replication-threads.ts'
import { runReplications } from './replications.ts'
import { runOptions, type ShardOrder, shardOf } from './run-options.ts'
import { simulationText } from './simulation-text.ts'
import { printable } from './terminal.ts'

/** The work of `skyloom simulate`: one design after another, on this thread and others. */
export async function simulateFiles(
  files: readonly string[],
  values: Values,
  { threads, others }: { readonly threads: number; readonly others: ReplicationThreads },
  output: Output,
): Promise<ExitStatus> {
  const options = runOptions(values)
  const shard = shardOf(values, files.length)
  for (const wrong of [options, shard]) {
    if (typeof wrong === 'string') {
      output.complain(`simulate: ${wrong}`)
      return 2
    }
  }
  if (typeof options === 'string' || typeof shard === 'string') return 2
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
    const design = read.value
    const prepared = prepareRun(design, options)
    const order = { design, options, prepared, indices: mine, threads }
    const replications = await runReplications(order, others, meter(output))
    output.status?.('')
    if (shard) return saveShard(shard, design, options, replications, output)
    const report = simulationReport(design, options, replications, prices, prepared)
    if (values.json) output.print(JSON.stringify(report))
    else output.print(printable(`${i > 0 ? '\n' : ''}${simulationText(design, report)}`))
  }
  return status
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
