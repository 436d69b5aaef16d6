import { useEffect, useState } from 'react'
import { formatUnitPrice, type PriceChange } from '../../simulation/index.ts'
import { usePrices } from '../state/prices.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { writeMany } from '../ui/write.ts'
import { engine } from '../workers/client.ts'

const MOST_SHOWN = 200

/** What the files and the learner's own prices change in the shipped book. */
export function Differences() {
  const layers = usePrices((state) => state.layers)
  const [changes, setChanges] = useState<readonly PriceChange[] | 'failed' | null>(null)
  const [query, setQuery] = useState('')

  useEffect(() => {
    let stale = false
    setChanges(null)
    engine.comparePrices(layers).then(
      (found) => !stale && setChanges(found),
      () => !stale && setChanges('failed'),
    )
    return () => {
      stale = true
    }
  }, [layers])

  if (changes === null) return <p className="caption">Comparing …</p>
  if (changes === 'failed')
    return (
      <EmptyState icon="info" title="The prices could not be compared">
        Close this dialog and try again; if it happens once more, remove the file that you imported last.
      </EmptyState>
    )
  if (changes.length === 0)
    return (
      <EmptyState icon="receipt" title="Nothing differs from the shipped book">
        {layers.length === 0
          ? 'Import a newer price file, or type what you pay under Your prices.'
          : 'What was imported has the same prices.'}
      </EmptyState>
    )
  const words = query.toLowerCase().trim().split(/\s+/)
  const found = changes.filter(({ kind, what, region, conditions }) => {
    const text = `${kind} ${what} ${region} ${conditions}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  return (
    <section aria-label="What differs">
      <div className="row">
        <SearchField label={`Filter ${writeMany(changes.length, 'difference')}`} value={query} onChange={setQuery} />
      </div>
      <div className="price-changes">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Price</th>
              <th scope="col">Where</th>
              <th scope="col" className="number">
                Shipped
              </th>
              <th scope="col" className="number">
                In use
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, MOST_SHOWN).map((change) => (
              <tr key={`${change.what} ${change.region} ${change.conditions}`}>
                <th scope="row">
                  {change.what} {change.kind !== 'changed' && <span className="chip">{change.kind}</span>}
                </th>
                <td className="quiet">{[change.region, change.conditions].filter(Boolean).join(', ')}</td>
                <td className="number">{tiers(change.before)}</td>
                <td className="number">{tiers(change.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length === 0 && <p className="caption">No difference is like “{query}”.</p>}
      {found.length > MOST_SHOWN && <p className="caption">and {found.length - MOST_SHOWN} more</p>}
    </section>
  )
}

function tiers(usd: PriceChange['before']): string {
  if (usd === null) return '–'
  return usd.map((price) => (price === null ? 'no price' : formatUnitPrice(price))).join(', ')
}
