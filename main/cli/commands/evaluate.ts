import {
  CROSS_CHECK_RUN,
  type CrossCheck,
  crossCheck,
  type Design,
  evaluate,
  type Prices,
  prepareRun,
  type Report,
  simulationReport,
} from '../../../simulation/index.ts'
import type { Command, ExitStatus } from '../command.ts'
import { problemLine, readInput } from '../input.ts'
import { pricesOf } from '../prices.ts'
import { defaultThreads, ReplicationThreads } from '../replication-threads.ts'
import { runReplications } from '../replications.ts'
import { reportText } from '../report-text.ts'
import { crossCheckText } from '../simulation-text.ts'
import { printable } from '../terminal.ts'

export const evaluateCommand: Command = {
  name: 'evaluate',
  usage: 'FILE… [--json] [--strict] [--cross-check] [--prices FILE,…]',
  summary: 'latency, availability and monthly cost, with verdicts',
  options: {
    json: { type: 'boolean' },
    strict: { type: 'boolean' },
    'cross-check': { type: 'boolean' },
    prices: { type: 'string' },
  },
  takes: { least: 1, most: Number.POSITIVE_INFINITY },
  async run(files, { json, strict, 'cross-check': crossed, prices: books }, output) {
    const prices = await pricesOf(books, output)
    if (!prices) return 2
    let status: ExitStatus = 0
    for (const [i, file] of files.entries()) {
      const read = await readInput(file)
      if (!read.ok) {
        status = 2
        if (json) output.print(JSON.stringify({ problems: read.problems }))
        for (const problem of read.problems) output.complain(problemLine(file, problem))
        continue
      }
      const report = evaluate(read.value, prices)
      const check = crossed ? await checkAgainstRun(read.value, report, prices) : null
      if (json) output.print(JSON.stringify(check ? { ...report, crossCheck: check } : report))
      else {
        const text = reportText(read.value, report)
        const checked = check ? `\n\n${crossCheckText(read.value, check)}` : ''
        output.print(printable(`${i > 0 ? '\n' : ''}${text}${checked}`))
      }
      if (strict && status === 0 && missesTarget(report)) status = 1
    }
    return status
  },
}

/** The same design as a short simulation, and whether both answers agree. */
async function checkAgainstRun(design: Design, report: Report, prices: Prices): Promise<CrossCheck> {
  const options = CROSS_CHECK_RUN
  const indices = Array.from({ length: options.replications }, (_, index) => index)
  const prepared = prepareRun(design, options)
  const others = new ReplicationThreads()
  try {
    const order = { design, options, prepared, indices, threads: defaultThreads() }
    const replications = await runReplications(order, others)
    return crossCheck(design, report, simulationReport(design, options, replications, prices, prepared))
  } finally {
    await others.close()
  }
}

function missesTarget({ verdicts }: Report): boolean {
  return Object.values(verdicts).some((verdict) => verdict?.status === 'missed' || verdict?.status === 'unknown')
}
