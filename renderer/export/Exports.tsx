import { lazy, Suspense } from 'react'
import { host } from '../platform/current.ts'
import { useCommands } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { useFiles } from '../state/files.ts'
import { useView } from '../state/view.ts'
import { toast } from '../ui/Toast.tsx'
import { engine } from '../workers/client.ts'
import { iconsOf } from './icons.ts'
import { copy, make } from './making.ts'
import { useExportOptions } from './options.ts'

const ExportDialog = lazy(() => import('./ExportDialog.tsx').then(({ ExportDialog }) => ({ default: ExportDialog })))

const COMMANDS = {
  'file.export': () => useView.getState().openDialog('export'),
  'file.print': () => void print(),
  'edit.copy-picture': () => void copyPicture(),
}

/** Offers the commands that take the design out, and the export dialog when it is asked for. */
export function Exports() {
  useCommands(COMMANDS)
  return (
    useView((state) => state.dialog) === 'export' && (
      <Suspense>
        <ExportDialog />
      </Suspense>
    )
  )
}

/** The report, on paper: always light, as paper is. */
async function print(): Promise<void> {
  const { design } = useDesign.getState()
  const asked = await host.print(
    await engine.exportAs('html', design, { theme: 'light', icons: await iconsOf(design) }),
  )
  if (asked.kind === 'failed') useFiles.setState({ failure: asked })
}

/** With the look that the export dialog was given last. */
async function copyPicture(): Promise<void> {
  const { design } = useDesign.getState()
  try {
    if (design.nodes.length === 0) throw new Error('there is nothing drawn yet.')
    await copy(await make('png', design, useExportOptions.getState()))
    toast('Copied the design as a picture')
  } catch (error) {
    useFiles.setState({
      failure: {
        message: `The picture was not copied: ${error instanceof Error ? error.message : String(error)}`,
      },
    })
  }
}
