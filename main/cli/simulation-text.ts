import {
  type CrossCheck,
  DASH,
  type Design,
  FAILURE_WORDS,
  formatAvailability,
  formatMs,
  formatOr,
  formatPercent,
  formatRate,
  type SimulationReport,
} from '../../simulation/index.ts'
import { table } from './table.ts'

/** A simulated report for people: what was run, requests and parts with their intervals, and why requests failed. */
export function simulationText(design: Design, report: SimulationReport): string {
  const sections = [design.name, runLine(report)]
  if (report.workloads.length > 0) sections.push(workloads(design, report))
  sections.push(nodes(design, report))
  if (report.failures.length > 0) sections.push(failures(design, report))
  return sections.join('\n\n')
}

/** Whether a simulated run gives the same answer, figure by figure. */
export function crossCheckText(design: Design, { agrees, figures, reasons }: CrossCheck): string {
  if (agrees === null) return 'cross-check: nothing to compare, since nobody is answered.'
  const verdict = agrees
    ? 'cross-check: a simulated run gives the same answer.'
    : 'cross-check: a simulated run gives another answer.'
  const rows = figures.map(({ workload, part, figure, analytic, simulated, halfWidth, agrees: same }) => {
    const write = figure === 'errorRate' ? formatPercent : formatMs
    const named = part === null ? design.workloads : design.nodes
    const name = named.find(({ id }) => id === (part ?? workload))?.name ?? ''
    const label = figure === 'errorRate' ? 'errors' : figure
    return [name, label, write(analytic), spread(simulated, halfWidth, write), same ? 'yes' : 'no']
  })
  return [
    verdict,
    ...reasons,
    '',
    table(
      [
        { heading: 'request or part' },
        { heading: 'figure' },
        { heading: 'computed', align: 'right' },
        { heading: 'simulated', align: 'right' },
        { heading: 'same' },
      ],
      rows,
    ),
  ].join('\n')
}

function runLine({ run, series }: SimulationReport): string {
  const length =
    run.months === null ? `${run.requests} requests after ${run.warmup} to warm up` : `${run.months} months`
  const times = `${run.replications} ${run.replications === 1 ? 'replication' : 'replications'}`
  return series ? `simulated ${length}, ${times}, seed ${run.seed}` : 'Nothing to simulate: nobody can be answered.'
}

/** `value ± half-width`. */
function spread(
  value: number | null | undefined,
  width: number | null | undefined,
  write: (value: number) => string,
): string {
  if (value == null) return DASH
  return width == null ? write(value) : `${write(value)} ± ${write(width)}`
}

function workloads(design: Design, report: SimulationReport): string {
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
      const width = report.interval?.workloads[i]?.latencyMs
      const ms = (key: 'mean' | 'p50' | 'p95' | 'p99') =>
        row.saturated ? 'saturated' : spread(row.latencyMs?.[key], width?.[key], formatMs)
      return [
        design.workloads[i]?.name ?? row.id,
        formatRate(row.rps),
        ms('mean'),
        ms('p50'),
        ms('p95'),
        ms('p99'),
        formatOr(row.availability, (value) => formatAvailability(value)),
        formatOr(row.errorRate, formatPercent),
      ]
    }),
  )
}

function nodes(design: Design, report: SimulationReport): string {
  const rows = report.nodes.flatMap((row, i) => {
    if (!row.arrivalRps) return []
    const width = report.interval?.nodes[i]
    return [
      [
        design.nodes[i]?.name ?? row.id,
        formatRate(row.arrivalRps),
        row.servers === null ? DASH : formatOr(row.utilisation, formatPercent),
        row.saturated ? 'saturated' : spread(row.meanWaitMs, width?.meanWaitMs, formatMs),
        formatOr(row.meanServiceMs, formatMs),
        row.lossFraction > 0 ? formatPercent(row.lossFraction) : DASH,
      ],
    ]
  })
  return table(
    [
      { heading: 'part' },
      { heading: 'rate', align: 'right' },
      { heading: 'used', align: 'right' },
      { heading: 'mean wait', align: 'right' },
      { heading: 'mean service', align: 'right' },
      { heading: 'lost', align: 'right' },
    ],
    rows,
  )
}

function failures(design: Design, report: SimulationReport): string {
  const name = (id: string, list: readonly { readonly id: string; readonly name: string }[]) =>
    list.find((one) => one.id === id)?.name ?? id
  return table(
    [{ heading: 'failed requests' }, { heading: 'of' }, { heading: 'why' }, { heading: 'at' }],
    report.failures.map(({ workload, nodeId, reason, requests }) => [
      String(requests),
      name(workload, design.workloads),
      FAILURE_WORDS[reason],
      name(nodeId, design.nodes),
    ]),
  )
}
