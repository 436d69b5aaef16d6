import { evaluate, type Report } from '../../../simulation/index.ts'
import type { Command, ExitStatus } from '../command.ts'
import { problemLine, readInput } from '../input.ts'
import { reportText } from '../report-text.ts'

export const evaluateCommand: Command = {
  name: 'evaluate',
  usage: 'FILE… [--json] [--strict]',
  summary: 'latency, availability and monthly cost, with verdicts',
  options: { json: { type: 'boolean' }, strict: { type: 'boolean' } },
  takes: { least: 1, most: Number.POSITIVE_INFINITY },
  async run(files, { json, strict }, output) {
    let status: ExitStatus = 0
    for (const [i, file] of files.entries()) {
      const read = await readInput(file)
      if (!read.ok) {
        status = 2
        if (json) output.print(JSON.stringify({ problems: read.problems }))
        for (const problem of read.problems) output.complain(problemLine(file, problem))
        continue
      }
      const report = evaluate(read.value)
      if (json) output.print(JSON.stringify(report))
      else output.print(`${i > 0 ? '\n' : ''}${reportText(read.value, report)}`)
      if (strict && status === 0 && missesTarget(report)) status = 1
    }
    return status
  },
}

function missesTarget({ verdicts }: Report): boolean {
  return Object.values(verdicts).some((verdict) => verdict?.status === 'missed' || verdict?.status === 'unknown')
}
