import {
  type Design,
  evaluateDown,
  formatAvailability,
  formatMoney,
  formatMs,
  formatOr,
  formatPercent,
  type Report,
  type Verdict,
} from '../../simulation/index.ts'
import { element } from './element.ts'
import { tableElement } from './report.ts'

const WORDS = { met: 'met', 'at-risk': 'met, with little left', missed: 'missed', unknown: 'unknown' } as const

/**
 * The three numbers with their verdicts, and what is left while something is down.
 *
 * @param down a part or a place of failure
 */
export function answersOf(design: Design, report: Report, down: string | null): readonly HTMLElement[] {
  const { system, verdicts, bill } = report
  const goal = design.targets.availability
  const numbers = element(
    'dl',
    { class: 'answers' },
    answer(
      'Latency, p95',
      system.unstable ? 'saturated' : formatOr(system.latencyMs?.p95 ?? null, formatMs),
      verdicts.latency,
      design.targets.p95LatencyMs === undefined ? '' : formatMs(design.targets.p95LatencyMs),
    ),
    answer(
      'Availability',
      formatOr(system.availability, (value) => formatAvailability(value, goal)),
      verdicts.availability,
      goal === undefined ? '' : formatAvailability(goal, goal),
    ),
    answer(
      'Cost a month',
      `${bill.complete ? '' : '≥ '}${formatMoney(system.monthlyUsd)}`,
      verdicts.budget,
      design.targets.monthlyBudgetUsd === undefined ? '' : formatMoney(design.targets.monthlyBudgetUsd),
    ),
  )
  return down === null ? [numbers] : [numbers, ...whileDown(design, down)]
}

function answer(name: string, value: string, verdict: Verdict | undefined, target: string): HTMLElement {
  const judged = verdict ? element('small', {}, `${WORDS[verdict.status]}; the target is ${target}`) : ''
  return element('div', {}, element('dt', {}, name), element('dd', {}, value, judged))
}

function whileDown(design: Design, down: string): readonly HTMLElement[] {
  const { served, workloads } = evaluateDown(design, [down])
  const share = formatOr(served, formatPercent, 'an unknown share')
  return [
    element('p', {}, `While it is down, ${share} of the requests are answered.`),
    tableElement('While it is down', {
      columns: [{ heading: 'Request' }, { heading: 'Answered', numeric: true }, { heading: 'p95', numeric: true }],
      rows: workloads.map((workload, i) => [
        design.workloads[i]?.name ?? workload.id,
        formatOr(workload.served, formatPercent),
        workload.saturated ? 'saturated' : formatOr(workload.latencyMs?.p95 ?? null, formatMs),
      ]),
    }),
  ]
}
