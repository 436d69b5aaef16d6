import type { ComparedCell, Comparison } from '../../simulation/index.ts'
import { Figure } from '../ui/Figure.tsx'
import { PartName } from '../ui/PartName.tsx'

/** The parts that are not the same in every design: what each is there, what it costs, and what was lost on the way. */
export function ComparedParts({
  comparison: { parts },
  titles,
}: {
  readonly comparison: Comparison
  readonly titles: readonly string[]
}) {
  const changed = parts.filter((part) => part.changed)
  return (
    <section className="result-wide" aria-label="Parts that differ">
      <h3 className="section-head">Parts that differ</h3>
      {changed.length === 0 ? (
        <p className="caption">Every part is the same.</p>
      ) : (
        <div className="compare-scroll">
          <table className="table compare-table">
            <thead>
              <tr>
                <th scope="col">Part</th>
                {titles.map((title) => (
                  <th key={title} scope="col" className="number">
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
                    <td key={titles[i]} className="number">
                      {cell ? <Cell cell={cell} label={`${name}, ${titles[i]}`} isFirst={i === 0} /> : 'not there'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Cell({
  cell,
  label,
  isFirst,
}: {
  readonly cell: ComparedCell
  readonly label: string
  readonly isFirst: boolean
}) {
  const { serviceName, monthlyUsd, closeness, lost, settings } = cell
  const notes = [
    ...(closeness === 'none' ? ['no counterpart, stays where it was'] : []),
    ...(closeness === 'approximate' ? ['only near'] : []),
    ...(lost.length > 0 ? [`without ${lost.join(', ')}`] : []),
    ...(closeness === null && !isFirst ? settings.map(({ name, value }) => `${name} ${written(value)}`) : []),
  ]
  return (
    <>
      {closeness === 'approximate' && <span aria-hidden="true">≈ </span>}
      <span className="compare-service">{serviceName}</span>{' '}
      <Figure value={monthlyUsd} kind="money" label={`Cost of ${label}`} unknown="no price" />
      {notes.length > 0 && <span className="compare-difference">{notes.join('; ')}</span>}
    </>
  )
}

/** A setting's value in a few characters. */
function written(value: ComparedCell['settings'][number]['value']): string {
  if (value === null) return 'as by default'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 24 ? `${text.slice(0, 23)}…` : text
}
