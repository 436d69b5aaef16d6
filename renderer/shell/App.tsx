import { lazy, Suspense, useEffect } from 'react'
import { host } from '../platform/current.ts'
import type { HostCommand } from '../platform/host.ts'
import { followAutosave, lookForDrafts } from '../state/autosave.ts'
import { loadCatalog } from '../state/catalog.ts'
import { isCommand, runCommand, useCommands } from '../state/commands.ts'
import {
  closeTab,
  closeWindow,
  followDocument,
  newFile,
  openFile,
  openFromOutside,
  refreshRecents,
  saveFile,
  saveFileAs,
} from '../state/files.ts'
import { loadIcons } from '../state/icons.ts'
import { fileChanged } from '../state/outside.ts'
import { loadPrices } from '../state/prices.ts'
import { followDesign } from '../state/results.ts'
import { followSession, reopenSession } from '../state/session.ts'
import { followSnapshots } from '../state/snapshots.ts'
import { moveTab, stepTab } from '../state/tabs.ts'
import { followSelection, redo, undo } from '../state/undoing.ts'
import { useView } from '../state/view.ts'
import { ReceiptPopover } from '../ui/Receipt.tsx'
import { TipGroup } from '../ui/Tip.tsx'
import { Toasts } from '../ui/Toast.tsx'
import { Announcer } from './Announcer.tsx'
import { DropFile } from './DropFile.tsx'
import { ChangedDialog } from './dialogs/ChangedDialog.tsx'
import { CommandDialog } from './dialogs/CommandDialog.tsx'
import { FileDialogs } from './dialogs/FileDialogs.tsx'
import { RecoveryDialog } from './dialogs/RecoveryDialog.tsx'
import { TargetsDialog } from './dialogs/TargetsDialog.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { prefetchRooms, rooms } from './rooms.ts'
import { useKeymap } from './useKeymap.ts'
import { switchTheme, useTheme } from './useTheme.ts'

/** The window. */
export function App() {
  useTheme()
  useKeymap()
  useCommands(COMMANDS_OF_THE_WINDOW)
  useEffect(start, [])
  const screen = useView((state) => state.screen)
  const Home = rooms.home
  return (
    <TipGroup>
      <ErrorBoundary room="Skyloom">
        <Suspense>{screen === 'home' && Home ? <Home /> : <Editor />}</Suspense>
        <Suspense>
          <Dialogs />
        </Suspense>
        <ReceiptPopover />
        {rooms.always.map((Room) => (
          <Room key={Room.name} />
        ))}
      </ErrorBoundary>
      <FileDialogs />
      <ChangedDialog />
      <RecoveryDialog />
      <DropFile />
      <Toasts />
      <Announcer />
    </TipGroup>
  )
}

const editor = () => import('./Editor.tsx').then((room) => ({ default: room.Editor }))
const Editor = lazy(editor)
const HelpDialog = lazy(() => import('./dialogs/HelpDialog.tsx').then((room) => ({ default: room.HelpDialog })))
const SnapshotsDialog = lazy(() =>
  import('./dialogs/SnapshotsDialog.tsx').then((room) => ({ default: room.SnapshotsDialog })),
)

function Dialogs() {
  const dialog = useView((state) => state.dialog)
  switch (dialog) {
    case 'help':
      return <HelpDialog />
    case 'commands':
      return <CommandDialog />
    case 'find':
      return <CommandDialog only="parts" />
    case 'snapshots':
      return <SnapshotsDialog />
    case 'targets':
      return <TargetsDialog />
    default:
      return null
  }
}

const COMMANDS_OF_THE_WINDOW = {
  'file.new': newFile,
  'file.open': () => void openFile(),
  'file.save': () => void saveFile(),
  'file.save-as': () => void saveFileAs(),
  'file.close-tab': () => void closeTab(),
  'file.next-tab': () => stepTab(1),
  'file.previous-tab': () => stepTab(-1),
  'file.tab-right': () => moveTab(1),
  'file.tab-left': () => moveTab(-1),
  'file.snapshots': () => useView.getState().openDialog('snapshots'),
  'file.targets': () => useView.getState().openDialog('targets'),
  'edit.undo': undo,
  'edit.redo': redo,
  'view.theme': switchTheme,
  'help.keys': () => useView.getState().openDialog('help'),
  'view.find': () => useView.getState().openDialog('find'),
  'help.commands': () => useView.getState().openDialog('commands'),
  ...(rooms.home && { 'view.home': () => useView.getState().goTo('home') }),
}

/** Everything that goes on as long as the window is there. */
function start(): () => void {
  void loadCatalog()
  void loadPrices()
  void loadIcons()
  void refreshRecents()
  void lookForDrafts().then((found) => reopenSession(found > 0))
  void editor().then(prefetchRooms)
  const stops = [
    followDesign(),
    followDocument(),
    followAutosave(),
    followSession(),
    followSnapshots(),
    followSelection(),
    host.onCommand(obey),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function obey(command: HostCommand): void {
  switch (command.kind) {
    case 'run':
      if (isCommand(command.command)) runCommand(command.command)
      break
    case 'open':
      void openFromOutside(
        command.opened.file.name,
        command.opened.text,
        command.opened.embedded ? null : command.opened.file,
      )
      break
    case 'changed':
      void fileChanged(command.key)
      break
    case 'close':
      void closeWindow()
      break
    default:
      command satisfies never
  }
}
