import type { Report } from '../../simulation/index.ts'
import { formatRate } from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { Figure } from '../ui/Figure.tsx'
import { PartName } from '../ui/PartName.tsx'
import { LoadBar } from './LoadBar.tsx'
import { NoWorkload, WithReport } from './Nothing.tsx'
import { useNames } from './names.ts'
import { Sentence } from './Sentence.tsx'
import { useFirstRows } from './useFirstRows.tsx'

/** What each part and each wire carries, on average and in the busiest hour. */
export function TrafficTab() {
  return <WithReport>{(report) => <Traffic report={report} />}</WithReport>
}

function Traffic({ report }: { readonly report: Report }) {
  if (report.workloads.length === 0) return <NoWorkload />
  const total = report.workloads.reduce((sum, workload) => sum + workload.rps, 0)
  const { peak } = report.system
  return (
    <>
      <Sentence
        status={undefined}
        lead={`${formatRate(total)} on average${peak ? `, ${formatRate(peak.rps)} in the busiest hour` : ''}.`}
        rest={peak?.saturated ? 'Not every part can carry the busiest hour.' : ''}
      />
      <div className="result-columns traffic">
        <PartTraffic report={report} />
        <WireTraffic report={report} />
      </div>
    </>
  )
}

function PartTraffic({ report }: { readonly report: Report }) {
  const nameOf = useNames()
  const parts = report.nodes.map((row, index) => ({ row, index })).filter(({ row }) => row.arrivalRps !== 0)
  const { shown, more } = useFirstRows(parts)
  return (
    <section className="result-main" aria-label="Parts">
      <h3 className="section-head">Parts</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" className="number">
              Mean
            </th>
            <th scope="col" className="number">
              Busiest hour
            </th>
            <th scope="col">Busy</th>
            <th scope="col">Busy, busiest hour</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, index }) => {
            const name = nameOf(row.id)
            return (
              <tr key={row.id}>
                <th scope="row">
                  <PartName id={row.id}>{name}</PartName>
                </th>
                <td className="number">
                  <Figure
                    value={row.arrivalRps}
                    kind="rate"
                    label={`Arrivals at ${name}`}
                    receipt={`/nodes/${index}/arrivalRps`}
                    unknown="without end"
                  />
                </td>
                <td className="number">
                  <Figure
                    value={row.peak?.arrivalRps ?? null}
                    kind="rate"
                    label={`Arrivals at ${name} in the busiest hour`}
                    receipt={`/nodes/${index}/peak/arrivalRps`}
                  />
                </td>
                <td>
                  {row.servers === null ? (
                    <span className="caption">no limit</span>
                  ) : (
                    <LoadBar
                      load={row.utilisation}
                      saturated={row.saturated}
                      label={`Busy, ${name}`}
                      receipt={`/nodes/${index}/utilisation`}
                    />
                  )}
                </td>
                <td>
                  {row.servers !== null && (
                    <LoadBar
                      load={row.peak?.utilisation ?? null}
                      saturated={row.peak?.saturated ?? false}
                      label={`Busy in the busiest hour, ${name}`}
                      receipt={`/nodes/${index}/peak/utilisation`}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {more}
    </section>
  )
}

function WireTraffic({ report }: { readonly report: Report }) {
  const edges = useDesign((state) => state.design.edges)
  const nameOf = useNames()
  const byId = new Map<string, (typeof edges)[number]>(edges.map((edge) => [edge.id, edge]))
  const wires = report.edges.flatMap((row, index) => {
    const edge = byId.get(row.id)
    return edge && edge.kind !== 'link' ? [{ row, index, edge }] : []
  })
  const { shown, more } = useFirstRows(wires)
  return (
    <section className="result-side" aria-label="Wires">
      <h3 className="section-head">Wires</h3>
      {wires.length === 0 && <p className="caption">No wire carries anything yet.</p>}
      {wires.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Wire</th>
              <th scope="col" className="number">
                Calls
              </th>
              <th scope="col" className="number">
                Data a month
              </th>
              <th scope="col" className="number">
                Cost
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, index, edge }) => {
              const name = `${nameOf(edge.source)} → ${nameOf(edge.target)}`
              return (
                <tr key={row.id}>
                  <th scope="row">
                    <button
                      type="button"
                      className="cell-link name-cut"
                      title={name}
                      onClick={() => useView.getState().revealWire(edge.id)}
                    >
                      {name}
                    </button>
                  </th>
                  <td className="number">
                    <Figure
                      value={row.rps}
                      kind="rate"
                      label={`Calls, ${name}`}
                      receipt={`/edges/${index}/rps`}
                      unknown="without end"
                    />
                  </td>
                  <td className="number">
                    <Figure
                      value={row.monthlyGb}
                      kind="data"
                      label={`Data a month, ${name}`}
                      receipt={`/edges/${index}/monthlyGb`}
                    />
                  </td>
                  <td className="number">
                    <Figure
                      value={row.monthlyUsd}
                      kind="bill-money"
                      label={`Transfer cost, ${name}`}
                      receipt={`/edges/${index}/monthlyUsd`}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {more}
    </section>
  )
}
