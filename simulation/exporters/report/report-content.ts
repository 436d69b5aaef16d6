import { serviceRecord } from '../../catalog/services.ts'
import type { Design } from '../../design/design.ts'
import {
  DASH,
  formatAvailability,
  formatBillMoney,
  formatCount,
  formatDate,
  formatDowntime,
  formatMoney,
  formatMs,
  formatOr,
  formatPercent,
  formatRate,
  formatUnit,
  formatUnitPrice,
} from '../../report/format.ts'
import type { Report, Verdict } from '../../report/report.ts'

/** A written report in parts, for every format that prints one: plain texts, nothing escaped. */
export interface Section {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly table?: Table
}

export interface Table {
  readonly columns: readonly { readonly heading: string; readonly numeric?: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

const VERDICTS = { met: 'met', 'at-risk': 'at risk', missed: 'missed', unknown: 'unknown' } as const

/** What a report of this design says, section by section. */
export function reportContent(design: Design, report: Report): readonly Section[] {
  const sections = [
    headline(design, report),
    workloads(design, report),
    parts(design, report),
    units(design, report),
    bill(design, report),
  ]
  return [...sections, findings(report)].filter(({ paragraphs, table }) => paragraphs.length > 0 || table?.rows.length)
}

function headline({ targets }: Design, { system, verdicts, bill: { complete } }: Report): Section {
  const row = (name: string, value: string, target: string, verdict: Verdict | undefined) => [
    name,
    value,
    target,
    verdict ? VERDICTS[verdict.status] : DASH,
  ]
  const goal = targets.availability
  const latency = system.unstable ? 'saturated' : formatOr(system.latencyMs?.p95 ?? null, formatMs)
  return {
    title: 'In short',
    paragraphs: [],
    table: {
      columns: [
        { heading: 'Figure' },
        { heading: 'Value', numeric: true },
        { heading: 'Target', numeric: true },
        { heading: 'Verdict' },
      ],
      rows: [
        row('Latency (p95)', latency, formatOr(targets.p95LatencyMs ?? null, formatMs), verdicts.latency),
        row(
          'Availability',
          formatOr(system.availability, (value) => formatAvailability(value, goal)),
          formatOr(goal ?? null, (value) => formatAvailability(value, goal)),
          verdicts.availability,
        ),
        row('Down a month', formatOr(system.downtimeMinutesPerMonth, formatDowntime), DASH, undefined),
        row(
          'Cost a month',
          `${complete ? '' : '≥ '}${formatMoney(system.monthlyUsd)}`,
          formatOr(targets.monthlyBudgetUsd ?? null, formatMoney),
          verdicts.budget,
        ),
      ],
    },
  }
}

function workloads(design: Design, report: Report): Section {
  return {
    title: 'Requests',
    paragraphs: [],
    table: {
      columns: [
        { heading: 'Request' },
        ...['Rate', 'p50', 'p95', 'p99', 'Availability'].map((heading) => ({ heading, numeric: true })),
      ],
      rows: report.workloads.map((row, i) => {
        const ms = (value: number | undefined) => (row.saturated ? 'saturated' : formatOr(value ?? null, formatMs))
        return [
          design.workloads[i]?.name ?? row.id,
          formatRate(row.rps),
          ms(row.latencyMs?.p50),
          ms(row.latencyMs?.p95),
          ms(row.latencyMs?.p99),
          formatOr(row.availability, (value) => formatAvailability(value)),
        ]
      }),
    },
  }
}

function units(design: Design, report: Report): Section {
  const names = new Map<string, string>(design.nodes.map(({ id, name }) => [id, name]))
  return {
    title: 'In the units of the work',
    paragraphs: [],
    table: {
      columns: [{ heading: 'Part' }, { heading: 'Figure' }, { heading: 'Value', numeric: true }],
      rows: report.units.map(({ nodeId, label, value, unit }) => [
        names.get(nodeId) ?? nodeId,
        label,
        formatUnit(value, unit),
      ]),
    },
  }
}

function parts(design: Design, report: Report): Section {
  return {
    title: 'Parts',
    paragraphs: [],
    table: {
      columns: [
        { heading: 'Part' },
        { heading: 'Service' },
        ...['Rate', 'Used', 'Cost a month'].map((heading) => ({ heading, numeric: true })),
      ],
      // places serve nothing: what they cost, if anything, is in the bill
      rows: report.nodes.flatMap((row, i) => {
        const record = serviceRecord(design.nodes[i]?.service ?? '')
        if (record?.archetype === 'group') return []
        return [
          [
            design.nodes[i]?.name ?? row.id,
            record?.vendorName ?? design.nodes[i]?.service ?? '',
            formatOr(row.arrivalRps, formatRate),
            row.saturated ? 'saturated' : row.servers === null ? DASH : formatOr(row.utilisation, formatPercent),
            formatOr(row.monthlyUsd, formatMoney),
          ],
        ]
      }),
    },
  }
}

function bill(design: Design, { bill: { lines, totalUsd, complete } }: Report): Section {
  const names = new Map<string, string>(design.nodes.map(({ id, name }) => [id, name]))
  const rows = lines.map((line) => [
    names.get(line.nodeId) ?? line.nodeId,
    line.description,
    `${formatCount(line.quantity)} ${line.unit}`,
    formatOr(line.unitPriceUsd, formatUnitPrice, 'no price'),
    formatOr(line.amountUsd, formatBillMoney),
    `${formatDate(line.priceAsOf)}, ${line.confidence}${line.regionAssumed ? ', of another region' : ''}`,
  ])
  return {
    title: 'Bill',
    paragraphs: complete ? [] : ['Some lines have no known price and are not in the total.'],
    table: {
      columns: [
        { heading: 'Part' },
        { heading: 'What' },
        { heading: 'Quantity', numeric: true },
        { heading: 'Price', numeric: true },
        { heading: 'A month', numeric: true },
        { heading: 'Price of' },
      ],
      rows: rows.length === 0 ? [] : [...rows, ['Total', '', '', '', formatBillMoney(totalUsd), '']],
    },
  }
}

function findings(report: Report): Section {
  return { title: 'Advice', paragraphs: report.findings.map(({ message, remedy }) => `${message} ${remedy}`) }
}
