import { formatAvailability, formatDate, type Report, type ServiceInfo } from '../../simulation/index.ts'
import { useCatalog } from '../state/catalog.ts'
import { useDesign } from '../state/design.ts'
import { Figure } from '../ui/Figure.tsx'
import { PartName } from '../ui/PartName.tsx'
import { useFirstRows } from './useFirstRows.tsx'

/** Each part's own availability beside what its vendor promises. */
export function PartAvailability({ report }: { readonly report: Report }) {
  const nodes = useDesign((state) => state.design.nodes)
  const services = useCatalog((state) => state.byId)
  const byId = new Map<string, (typeof nodes)[number]>(nodes.map((node) => [node.id, node]))
  const rows = report.nodes.flatMap((row, index) => {
    const node = byId.get(row.id)
    return row.availability === null || !node ? [] : [{ row, index, node, service: services.get(node.service) }]
  })
  const { shown, more } = useFirstRows(rows)
  if (rows.length === 0) return <p className="caption">No part has an availability of its own.</p>
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Service</th>
            <th scope="col" className="number">
              Expected, on its own
            </th>
            <th scope="col" className="number">
              Promised
            </th>
            <th scope="col">Where it says so</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, index, node, service }) => (
            <tr key={row.id}>
              <th scope="row">
                <PartName id={row.id}>{node.name}</PartName>
              </th>
              <td className="quiet">{service?.shortName ?? node.service}</td>
              <td className="number">
                <Figure
                  value={row.availability}
                  kind="availability"
                  label={`Availability of ${node.name}`}
                  receipt={`/nodes/${index}/availability`}
                />
              </td>
              <td className="number">{promised(service)}</td>
              <td className="quiet name-cut source-cell" title={service?.slas[0]?.source}>
                {service?.slas[0] ? `${service.slas[0].source}, ${formatDate(service.slas[0].asOf)}` : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  )
}

/** From the weakest to the strongest topology that the vendor tells. */
function promised(service: ServiceInfo | undefined): string {
  const known = (service?.slas ?? []).flatMap((sla) => sla.availability ?? []).sort((a, b) => a - b)
  const [least] = known
  const most = known.at(-1)
  if (least === undefined || most === undefined) return 'no SLA published'
  return least === most
    ? formatAvailability(least)
    : `${formatAvailability(least).replace(/\s%$/, '')} to ${formatAvailability(most)}`
}
