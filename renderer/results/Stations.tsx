import type { Report } from '../../simulation/index.ts'
import { Figure } from '../ui/Figure.tsx'
import { PartName } from '../ui/PartName.tsx'
import { LoadBar } from './LoadBar.tsx'
import { useNames } from './names.ts'
import { useFirstRows } from './useFirstRows.tsx'

/** Every part that serves, the busiest first: its load, its wait and its own time. */
export function Stations({ report }: { readonly report: Report }) {
  const nameOf = useNames()
  const rows = report.nodes
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => (row.meanServiceMs ?? 0) > 0 && (row.arrivalRps ?? 1) > 0)
    .sort((a, b) => (b.row.utilisation ?? -1) - (a.row.utilisation ?? -1))
  const { shown, more } = useFirstRows(rows)
  if (rows.length === 0) return null
  return (
    <section className="result-wide" aria-label="Queues">
      <h3 className="section-head">Where it queues</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Busy</th>
            <th scope="col" className="number">
              Arrivals
            </th>
            <th scope="col" className="number">
              Servers
            </th>
            <th scope="col" className="number">
              Mean wait
            </th>
            <th scope="col" className="number">
              Mean work
            </th>
            <th scope="col" className="number">
              p95
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, index }) => {
            const name = nameOf(row.id)
            const unknown = row.saturated ? 'saturated' : undefined
            const pointer = (field: string) => `/nodes/${index}/${field}`
            return (
              <tr key={row.id}>
                <th scope="row">
                  <PartName id={row.id}>{name}</PartName>
                </th>
                <td>
                  <LoadBar
                    load={row.utilisation}
                    saturated={row.saturated}
                    label={`Busy, ${name}`}
                    receipt={pointer('utilisation')}
                  />
                </td>
                <td className="number">
                  <Figure
                    value={row.arrivalRps}
                    kind="rate"
                    label={`Arrivals at ${name}`}
                    receipt={pointer('arrivalRps')}
                    unknown="without end"
                  />
                </td>
                <td className="number">
                  <Figure value={row.servers} kind="count" label={`Servers of ${name}`} unknown="as needed" />
                </td>
                <td className="number">
                  <Figure
                    value={row.meanWaitMs}
                    kind="exact-ms"
                    label={`Mean wait at ${name}`}
                    receipt={pointer('meanWaitMs')}
                    unknown={unknown}
                  />
                </td>
                <td className="number">
                  <Figure
                    value={row.meanServiceMs}
                    kind="exact-ms"
                    label={`Mean work of ${name}`}
                    receipt={pointer('meanServiceMs')}
                  />
                </td>
                <td className="number">
                  <Figure
                    value={row.latencyMs?.p95 ?? null}
                    kind="exact-ms"
                    label={`p95 of ${name}`}
                    receipt={pointer('latencyMs/p95')}
                    unknown={unknown}
                  />
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
