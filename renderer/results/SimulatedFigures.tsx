import {
  type ComparedFigure,
  type Design,
  FAILURE_WORDS,
  formatDowntime,
  type SimulationReport,
} from '../../simulation/index.ts'
import { Figure } from '../ui/Figure.tsx'
import { VerdictShape } from '../ui/Verdict.tsx'
import type { SimulationResult } from '../workers/simulation.ts'
import { RunPlot } from './RunPlot.tsx'
import { Sentence } from './Sentence.tsx'

const FIGURES = { mean: 'Mean', p50: 'p50', p95: 'p95', errorRate: 'Lost or timed out' } as const
/** What a run measured beside what was computed, whether they agree, and what went wrong on the way. */
export function SimulatedFigures({
  result: { report, check },
  design,
}: {
  readonly result: SimulationResult
  readonly design: Design
}) {
  if (report.series === null) {
    return (
      <Sentence
        status="unknown"
        lead="There was nothing to run."
        rest="Nobody can be answered: a part gets more than it can serve, or no wire leads from the users."
      />
    )
  }
  return (
    <>
      <Sentence
        status={check.agrees === null ? 'unknown' : check.agrees ? 'met' : 'at-risk'}
        lead={report.run.months === null ? agreement(check.agrees) : monthSentence(report)}
        rest={check.agrees === false ? check.reasons[0] : ''}
      />
      <div className="result-columns">
        <section className="result-main" aria-label="Computed and simulated">
          <h3 className="section-head">Two answers</h3>
          <Comparison figures={check.figures} design={design} />
          {check.agrees === false && check.reasons.length > 1 && (
            <ul className="caption">
              {check.reasons.slice(1).map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
          <p className="caption">
            {report.run.replications} replications, seed {report.run.seed}; ± is half of a 95 % interval.
          </p>
        </section>
        <section className="result-side" aria-label="Over the run">
          <h3 className="section-head">Over the run</h3>
          <RunPlot series={report.series} design={design} />
          <Failures report={report} design={design} />
        </section>
      </div>
    </>
  )
}

function agreement(agrees: boolean | null): string {
  if (agrees === null) return 'Nothing can be compared.'
  return agrees ? 'Both answers agree.' : 'The answers part.'
}

function monthSentence({ system }: SimulationReport): string {
  const minutes = system.downtimeMinutesPerMonth
  if (minutes === null) return 'One month was run.'
  return `In this month, requests found a part down for as long as ${formatDowntime(minutes)}.`
}

/** Named where that is not plain. */
function whose({ nodes, workloads }: Design, workload: string | null, part: string | null): string {
  if (part !== null) return `, ${nameIn(nodes, part)}`
  return workload !== null && workloads.length > 1 ? `, ${nameIn(workloads, workload)}` : ''
}

function Comparison({ figures, design }: { readonly figures: readonly ComparedFigure[]; readonly design: Design }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" className="number">
            Computed
          </th>
          <th scope="col" className="number">
            Simulated
          </th>
          <th scope="col">Agreement</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ workload, part, figure, analytic, simulated, halfWidth, agrees }) => {
          const kind = figure === 'errorRate' ? 'percent' : 'ms'
          const name = `${FIGURES[figure]}${whose(design, workload, part)}`
          return (
            <tr key={`${workload} ${part} ${figure}`}>
              <th scope="row">{name}</th>
              <td className="number">
                <Figure value={analytic} kind={kind === 'ms' ? 'exact-ms' : kind} label={`${name}, computed`} />
              </td>
              <td className="number">
                <Figure value={simulated} kind={kind} halfWidth={halfWidth} label={`${name}, simulated`} />
              </td>
              <td>
                <span className="verdict" data-status={agrees ? 'met' : 'at-risk'}>
                  <VerdictShape status={agrees ? 'met' : 'at-risk'} />
                  {agrees ? 'agree' : 'differ'}
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Failures({ report, design }: { readonly report: SimulationReport; readonly design: Design }) {
  if (report.failures.length === 0) return <p className="caption">No request failed.</p>
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Failed requests</th>
          <th scope="col" className="number">
            How many
          </th>
        </tr>
      </thead>
      <tbody>
        {report.failures.map(({ workload, nodeId, reason, requests }) => (
          <tr key={`${workload} ${nodeId} ${reason}`}>
            <th scope="row">
              {FAILURE_WORDS[reason]} at {nameIn(design.nodes, nodeId)}
            </th>
            <td className="number">
              <Figure value={requests} kind="count" label={`Requests that ${FAILURE_WORDS[reason]}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function nameIn(list: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return list.find((one) => one.id === id)?.name ?? id
}
