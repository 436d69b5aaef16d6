import {
  DASH,
  type Design,
  formatAvailability,
  formatDowntime,
  formatMoney,
  formatMs,
  formatOr,
  formatPercent,
  formatRate,
  formatUnit,
  type Report,
  type Verdict,
} from '../../simulation/index.ts'
import { table } from './table.ts'

const VERDICTS = { met: 'met', 'at-risk': 'at risk', missed: 'missed', unknown: 'unknown' } as const

/** A report for people: the three numbers against their targets, then requests and parts. */
export function reportText(design: Design, report: Report): string {
  const sections = [design.name, headline(design, report)]
  if (report.workloads.length > 0) sections.push(workloads(design, report))
  const parts = nodes(design, report)
  if (parts !== null) sections.push(parts)
  if (report.units.length > 0) sections.push(units(design, report))
  if (report.findings.length > 0) {
    sections.push(
      report.findings
        .map(({ severity, message, remedy }) => `${severity}: ${message}\n${' '.repeat(severity.length + 2)}${remedy}`)
        .join('\n'),
    )
  }
  return sections.join('\n\n')
}

function headline({ targets }: Design, { system, verdicts, bill }: Report): string {
  const row = (name: string, figure: string, target: string, verdict: Verdict | undefined, note: string) => [
    name,
    figure,
    target,
    verdict ? VERDICTS[verdict.status] : DASH,
    note,
  ]
  const goal = targets.availability
  return table(
    [
      { heading: 'figure' },
      { heading: 'value', align: 'right' },
      { heading: 'target', align: 'right' },
      { heading: 'verdict' },
      { heading: '' },
    ],
    [
      row(
        'latency (p95)',
        formatOr(system.latencyMs?.p95 ?? null, formatMs),
        targets.p95LatencyMs === undefined ? DASH : formatMs(targets.p95LatencyMs),
        verdicts.latency,
        system.latencyMs
          ? `median ${formatMs(system.latencyMs.p50)}, p99 ${formatMs(system.latencyMs.p99)}; busiest hour p95 ${formatOr(system.peak?.latencyMs?.p95 ?? null, formatMs)}`
          : '',
      ),
      row(
        'availability',
        formatOr(system.availability, (value) => formatAvailability(value, goal)),
        goal === undefined ? DASH : formatAvailability(goal, goal),
        verdicts.availability,
        system.downtimeMinutesPerMonth === null
          ? ''
          : `down ${formatDowntime(system.downtimeMinutesPerMonth)} a month; SLA composite ${formatOr(system.availabilityContract, (value) => formatAvailability(value))}`,
      ),
      row(
        'cost a month',
        `${bill.complete ? '' : '≥ '}${formatMoney(system.monthlyUsd)}`,
        targets.monthlyBudgetUsd === undefined ? DASH : formatMoney(targets.monthlyBudgetUsd),
        verdicts.budget,
        `${bill.lines.length} lines${bill.complete ? '' : ', some without a known price'}`,
      ),
    ],
  )
}

function workloads(design: Design, report: Report): string {
  return table(
    [
      { heading: 'request' },
      { heading: 'rate', align: 'right' },
      { heading: 'mean', align: 'right' },
      { heading: 'p50', align: 'right' },
      { heading: 'p95', align: 'right' },
      { heading: 'p99', align: 'right' },
      { heading: 'availability', align: 'right' },
      { heading: 'errors', align: 'right' },
    ],
    report.workloads.map((row, i) => {
      const ms = (value: number | undefined) =>
        value === undefined ? (row.saturated ? 'saturated' : DASH) : formatMs(value)
      return [
        design.workloads[i]?.name ?? row.id,
        formatRate(row.rps),
        ms(row.latencyMs?.mean),
        ms(row.latencyMs?.p50),
        ms(row.latencyMs?.p95),
        ms(row.latencyMs?.p99),
        formatOr(row.availability, (value) => formatAvailability(value)),
        formatOr(row.errorRate, formatPercent),
      ]
    }),
  )
}

/** Parts in the units of their work. */
function units(design: Design, report: Report): string {
  const names = new Map<string, string>(design.nodes.map(({ id, name }) => [id, name]))
  return table(
    [{ heading: 'part' }, { heading: 'in units of its work' }, { heading: '', align: 'right' }],
    report.units.map(({ nodeId, label, value, unit }) => [names.get(nodeId) ?? nodeId, label, formatUnit(value, unit)]),
  )
}

/** Parts that serve or cost something. */
function nodes(design: Design, report: Report): string | null {
  const rows = report.nodes.flatMap((row, i) => {
    const busy = (row.arrivalRps ?? 1) > 0
    if (!busy && !row.monthlyUsd) return []
    const queues = row.servers !== null && row.utilisation !== null
    return [
      [
        design.nodes[i]?.name ?? row.id,
        design.nodes[i]?.service ?? '',
        busy ? formatOr(row.arrivalRps, formatRate) : DASH,
        queues && busy ? formatPercent(row.utilisation ?? 0) : DASH,
        row.saturated ? 'saturated' : busy ? formatOr(row.meanWaitMs, formatMs) : DASH,
        busy ? formatOr(row.meanServiceMs, formatMs) : DASH,
        formatOr(row.monthlyUsd, formatMoney),
      ],
    ]
  })
  if (rows.length === 0) return null
  return table(
    [
      { heading: 'part' },
      { heading: 'service' },
      { heading: 'rate', align: 'right' },
      { heading: 'used', align: 'right' },
      { heading: 'mean wait', align: 'right' },
      { heading: 'mean service', align: 'right' },
      { heading: 'a month', align: 'right' },
    ],
    rows,
  )
}
