import { formatCount, formatDate } from '../../simulation/index.ts'
import { hasOwnPrices } from '../state/own-prices.ts'
import { removePrices, usePrices } from '../state/prices.ts'
import { Button, IconButton } from '../ui/Button.tsx'

/** The layers, the uppermost first: what is named in one hides what lies below it. */
export function Books({ onShowOwn }: { onShowOwn(): void }) {
  const { files, own } = usePrices()
  return (
    <ol className="price-layers" aria-label="Prices in use, the uppermost first">
      <li>
        <div>
          <p className="strong">Your prices</p>
          <p className="caption">{hasOwnPrices(own) ? ownWords(own) : 'None yet: you pay list prices.'}</p>
        </div>
        <Button variant="line" onClick={onShowOwn}>
          Change…
        </Button>
      </li>
      {[...files].reverse().map(({ name, prices }) => (
        <li key={name}>
          <div>
            <p className="strong">{prices.name || name}</p>
            <p className="caption">
              {name}, as of {formatDate(prices.asOf)}: {formatCount(prices.prices.length)} prices,{' '}
              {formatCount(prices.machines.length)} machine types, {formatCount(prices.discounts.length)} discounts
            </p>
          </div>
          <IconButton icon="trash" variant="ghost" label={`Remove ${name}`} onClick={() => void removePrices(name)} />
        </li>
      ))}
      <li>
        <div>
          <p className="strong">Shipped price book</p>
          <p className="caption">List prices that came with the program; each bill line tells its source and date.</p>
        </div>
      </li>
    </ol>
  )
}

function ownWords({ rows, machines, discounts }: ReturnType<typeof usePrices.getState>['own']): string {
  const off = Object.entries(discounts).map(([provider, percent]) => `${percent} % off ${provider}`)
  const count = rows.length + machines.length
  return [...(count > 0 ? [count === 1 ? 'one price' : `${count} prices`] : []), ...off].join(', ')
}
