import { app, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { z } from 'zod'
import { noticeChannel, questionChannel } from '../bridge/channels.ts'
import { type NoticeName, notices, type QuestionName, questions } from '../bridge/contract.ts'
import type { Journal } from '../files/journal.ts'
import type { Recents } from '../files/recents.ts'
import type { Snapshots } from '../files/snapshots.ts'
import type { DocumentFiles } from './document-files.ts'
import { openIcons } from './icon-folder.ts'
import type { Printer } from './printer.ts'
import { START_PAGE } from './protocol.ts'

type Answers = {
  readonly [K in QuestionName]: (
    window: BrowserWindow,
    ...args: z.infer<(typeof questions)[K]['args']>
  ) => Promise<z.infer<(typeof questions)[K]['answer']>>
}

/** Who answers. */
interface Services {
  readonly files: DocumentFiles
  readonly recents: Recents
  readonly journal: Journal
  readonly snapshots: Snapshots
  readonly printer: Printer
}

/** What happens on each notice of the window. */
export interface Notices {
  setDocument(name: string, unsaved: boolean): void
  confirmClose(): void
  ready(): void
}

/**
 * Answers the window's questions. Each message must come from its own page and fit its schema; what does not is refused, and the page
 * gets the error.
 */
export function answerWindow(
  window: () => BrowserWindow | null,
  { files, recents, journal, snapshots, printer }: Services,
  told: Notices,
): void {
  const answers: Answers = {
    open: (at) => files.open(at),
    openPrices: (at) => files.openPrices(at),
    openIcons: (at) => openIcons(at),
    locate: (at, path) => files.locate(at, path),
    openPath: (_, path) => files.openAgain(path),
    peek: (_, path) => files.peek(path),
    changedSince: (_, path) => files.changedSince(path),
    save: (_, path, text) => files.save(path, text),
    saveAs: (at, text, name, beside) => files.saveAs(at, text, name, beside),
    saveBytes: (at, name, _mime, bytes) => files.saveBytes(at, name, bytes),
    print: (_, html) => printer.print(html),
    printToPdf: (_, html) => printer.toPdf(html),
    recents: async () => [...(await recents.list())],
    keepDraft: (_, draft) => journal.keep(draft),
    drafts: async () => [...(await journal.list())],
    dropDraft: (_, id) => journal.drop(id),
    keepSnapshot: (_, taken) => snapshots.keep(taken),
    snapshots: async (_, document, file) => [...(await snapshots.list(document, file))],
    snapshot: (_, id) => snapshots.get(id),
    dropSnapshot: (_, id) => snapshots.drop(id),
    forgetRecent: (_, path) => recents.forget(path),
    appInfo: async () => ({ name: app.getName(), version: app.getVersion(), platform: platformName(process.platform) }),
  }
  for (const question of Object.keys(questions).filter(isQuestion)) {
    ipcMain.handle(questionChannel(question), async (event, ...raw: unknown[]) => {
      const at = window()
      if (!at || !isFrom(at, event)) throw new Error('Refused: not the window of this program.')
      return ask(question, answers, at, raw)
    })
  }
  for (const notice of Object.keys(notices).filter(isNotice)) {
    ipcMain.on(noticeChannel(notice), (event, ...raw: unknown[]) => {
      const at = window()
      if (at && isFrom(at, event)) tell(notice, told, raw)
    })
  }
}

async function ask(question: QuestionName, answers: Answers, window: BrowserWindow, raw: unknown[]): Promise<unknown> {
  const { args, answer } = questions[question]
  // the schema of a question gives the arguments of its answer; TypeScript cannot follow that through a union
  const call = answers[question] as (window: BrowserWindow, ...args: readonly unknown[]) => Promise<unknown>
  return answer.parse(await call(window, ...args.parse(raw)))
}

function tell(notice: NoticeName, told: Notices, raw: unknown[]): void {
  switch (notice) {
    case 'setDocument':
      told.setDocument(...notices.setDocument.parse(raw))
      break
    case 'confirmClose':
      told.confirmClose()
      break
    case 'ready':
      told.ready()
      break
    default:
      notice satisfies never
  }
}

/** Whether a message comes from the page in the window itself, not from a frame within it or another window. */
function isFrom({ webContents }: BrowserWindow, { sender, senderFrame }: IpcMainInvokeEvent | IpcMainEvent): boolean {
  if (sender !== webContents || !senderFrame || senderFrame.parent) return false
  return senderFrame.url.startsWith(START_PAGE)
}

function isQuestion(name: string): name is QuestionName {
  return Object.hasOwn(questions, name)
}

function isNotice(name: string): name is NoticeName {
  return Object.hasOwn(notices, name)
}

function platformName(platform: NodeJS.Platform): 'mac' | 'windows' | 'linux' {
  if (platform === 'darwin') return 'mac'
  return platform === 'win32' ? 'windows' : 'linux'
}
