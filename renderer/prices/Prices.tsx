import { lazy, Suspense } from 'react'
import { useCommands } from '../state/commands.ts'
import { useView } from '../state/view.ts'

const PricesDialog = lazy(() => import('./PricesDialog.tsx').then(({ PricesDialog }) => ({ default: PricesDialog })))

const COMMANDS = { 'file.prices': () => useView.getState().openDialog('prices') }

/** Offers the prices command, and its dialog when it is asked for. */
export function Prices() {
  useCommands(COMMANDS)
  return (
    useView((state) => state.dialog) === 'prices' && (
      <Suspense>
        <PricesDialog />
      </Suspense>
    )
  )
}
