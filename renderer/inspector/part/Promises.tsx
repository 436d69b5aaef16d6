import { formatAvailability, formatDate, type ServiceInfo } from '../../../simulation/index.ts'

/** What the vendor promises, in which topology, how far the service goes, and where that is said. */
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
      {service.limits.length > 0 && (
        <>
          <h4 className="limits-head">How far it goes</h4>
          <ul className="limits">
            {service.limits.map(({ text, source, asOf, confidence }) => (
              <li key={text}>
                {text} {confidence !== 'quoted' && <span className="chip">from memory</span>}
                {confidence === 'quoted' && (
                  <span className="caption promise-source">
                    {source}, {formatDate(asOf)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
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
