import { lazy, Suspense } from 'react'
import { useCommands } from '../state/commands.ts'
import { useView } from '../state/view.ts'

const IconsDialog = lazy(() => import('./IconsDialog.tsx').then(({ IconsDialog }) => ({ default: IconsDialog })))

const COMMANDS = { 'file.icons': () => useView.getState().openDialog('icons') }

/** Offers the icons command, and its dialog when it is asked for. */
export function Icons() {
  useCommands(COMMANDS)
  return (
    useView((state) => state.dialog) === 'icons' && (
      <Suspense>
        <IconsDialog />
      </Suspense>
    )
  )
}
