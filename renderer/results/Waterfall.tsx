import { formatCount, formatExactMs, type WorkloadReport } from '../../simulation/index.ts'
import { Figure } from '../ui/Figure.tsx'
import { PartName } from '../ui/PartName.tsx'
import { useNames } from './names.ts'
import { ticks } from './scale.ts'
import { useFirstRows } from './useFirstRows.tsx'

const WORDS = { network: 'network', queue: 'waits', service: 'works' } as const

/** The mean of a request, step by step in the order of the calls: solid works, hatched waits, a whisker is the network. */
export function Waterfall({ workload, at }: { readonly workload: WorkloadReport; readonly at: number }) {
  const nameOf = useNames()
  const { waterfall, latencyMs } = workload
  const end = Math.max(...waterfall.map((step) => step.startMs + step.meanMs), 1e-9)
  const marks = ticks(end, 6)
  const percent = (ms: number) => `${(ms / end) * 100}%`
  // What takes no time that can be seen is told in one line, not drawn.
  const drawn = waterfall.filter((step) => step.meanMs >= end / 2000)
  const hidden = waterfall.length - drawn.length
  const { shown, more } = useFirstRows(drawn)
  return (
    <>
      <div className="section-head">
        <h3>Where the mean goes, in call order</h3>
        <span className="legend caption">
          <i data-part="service" /> works <i data-part="queue" /> waits <i data-part="network" /> network
        </span>
      </div>
      <table className="table waterfall">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" className="waterfall-track">
              <span className="unseen">When, ms</span>
              <div className="axis" aria-hidden="true">
                {marks.map((mark) => (
                  <span key={mark} style={{ left: percent(mark) }}>
                    {formatCount(mark)}
                  </span>
                ))}
              </div>
            </th>
            <th scope="col" className="number">
              Mean
            </th>
            <th scope="col" className="number">
              p95 alone
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((step) => (
            <tr key={`${step.nodeId} ${step.part} ${step.startMs}`}>
              <th scope="row">
                <PartName id={step.nodeId}>
                  {step.part === 'network' ? `to ${nameOf(step.nodeId)}` : nameOf(step.nodeId)}
                </PartName>{' '}
                <span className="caption">{WORDS[step.part]}</span>
              </th>
              <td className="waterfall-track">
                <div className="track">
                  {marks.map((mark) => (
                    <u key={mark} style={{ left: percent(mark) }} />
                  ))}
                  <i data-part={step.part} style={{ left: percent(step.startMs), width: percent(step.meanMs) }} />
                </div>
              </td>
              <td className="number">{formatExactMs(step.meanMs)}</td>
              <td className="number quiet">{formatExactMs(step.p95Ms)}</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">Mean, all steps</th>
            <td className="waterfall-track" />
            <td className="number">
              <Figure
                value={latencyMs?.mean ?? null}
                kind="exact-ms"
                label="Mean, all steps"
                receipt={`/workloads/${at}/latencyMs/mean`}
              />
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      {more}
      <p className="caption">
        Means add up; percentiles do not: the last column is each step’s own p95 and must not be summed.
        {hidden > 0 && ` ${hidden === 1 ? 'One step takes' : `${hidden} steps take`} too little time to draw.`}
      </p>
    </>
  )
}
