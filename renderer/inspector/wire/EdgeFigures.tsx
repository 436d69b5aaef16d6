import { useResults } from '../../state/results.ts'
import { Figure } from '../../ui/Figure.tsx'
import type { WireSettings } from './wire.ts'

/** What the wire carries and costs. */
export function EdgeFigures({ edge }: WireSettings) {
  const at = useResults((state) => state.report?.edges.findIndex((row) => row.id === edge.id) ?? -1)
  const row = useResults((state) => state.byEdge.get(edge.id) ?? null)
  if (!row || edge.kind === 'link') return null
  return (
    <section className="section" aria-label="Results of the wire">
      <h3 className="section-head">Results</h3>
      <div className="pair">
        <span>Calls</span>
        <Figure value={row.rps} kind="rate" label="Calls" receipt={`/edges/${at}/rps`} unknown="without end" />
      </div>
      <div className="pair">
        <span>Network, there and back</span>
        <Figure
          value={row.networkMs}
          kind="exact-ms"
          label="Network, there and back"
          receipt={`/edges/${at}/networkMs`}
        />
      </div>
      <div className="pair">
        <span>Data a month, both ways</span>
        <Figure value={row.monthlyGb} kind="data" label="Data a month" receipt={`/edges/${at}/monthlyGb`} />
      </div>
      <div className="pair">
        <span>Transfer cost a month</span>
        <Figure
          value={row.monthlyUsd}
          kind="bill-money"
          label="Transfer cost a month"
          receipt={`/edges/${at}/monthlyUsd`}
        />
      </div>
    </section>
  )
}
