import { writeFile } from 'node:fs/promises'
import {
  DEFAULT_RUN,
  type RunOptions,
  serialiseDesign,
  simulationReport,
  writeShard,
} from '../../../simulation/index.ts'
import type { Command, Output, Values } from '../command.ts'
import { problemLine, readInput } from '../input.ts'
import { pricesOf } from '../prices.ts'
import { defaultThreads, runReplications } from '../replications.ts'
import { simulationText } from '../simulation-text.ts'

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
    const threads = numberIn(values, 'threads', 1, 1024) ?? defaultThreads()
    const shard = shardOf(values, files.length)
    for (const wrong of [options, threads, shard]) {
      if (typeof wrong === 'string') {
        output.complain(`simulate: ${wrong}`)
        return 2
      }
    }
    if (typeof options === 'string' || typeof threads === 'string' || typeof shard === 'string') return 2
    const prices = pricesOf(values.prices, output)
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
      if (shard) {
        await writeFile(shard.out, writeShard({ design: serialiseDesign(read.value), options, replications }))
        output.print(
          `${shard.out}: replications ${mine.map((index) => index + 1).join(', ')} of ${options.replications}`,
        )
        continue
      }
      const report = simulationReport(read.value, options, replications, prices)
      if (values.json) output.print(JSON.stringify(report))
      else output.print(`${i > 0 ? '\n' : ''}${simulationText(read.value, report)}`)
    }
    return status
  },
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

function runOptions(values: Values): RunOptions | string {
  const requests = numberIn(values, 'requests', 1, 1e12) ?? DEFAULT_RUN.requests
  if (typeof requests === 'string') return requests
  const read = {
    requests,
    warmup: numberIn(values, 'warmup', 0, 1e12) ?? Math.floor(requests * DEFAULT_RUN.warmupShare),
    months: monthsIn(values),
    replications: numberIn(values, 'replications', 1, 100_000) ?? DEFAULT_RUN.replications,
    seed: numberIn(values, 'seed', 0, Number.MAX_SAFE_INTEGER) ?? DEFAULT_RUN.seed,
  }
  const { warmup, months, replications, seed } = read
  if (typeof warmup === 'string') return warmup
  if (typeof months === 'string') return months
  if (typeof replications === 'string') return replications
  if (typeof seed === 'string') return seed
  return { requests, warmup, months, replications, seed }
}

/** A whole number, `undefined` when it is not given, or what is wrong with it. */
function numberIn(values: Values, name: string, least: number, most: number): number | undefined | string {
  const text = values[name]
  if (typeof text !== 'string') return undefined
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value
  return `--${name} takes a whole number from ${least} to ${most}, not "${text}".`
}

function monthsIn(values: Values): number | null | string {
  const text = values.months
  if (typeof text !== 'string') return null
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && value <= 1200) return value
  return `--months takes a number above 0 and at most 1200, not "${text}".`
}

interface ShardOrder {
  /** From 1. */
  readonly at: number
  readonly of: number
  readonly out: string
}

function shardOf(values: Values, files: number): ShardOrder | null | string {
  const { shard, out } = values
  if (shard === undefined && out === undefined) return null
  if (typeof shard !== 'string' || typeof out !== 'string') return '--shard i/n and --out FILE go together.'
  if (files !== 1) return '--shard takes one design.'
  const [at, of] = shard.split('/').map(Number)
  if (at === undefined || of === undefined || !Number.isInteger(at) || !Number.isInteger(of) || at < 1 || at > of) {
    return `--shard takes i/n with 1 ≤ i ≤ n, not "${shard}".`
  }
  return { at, of, out }
}
