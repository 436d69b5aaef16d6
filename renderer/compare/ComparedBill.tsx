import { type Comparison, formatBillMoney, formatDifference } from '../../simulation/index.ts'
import { Figure } from '../ui/Figure.tsx'
import { SidewaysScroll } from '../ui/SidewaysScroll.tsx'

/** The lines of the bills that differ; a dash where a design has no such line. */
export function ComparedBill({
  comparison: { lines, parts },
  titles,
}: {
  readonly comparison: Comparison
  readonly titles: readonly string[]
}) {
  const names = new Map(parts.map(({ id, name }) => [id, name]))
  const differing = lines.filter(({ differencesUsd }) => differencesUsd.some((difference) => difference !== 0))
  if (differing.length === 0) return null
  return (
    <section className="result-wide" aria-label="Lines of the bill that differ">
      <h3 className="section-head">Lines of the bill that differ</h3>
      <SidewaysScroll label="Bills side by side">
        <table className="table compare-table compare-bill">
          <thead>
            <tr>
              <th scope="col">Line</th>
              {titles.map((title) => (
                <th key={title} scope="col" className="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map(({ nodeId, dimension, words, amountsUsd, differencesUsd }) => {
              const name = names.get(nodeId) ?? nodeId
              const line = `${name}: ${words}`
              return (
                <tr key={`${nodeId} ${dimension}`}>
                  <th scope="row">
                    {name} <span className="caption">{words}</span>
                  </th>
                  {amountsUsd.map((amount, i) => {
                    const difference = differencesUsd[i] ?? null
                    return (
                      <td key={titles[i]} className="number">
                        <Figure
                          value={amount === 0 ? null : amount}
                          kind="bill-money"
                          label={`${line}, ${titles[i]}`}
                          unknown={amount === 0 ? '–' : 'no price'}
                        />
                        {i > 0 && difference !== null && difference !== 0 && (
                          <span className="compare-difference">{formatDifference(difference, formatBillMoney)}</span>
                        )}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </SidewaysScroll>
    </section>
  )
}
