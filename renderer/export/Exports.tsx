import { useCommands } from '../state/commands.ts'
import { useView } from '../state/view.ts'
import { ExportDialog } from './ExportDialog.tsx'

const COMMANDS = { 'file.export': () => useView.getState().openDialog('export') }

/** Offers the export command, and its dialog when it is asked for. */
export function Exports() {
  useCommands(COMMANDS)
  return useView((state) => state.dialog) === 'export' ? <ExportDialog /> : null
}
