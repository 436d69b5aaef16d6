import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, type BrowserWindow, dialog, session } from 'electron'
import { COMMAND_CHANNEL } from '../bridge/channels.ts'
import type { DesktopCommand } from '../bridge/contract.ts'
import { FileWatch } from '../files/file-watch.ts'
import { Journal } from '../files/journal.ts'
import { PreviousVersions } from '../files/previous-versions.ts'
import { Recents } from '../files/recents.ts'
import { Snapshots } from '../files/snapshots.ts'
import { DocumentFiles } from './document-files.ts'
import { answerWindow } from './handlers.ts'
import { installMenu } from './menu.ts'
import { Printer } from './printer.ts'
import { claimScheme, START_PAGE, serveWindow } from './protocol.ts'
import { confinePages, restrictPermissions } from './security.ts'
import { createWindow } from './window.ts'
import { windowStateStore } from './window-state.ts'

/** The desktop program: one window, whose files come from `app://` and whose questions go through `handlers.ts`. */
const OUT = resolve(import.meta.dirname, '..')

claimScheme()
app.enableSandbox()

if (!app.requestSingleInstanceLock()) app.quit()
else run()

function run(): void {
  let window: BrowserWindow | null = null
  let unsaved = false
  let mayClose = false
  let listening = false
  /** Commands from before the window listens: a file named on the command line. */
  const waiting: DesktopCommand[] = []
  const recents = new Recents(app.getPath('userData'))
  const watch = new FileWatch((path) => send({ kind: 'changed', key: path }))
  const files = new DocumentFiles(recents, new PreviousVersions(app.getPath('userData')), watch)
  const printer = new Printer()
  const places = windowStateStore(app.getPath('userData'))

  const send = (command: DesktopCommand) => {
    if (listening && window) window.webContents.send(COMMAND_CHANNEL, command)
    else waiting.push(command)
  }
  const openFile = async (path: string) => {
    const asked = await files.read(path)
    if (asked.kind === 'done') send({ kind: 'open', opened: asked.value })
    if (asked.kind === 'failed') dialog.showErrorBox('The design was not opened', asked.message)
  }

  answerWindow(
    () => window,
    {
      files,
      recents,
      printer,
      journal: new Journal(app.getPath('userData')),
      snapshots: new Snapshots(app.getPath('userData')),
    },
    {
      setDocument(name, isUnsaved) {
        unsaved = isUnsaved
        window?.setTitle(`${isUnsaved ? '• ' : ''}${name} – Skyloom`)
        window?.setDocumentEdited(isUnsaved)
      },
      confirmClose() {
        mayClose = true
        window?.close()
      },
      ready() {
        listening = true
        for (const command of waiting.splice(0)) send(command)
      },
    },
  )

  app.on('second-instance', (_event, argv, folder) => {
    const file = fileArgument(argv, folder)
    if (file) void openFile(file)
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void openFile(path)
  })
  app.on('window-all-closed', () => app.quit())
  let kept = false
  app.on('will-quit', (event) => {
    if (kept) return
    // where the window stood is written first
    event.preventDefault()
    void places.read().finally(() => {
      kept = true
      app.quit()
    })
  })
  confinePages()

  void app.whenReady().then(async () => {
    serveWindow(join(OUT, 'renderer'), (id) => printer.page(id))
    restrictPermissions(session.defaultSession)
    installMenu((command) => send({ kind: 'run', command }), process.platform)
    window = await createWindow(join(OUT, 'preload', 'preload.cjs'), places)
    window.on('close', (event) => {
      if (!unsaved || mayClose) return
      event.preventDefault()
      send({ kind: 'close' })
    })
    window.on('focus', () => watch.checkAll())
    window.on('closed', () => {
      watch.close()
      window = null
      listening = false
    })
    const file = fileArgument(process.argv.slice(1), process.cwd())
    if (file) await openFile(file)
    await window.loadURL(START_PAGE)
  })
}

/** The first argument that names a design; flags and the program's own folder are none. */
function fileArgument(argv: readonly string[], folder: string): string | null {
  const named = argv.find((argument) => argument.endsWith('.skyloom') && !argument.startsWith('-'))
  if (named === undefined) return null
  const path = resolve(folder, named)
  return existsSync(path) ? path : null
}
