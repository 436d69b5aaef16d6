import { useState } from 'react'
import { formatExactMs, formatMs, type Percentiles, type Report, type WorkloadReport } from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'
import { useSpread } from '../state/spread.ts'
import { Figure } from '../ui/Figure.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { NoWorkload, WithReport } from './Nothing.tsx'
import { useNames } from './names.ts'
import { Sentence } from './Sentence.tsx'
import { SpreadPlot } from './SpreadPlot.tsx'
import { Stations } from './Stations.tsx'
import { Waterfall } from './Waterfall.tsx'

/** Where the time goes, how slow the slow ones are, and which queues make them slow. */
export function LatencyTab() {
  return <WithReport>{(report) => <Latency report={report} />}</WithReport>
}

function Latency({ report }: { readonly report: Report }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const workloads = useDesign((state) => state.design.workloads)
  const nameOf = useNames()
  const at = Math.max(
    0,
    report.workloads.findIndex((workload) => workload.id === chosen),
  )
  const workload = report.workloads[at]
  if (!workload) return <NoWorkload />
  const titleOf = (id: string) => workloads.find((other) => other.id === id)?.name ?? id
  return (
    <>
      <Sentence
        status={report.verdicts.latency?.status}
        lead={leadOf(report, workload)}
        rest={restOf(workload, nameOf)}
        actions={
          report.workloads.length > 1 && (
            <div className="workload-choice">
              <Select
                label="Workload"
                value={workload.id}
                options={report.workloads.map(({ id }) => ({ value: id, label: titleOf(id) }))}
                onChange={setChosen}
              />
            </div>
          )
        }
      />
      <div className="result-columns">
        <section className="result-main" aria-label="Where the mean goes">
          {workload.waterfall.length > 0 ? (
            <Waterfall workload={workload} at={at} />
          ) : (
            <p className="caption">
              {workload.saturated
                ? 'A queue on the way grows without end, so the steps have no mean.'
                : 'No step answers these requests yet.'}
            </p>
          )}
        </section>
        <div className="result-side">
          <Spread workload={workload} />
          <section aria-label="Percentiles">
            <PercentileTable workload={workload} at={at} />
          </section>
        </div>
      </div>
      <Stations report={report} />
    </>
  )
}

function leadOf({ system }: Report, workload: WorkloadReport): string {
  if (system.unstable) return 'A loop makes the traffic grow without end, so there is no latency.'
  if (workload.saturated) return 'A part gets more than it can serve: its queue grows without end.'
  if (!workload.latencyMs) return 'Nobody waits for an answer here.'
  return `95 of 100 answers arrive within ${formatMs(workload.latencyMs.p95)}.`
}

function restOf({ waterfall, latencyMs }: WorkloadReport, nameOf: (id: string) => string): string {
  const longest = waterfall.reduce<WorkloadReport['waterfall'][number] | undefined>(
    (best, step) => (best === undefined || step.meanMs > best.meanMs ? step : best),
    undefined,
  )
  if (!longest || !latencyMs) return ''
  const what = { network: 'The network to', queue: 'Waiting at', service: 'The work of' }[longest.part]
  return `${what} ${nameOf(longest.nodeId)} takes the most: ${formatExactMs(longest.meanMs)} of a mean of ${formatExactMs(latencyMs.mean)}.`
}

function Spread({ workload }: { readonly workload: WorkloadReport }) {
  const spread = useSpread(workload.id)
  const target = useDesign((state) => state.design.targets.p95LatencyMs)
  if (!spread || !workload.latencyMs) return null
  return (
    <section className="spread-section" aria-label="How answers spread">
      <h3 className="section-head">How answers spread</h3>
      <SpreadPlot spread={spread} times={workload.latencyMs} target={target} />
    </section>
  )
}

const ROWS: readonly { readonly key: keyof Percentiles; readonly name: string }[] = [
  { key: 'mean', name: 'Mean' },
  { key: 'p50', name: 'p50' },
  { key: 'p90', name: 'p90' },
  { key: 'p95', name: 'p95' },
  { key: 'p99', name: 'p99' },
  { key: 'p999', name: 'p99.9' },
]

function PercentileTable({ workload, at }: { readonly workload: WorkloadReport; readonly at: number }) {
  const [when, setWhen] = useState<'mean' | 'peak'>('mean')
  const peak = when === 'peak'
  const shown = peak ? workload.peak : workload
  const target = useDesign((state) => state.design.targets.p95LatencyMs)
  const saturated = shown?.saturated ?? false
  return (
    <>
      <div className="section-head">
        <h3>Answers within</h3>
        <Segmented<'mean' | 'peak'>
          label="At which load"
          value={when}
          options={[
            { value: 'mean', label: 'Mean load' },
            { value: 'peak', label: 'Busiest hour' },
          ]}
          onChange={setWhen}
        />
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Share of answers</th>
            <th scope="col" className="number">
              Time
            </th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ key, name }) => (
            <tr key={key} aria-selected={key === 'p95' || undefined}>
              <th scope="row">
                {name}{' '}
                {key === 'p95' && target !== undefined && <span className="caption">target {formatMs(target)}</span>}
              </th>
              <td className="number">
                <Figure
                  value={shown?.latencyMs?.[key] ?? null}
                  kind="ms"
                  label={`${name}${peak ? ' in the busiest hour' : ''}`}
                  receipt={`/workloads/${at}/${peak ? 'peak/' : ''}latencyMs/${key}`}
                  unknown={saturated ? 'saturated' : undefined}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="pair">
        <span>Requests</span>
        <Figure
          value={shown?.rps ?? null}
          kind="rate"
          label="Requests"
          receipt={`/workloads/${at}/${peak ? 'peak/' : ''}rps`}
        />
      </div>
      {(shown?.errorRate ?? 0) > 0 && (
        <div className="pair">
          <span>Lost or timed out, every part up</span>
          <Figure value={shown?.errorRate ?? null} kind="percent" label="Lost or timed out" />
        </div>
      )}
      {workload.approximate && (
        <p className="caption">
          A queue on the way has no exact formula or is met more than once, or calls come back in a loop whose times
          jump: these are estimates.
        </p>
      )}
    </>
  )
}
