import { useState } from 'react'
import { closeRefused, importPrices, usePrices } from '../state/prices.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Books } from './Books.tsx'
import { Differences } from './Differences.tsx'
import { OwnPriceForm } from './OwnPriceForm.tsx'

type View = 'books' | 'differences' | 'own'

/** What everything is priced with: the shipped book, files laid over it, and prices of one's own. */
export function PricesDialog() {
  const [view, setView] = useState<View>('books')
  const refused = usePrices((state) => state.refused)
  const close = () => {
    closeRefused()
    useView.getState().openDialog(null)
  }
  return (
    <Dialog
      title="Prices"
      width={880}
      description="They hold for every design on this machine: bills, advice, simulations and exports."
      onClose={close}
      actions={
        <>
          <Button size="large" variant="line" icon="folder" onClick={() => void importPrices()}>
            Import a price file…
          </Button>
          <Button size="large" variant="primary" onClick={close}>
            Done
          </Button>
        </>
      }
    >
      {refused && (
        <div className="prices-refused" role="alert">
          <h3 className="strong">Cannot use {refused.name}</h3>
          <ul className="problems">
            {refused.problems.slice(0, MOST_LISTED).map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <p>{message}</p>
                {path && <p className="mono caption">{path}</p>}
              </li>
            ))}
            {refused.problems.length > MOST_LISTED && (
              <li className="caption">and {refused.problems.length - MOST_LISTED} more</li>
            )}
          </ul>
        </div>
      )}
      <Segmented<View>
        label="Shown"
        value={view}
        options={[
          { value: 'books', label: 'In use' },
          { value: 'differences', label: 'What differs' },
          { value: 'own', label: 'Your prices' },
        ]}
        onChange={setView}
      />
      <div className="prices-view">
        {view === 'books' && <Books onShowOwn={() => setView('own')} />}
        {view === 'differences' && <Differences />}
        {view === 'own' && <OwnPriceForm />}
      </div>
    </Dialog>
  )
}

const MOST_LISTED = 8
