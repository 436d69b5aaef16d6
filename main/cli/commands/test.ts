import {
  type DesignCheck,
  type DesignTestResult,
  formatAvailability,
  formatMoney,
  formatMs,
  formatOr,
  formatPercent,
  runDesignTests,
} from '../../../simulation/index.ts'
import type { Command, ExitStatus } from '../command.ts'
import { problemLine, readInput } from '../input.ts'
import { pricesOf } from '../prices.ts'
import { printable } from '../terminal.ts'

export const testCommand: Command = {
  name: 'test',
  usage: 'FILE… [--json] [--prices FILE,…]',
  summary: "runs the designs' own tests: what still holds when parts, zones or regions are down",
  options: { json: { type: 'boolean' }, prices: { type: 'string' } },
  takes: { least: 1, most: Number.POSITIVE_INFINITY },
  async run(files, { json, prices: books }, output) {
    const prices = await pricesOf(books, output)
    if (!prices) return 2
    let status: ExitStatus = 0
    for (const file of files) {
      const read = await readInput(file)
      if (!read.ok) {
        status = 2
        if (json) output.print(JSON.stringify({ file, problems: read.problems }))
        for (const problem of read.problems) output.complain(problemLine(file, problem))
        continue
      }
      const tests = runDesignTests(read.value, prices)
      const passed = tests.every((test) => test.passed)
      if (json) output.print(JSON.stringify({ file, passed, tests }))
      else if (tests.length === 0) output.print(`${file}: the design has no tests`)
      else for (const test of tests) output.print(printable(testText(test)))
      if (!passed && status === 0) status = 1
    }
    return status
  },
}

function testText({ name, passed, checks }: DesignTestResult): string {
  return [`${passed ? 'passed' : 'FAILED'}  ${name}`, ...checks.map(checkText)].join('\n')
}

function checkText({ what, expected, actual, passed, down }: DesignCheck): string {
  const format = FORMATS[what]
  const found = formatOr(actual, format, 'no figure')
  return `  ${passed ? ' ' : '✗'} ${WORDS[what]} ${found}, expected ${what in AT_LEAST ? '≥' : '≤'} ${format(expected)}${down.length > 0 ? ` with ${down.join(', ')} down` : ''}`
}

const WORDS: Readonly<Record<DesignCheck['what'], string>> = {
  availability: 'availability',
  served: 'requests served',
  p95LatencyMs: 'p95 latency',
  monthlyBudgetUsd: 'cost a month',
}
const AT_LEAST = { availability: true, served: true }
const FORMATS: Readonly<Record<DesignCheck['what'], (value: number) => string>> = {
  availability: formatAvailability,
  served: formatPercent,
  p95LatencyMs: formatMs,
  monthlyBudgetUsd: formatMoney,
}
