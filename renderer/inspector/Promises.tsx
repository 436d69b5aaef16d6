import { formatAvailability, formatDate, type ServiceInfo } from '../../simulation/index.ts'

/** What the vendor promises, in which topology, and where it says so. */
export function Promises({ service }: { readonly service: ServiceInfo }) {
  if (service.provider === 'generic' || service.category === 'group') return null
  return (
    <section className="section" aria-label="What the vendor promises">
      <div className="section-head">
        <h3>What the vendor promises</h3>
      </div>
      {service.slas.length === 0 && <p className="caption">No SLA was found for this service.</p>}
      {service.slas.map((sla) => (
        <div className="promise" key={`${sla.topology} ${sla.scope} ${JSON.stringify(sla.when)}`}>
          <div className="pair">
            <span>{TOPOLOGIES[sla.topology]}</span>
            <strong className="number">
              {sla.availability === null ? 'no SLA published' : formatAvailability(sla.availability)}
            </strong>
          </div>
          <p className="caption">{sla.scope}</p>
          <p className="caption promise-source">
            {sla.source}, {formatDate(sla.asOf)}
          </p>
        </div>
      ))}
      <p className="caption">An SLA is a refund rule, not a forecast.</p>
    </section>
  )
}

const TOPOLOGIES = {
  'single-instance': 'One instance',
  'single-zone': 'In one zone',
  'multi-zone': 'In several zones',
  'multi-region': 'In several regions',
  edge: 'At the edge',
  'control-plane': 'Control plane',
} as const
