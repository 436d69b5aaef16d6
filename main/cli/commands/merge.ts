import { readFile } from 'node:fs/promises'
import { parseDesign, readShard, type Shard, simulationReport } from '../../../simulation/index.ts'
import { fileFault } from '../../files/read-design.ts'
import type { Command } from '../command.ts'
import { problemLine } from '../input.ts'
import { pricesOf } from '../prices.ts'
import { simulationText } from '../simulation-text.ts'

export const mergeCommand: Command = {
  name: 'merge',
  usage: 'FILE… [--json] [--prices FILE,…]',
  summary: 'joins the results of simulate --shard into the report of the whole run',
  options: { json: { type: 'boolean' }, prices: { type: 'string' } },
  takes: { least: 1, most: Number.POSITIVE_INFINITY },
  async run(files, { json, prices: books }, output) {
    const prices = pricesOf(books, output)
    if (!prices) return 2
    const shards: Shard[] = []
    for (const file of files) {
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        output.complain(`${file}: ${fileFault(error)}`)
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
    const missing = Array.from({ length: first.options.replications }, (_, index) => index).filter(
      (index) => !indices.has(index),
    )
    if (indices.size < replications.length || (missing.length > 0 && replications.length > 0)) {
      output.complain(
        missing.length > 0
          ? `merge: replication ${missing.map((index) => index + 1).join(', ')} is missing. Give the files of all shards.`
          : 'merge: a replication comes twice. Give each shard once.',
      )
      return 2
    }
    const design = parseDesign(first.design)
    if (!design.ok) return 2
    const report = simulationReport(design.value, first.options, replications, prices)
    output.print(json ? JSON.stringify(report) : simulationText(design.value, report))
    return 0
  },
}
