import { basename } from 'node:path'
import {
  type CloudProvider,
  type Comparison,
  closest,
  compare,
  DASH,
  type Design,
  formatAvailability,
  formatDifference,
  formatDowntime,
  formatMoney,
  formatMs,
  formatOr,
} from '../../../simulation/index.ts'
import type { Command } from '../command.ts'
import { problemLine, readInput } from '../input.ts'
import { pricesOf } from '../prices.ts'
import { table } from '../table.ts'
import { printable } from '../terminal.ts'

const PROVIDERS: readonly CloudProvider[] = ['aws', 'gcp', 'azure']
const NAMES: Readonly<Record<CloudProvider, string>> = { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' }

export const compareCommand: Command = {
  name: 'compare',
  usage: 'FILE… [--providers aws,gcp,azure] [--json] [--prices FILE,…]',
  summary: 'designs side by side, or one design on several providers (one file alone: on all three)',
  options: { providers: { type: 'string' }, json: { type: 'boolean' }, prices: { type: 'string' } },
  takes: { least: 1, most: Number.POSITIVE_INFINITY },
  async run(files, { providers: asked, json, prices: books }, output) {
    const providers = typeof asked === 'string' ? providersIn(asked) : files.length === 1 ? PROVIDERS : []
    if (typeof providers === 'string') {
      output.complain(`compare: ${providers}`)
      return 2
    }
    const prices = await pricesOf(books, output)
    if (!prices) return 2
    const designs: Design[] = []
    for (const file of files) {
      const read = await readInput(file)
      if (read.ok) {
        designs.push(read.value)
        continue
      }
      if (json) output.print(JSON.stringify({ file, problems: read.problems }))
      for (const problem of read.problems) output.complain(problemLine(file, problem))
    }
    if (designs.length < files.length) return 2
    const comparison = compare(designs, providers, prices)
    output.print(json ? JSON.stringify(comparison) : printable(comparisonText(comparison, titlesOf(files, designs))))
    return 0
  },
}

/** The providers that a list names, or what is wrong with it. */
function providersIn(text: string): readonly CloudProvider[] | string {
  const found: CloudProvider[] = []
  for (const word of text.split(',').map((part) => part.trim())) {
    const provider = PROVIDERS.find((known) => known === word)
    if (!provider) {
      const close = closest(word, PROVIDERS)
      return `there is no provider ${word || '(empty)'}.${close ? ` Did you mean ${close}?` : ''} Choose of ${PROVIDERS.join(', ')}.`
    }
    if (!found.includes(provider)) found.push(provider)
  }
  return found
}

function comparisonText({ designs, parts, lines }: Comparison, titles: readonly string[]): string {
  const headings = headingsOf(designs, titles)
  const columns = (first: string) => [
    { heading: first },
    ...headings.map((heading) => ({ heading, align: 'right' as const })),
  ]
  const figures = table(columns('figure'), [
    [
      'cost a month',
      ...designs.map(({ system, bill }) => `${bill.complete ? '' : '≥ '}${formatMoney(system.monthlyUsd)}`),
    ],
    ['  difference', ...designs.map(({ difference }) => differs(difference?.monthlyUsd, formatMoney))],
    ['latency (p95)', ...designs.map(({ system }) => formatOr(system.latencyMs?.p95 ?? null, formatMs))],
    ['  difference', ...designs.map(({ difference }) => differs(difference?.p95LatencyMs, formatMs))],
    ['availability', ...designs.map(({ system }) => formatOr(system.availability, formatAvailability))],
    [
      '  downtime, difference',
      ...designs.map(({ difference }) => differs(difference?.downtimeMinutesPerMonth, formatDowntime)),
    ],
    [
      'targets missed',
      ...designs.map(({ verdicts }) => {
        const missed = Object.entries(verdicts).filter(([, verdict]) => verdict?.status === 'missed')
        return missed.length === 0 ? 'none' : missed.map(([name]) => name).join(', ')
      }),
    ],
  ])
  const nameOf = (id: string) => parts.find((part) => part.id === id)?.name ?? id
  const changed = parts.filter(
    (part) => part.changed && !(part.isGroup && part.cells.every((cell) => cell?.monthlyUsd === 0)),
  )
  const sections = [
    figures,
    table(
      columns('part'),
      changed.map(({ name, cells }) => [name, ...cells.map((cell) => (cell ? cellText(cell) : DASH))]),
    ),
    table(
      columns('bill'),
      lines
        .filter(({ differencesUsd }) => differencesUsd.some((difference) => difference !== 0))
        .map(({ nodeId, words, amountsUsd }) => [
          `${nameOf(nodeId)}: ${words}`,
          ...amountsUsd.map((amount) => (amount === 0 ? DASH : formatOr(amount, formatMoney, 'no price'))),
        ]),
    ),
    ...designs.flatMap(({ translation, provider }) => lossesOf(translation, provider, nameOf)),
  ]
  return sections.join('\n\n')
}

/** The designs' names, or those of their files where two designs are called the same. */
function titlesOf(files: readonly string[], designs: readonly Design[]): readonly string[] {
  const names = designs.map(({ name }) => name)
  return new Set(names).size === names.length ? names : files.map((file) => basename(file, '.skyloom'))
}

/** @param titles of the designs as drawn, each of which its translations follow */
function headingsOf(designs: Comparison['designs'], titles: readonly string[]): readonly string[] {
  let drawn = -1
  return designs.map(({ provider }) => {
    if (provider === null) drawn++
    const title = titles[drawn] ?? ''
    if (provider === null) return titles.length > 1 ? title : 'as drawn'
    return titles.length > 1 ? `${title}, ${NAMES[provider]}` : NAMES[provider]
  })
}

function differs(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? DASH : formatDifference(value, format)
}

function cellText({ serviceName, monthlyUsd, closeness }: NonNullable<Comparison['parts'][number]['cells'][number]>) {
  const near = closeness === 'approximate' ? '≈ ' : ''
  const none = closeness === 'none' ? ' (no counterpart)' : ''
  return `${near}${serviceName}${none}, ${formatOr(monthlyUsd, formatMoney, 'no price')}`
}

/** What has no counterpart is said. */
function lossesOf(
  translation: Comparison['designs'][number]['translation'],
  provider: CloudProvider | null,
  nameOf: (id: string) => string,
): readonly string[] {
  if (provider === null) return []
  const lines = translation.flatMap(({ nodeId, from, to, closeness, lost }) => [
    ...(closeness === 'none' ? [`${nameOf(nodeId)} stays ${from}: ${NAMES[provider]} has no counterpart.`] : []),
    ...(closeness === 'approximate'
      ? [`${nameOf(nodeId)}: ${to} does the work of ${from}, with differences that matter.`]
      : []),
    ...(lost.length > 0 ? [`${nameOf(nodeId)}: ${to ?? from} has no ${lost.join(', ')}.`] : []),
  ])
  return lines.length > 0 ? [`On ${NAMES[provider]}:\n${lines.map((line) => `  ${line}`).join('\n')}`] : []
}
