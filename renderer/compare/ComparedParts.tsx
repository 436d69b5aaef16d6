import type { ComparedCell, ComparedPart, Comparison, DesignNode } from '../../simulation/index.ts'
import { subtitleOf } from '../canvas/parts/subtitle.ts'
import { useCatalog } from '../state/catalog.ts'
import { Figure } from '../ui/Figure.tsx'
import { PartName } from '../ui/PartName.tsx'
import { ServiceTile } from '../ui/ProviderTag.tsx'
import { SidewaysScroll } from '../ui/SidewaysScroll.tsx'
import { VerdictShape } from '../ui/Verdict.tsx'

/** The parts that are not the same in every design: what each is there, what it costs, and what changed on the way, and how closely. */
export function ComparedParts({
  comparison: { designs, parts },
  titles,
}: {
  readonly comparison: Comparison
  readonly titles: readonly string[]
}) {
  const changed = parts.filter((part) => part.changed && !onlyMoved(part))
  return (
    <section className="result-wide" aria-label="Parts that differ">
      <h3 className="section-head">Parts that differ</h3>
      {changed.length === 0 ? (
        <p className="caption">Every part is the same.</p>
      ) : (
        <SidewaysScroll label="Parts side by side">
          <table className="table compare-table">
            <thead>
              <tr>
                <th scope="col">Part</th>
                {titles.map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changed.map(({ id, name, cells }) => (
                <tr key={id}>
                  <th scope="row">{cells[0] ? <PartName id={id}>{name}</PartName> : name}</th>
                  {cells.map((cell, i) => (
                    <td key={titles[i]}>
                      {cell ? (
                        <Cell
                          cell={cell}
                          node={designs[i]?.design.nodes.find((node) => node.id === id)}
                          label={`${name}, ${titles[i]}`}
                        />
                      ) : (
                        <span className="caption">not there</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </SidewaysScroll>
      )}
    </section>
  )
}

/** A region or network that costs nothing and came along: the head of the column says where to. */
function onlyMoved({ isGroup, cells }: ComparedPart): boolean {
  return (
    isGroup &&
    cells.every(
      (cell, i) => cell?.monthlyUsd === 0 && (i === 0 || cell.closeness === 'exact' || cell.changes.length === 0),
    )
  )
}

function Cell({
  cell: { service: serviceId, serviceName, monthlyUsd, closeness, changes },
  node,
  label,
}: {
  readonly cell: ComparedCell
  readonly node: DesignNode | undefined
  readonly label: string
}) {
  const service = useCatalog((state) => state.byId.get(serviceId))
  const what = node && service ? subtitleOf(node, service) : serviceName
  return (
    <>
      <span className="compare-cell">
        {service && <ServiceTile service={service} />}
        <span className="compare-service">{serviceName}</span>{' '}
        {what !== serviceName && <span className="caption name-cut">{what.replace(`${serviceName}, `, '')}</span>}{' '}
        <Figure value={monthlyUsd} kind="money" label={`Cost of ${label}`} unknown="no price" />
      </span>{' '}
      <Changes closeness={closeness} changes={changes} />
    </>
  )
}

const CLOSE = {
  exact: { status: 'met', word: 'Close' },
  approximate: { status: 'at-risk', word: 'Approximate' },
  none: { status: 'missed', word: 'No counterpart' },
} as const

/** How closely a counterpart does the work, and what is otherwise about it. */
function Changes({ closeness, changes }: Pick<ComparedCell, 'closeness' | 'changes'>) {
  const close = closeness === null || closeness === 'same' ? null : CLOSE[closeness]
  const notes = closeness === 'none' ? ['it stays where it was'] : changes
  if (!close && notes.length === 0) return null
  return (
    <span className="compare-changes">
      {close && (
        <span className="verdict" data-status={close.status}>
          <VerdictShape status={close.status} />
          {close.word}
        </span>
      )}
      {notes.length > 0 && <span className="caption">{notes.join('; ')}</span>}
    </span>
  )
}
