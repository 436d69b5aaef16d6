import type { DesignEdge, DesignNode, ServiceInfo } from '../../simulation/index.ts'
import { runCommand, useCanRun } from '../state/commands.ts'
import { useResults } from '../state/results.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { Figure } from '../ui/Figure.tsx'
import { Icon } from '../ui/Icon.tsx'
import { writeMany } from '../ui/write.ts'
import { PanelHead } from './PanelHead.tsx'
import { Parameters } from './part/Parameters.tsx'

/** Several parts at once: what they cost together, and settings they share when they are of one service. */
export function SelectionForm({
  nodes,
  edges,
  service,
}: {
  readonly nodes: readonly DesignNode[]
  readonly edges: readonly DesignEdge[]
  readonly service: ServiceInfo | undefined
}) {
  const rows = useResults((state) => state.byNode)
  const canDelete = useCanRun('edit.delete')
  const costs = nodes.map((node) => rows.get(node.id)?.monthlyUsd ?? null)
  const known = costs.flatMap((cost) => cost ?? [])
  const [first, ...others] = nodes
  return (
    <>
      <PanelHead
        mark={
          <span className="service-tile" data-provider="generic" data-size="32">
            <Icon name="overlay" size={18} />
          </span>
        }
        title={<h2 className="title">{countOf(nodes.length, edges.length)}</h2>}
        subtitle={service ? `All ${service.vendorName}` : 'Selected together'}
      />
      <div className="panel-scroll">
        <section className="section" aria-label="Together">
          <div className="pair">
            <span>Cost a month, together</span>
            <Figure
              value={known.length === 0 ? null : known.reduce((sum, cost) => sum + cost, 0)}
              kind="bill-money"
              label="Cost a month, together"
            />
          </div>
          <ul className="selection-list">
            {nodes.map((node) => (
              <li key={node.id}>
                <button
                  type="button"
                  className="connection"
                  onClick={() => useView.getState().select({ nodes: [node.id] })}
                >
                  <span className="grow name-cut">{node.name}</span>
                  <Figure
                    value={rows.get(node.id)?.monthlyUsd ?? null}
                    kind="bill-money"
                    label={`Cost a month of ${node.name}`}
                  />
                </button>
              </li>
            ))}
          </ul>
          {canDelete && (
            <Button icon="trash" variant="line" onClick={() => runCommand('edit.delete')}>
              Delete
            </Button>
          )}
        </section>
        {service && first && edges.length === 0 ? (
          <Parameters nodes={[first, ...others]} service={service} />
        ) : (
          <p className="section caption">Parts of one service can be set together.</p>
        )}
      </div>
    </>
  )
}

function countOf(parts: number, wires: number): string {
  const words = [parts > 0 && writeMany(parts, 'part'), wires > 0 && writeMany(wires, 'wire')]
  return words.filter(Boolean).join(' and ')
}
