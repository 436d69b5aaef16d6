import { readFile } from 'node:fs/promises'
import { parseDesign, prepareRun, readShard, type Shard, simulationReport } from '../../../simulation/index.ts'
import { readFault } from '../../files/file-fault.ts'
import type { Command } from '../command.ts'
import { problemLine } from '../input.ts'
import { pricesOf } from '../prices.ts'
import { simulationText } from '../simulation-text.ts'
import { printable } from '../terminal.ts'

/** Missing replications that are told by their numbers. */
const MOST_NAMED = 20

export const mergeCommand: Command = {
  name: 'merge',
  usage: 'FILE… [--json] [--prices FILE,…]',
  summary: 'joins the results of simulate --shard into the report of the whole run',
  options: { json: { type: 'boolean' }, prices: { type: 'string' } },
  takes: { least: 1, most: Number.POSITIVE_INFINITY },
  async run(files, { json, prices: books }, output) {
    const prices = await pricesOf(books, output)
    if (!prices) return 2
    const shards: Shard[] = []
    for (const file of files) {
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        output.complain(`${file}: ${readFault(error)}`)
        return null
      })
      if (text === null) return 2
      const read = readShard(text)
      if (!read.ok) {
        for (const problem of read.problems) output.complain(problemLine(file, problem))
        return 2
      }
      shards.push(read.value)
    }
    const [first] = shards
    if (!first) return 2
    const other = shards.findIndex(
      ({ design, options }) => design !== first.design || JSON.stringify(options) !== JSON.stringify(first.options),
    )
    if (other >= 0) {
      output.complain(
        `${files[other]}: it is of another run than ${files[0]}. Merge shards of one design and one set of options.`,
      )
      return 2
    }
    const replications = shards.flatMap((shard) => shard.replications)
    const indices = new Set(replications.map(({ index }) => index))
    if (indices.size < replications.length) {
      output.complain('merge: a replication comes twice. Give each shard once.')
      return 2
    }
    const missing = Array.from({ length: first.options.replications }, (_, index) => index + 1).filter(
      (number) => !indices.has(number - 1),
    )
    const read = parseDesign(first.design)
    if (!read.ok) {
      for (const problem of read.problems) output.complain(problemLine(files[0] ?? '', problem))
      return 2
    }
    const design = read.value
    const prepared = prepareRun(design, first.options)
    // a run with nothing to simulate has no replications
    if (missing.length > 0 && !prepared.idle) {
      const named = `${missing.slice(0, MOST_NAMED).join(', ')}${missing.length > MOST_NAMED ? ', …' : ''}`
      output.complain(
        `merge: ${missing.length} of ${first.options.replications} replications are missing: ${named}. Give the files of all shards.`,
      )
      return 2
    }
    const report = simulationReport(design, first.options, replications, prices, prepared)
    output.print(json ? JSON.stringify(report) : printable(simulationText(design, report)))
    return 0
  },
}
