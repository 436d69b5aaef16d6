import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Asked, FileRef, OpenedFile } from '../bridge/contract.ts'
import { saveAtomically } from '../files/atomic-save.ts'
import { readFault, writeFault } from '../files/file-fault.ts'
import type { FileWatch } from '../files/file-watch.ts'
import type { PreviousVersions } from '../files/previous-versions.ts'
import { readDesign } from '../files/read-design.ts'
import type { Recents } from '../files/recents.ts'

const DESIGNS = { name: 'Skyloom designs', extensions: ['skyloom'] }

/**
 * Opening and saving with the system's dialogs. The window may only name files that the learner chose: in a dialog, from the list of
 * recent files, or by starting the program with them.
 */
export class DocumentFiles {
  readonly #recents: Recents
  readonly #previous: PreviousVersions
  readonly #watch: FileWatch
  readonly #granted = new Set<string>()

  constructor(recents: Recents, previous: PreviousVersions, watch: FileWatch) {
    this.#watch = watch
    this.#previous = previous
    this.#recents = recents
  }

  open(window: BrowserWindow): Promise<Asked<OpenedFile>> {
    return this.#choose(window, { title: 'Open design' })
  }

  /** Asks where a file has gone, beginning where it was. */
  locate(window: BrowserWindow, path: string): Promise<Asked<OpenedFile>> {
    return this.#choose(window, { title: `Where is ${basename(path)}?`, defaultPath: dirname(path) })
  }

  async #choose(
    window: BrowserWindow,
    asking: { readonly title: string; readonly defaultPath?: string },
  ): Promise<Asked<OpenedFile>> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      ...asking,
      properties: ['openFile'],
      filters: [
        DESIGNS,
        { name: 'Exported pictures, reports and draw.io files', extensions: ['svg', 'png', 'pdf', 'html', 'drawio'] },
        { name: 'All files', extensions: ['*'] },
      ],
    })
    const [path] = filePaths
    return canceled || path === undefined ? { kind: 'cancelled' } : this.read(path)
  }

  /** A price file: read once, and never written. */
  async openPrices(window: BrowserWindow): Promise<Asked<{ name: string; text: string }>> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: 'Import prices',
      properties: ['openFile'],
      filters: [
        { name: 'Price files', extensions: ['json'] },
        { name: 'All files', extensions: ['*'] },
      ],
    })
    const [path] = filePaths
    if (canceled || path === undefined) return { kind: 'cancelled' }
    try {
      return { kind: 'done', value: { name: basename(path), text: await readFile(path, 'utf8') } }
    } catch (error) {
      return { kind: 'failed', message: `${basename(path)} cannot be read. ${readFault(error)}` }
    }
  }

  /** Opens a file again that the learner chose before. */
  async openAgain(path: string): Promise<Asked<OpenedFile>> {
    return (await this.#mayUse(path)) ? this.read(path) : refused(path)
  }

  /** The text of a design that the learner chose before, for its picture; it does not count as opened. */
  async peek(path: string): Promise<string | null> {
    if (!(await this.#mayUse(path))) return null
    return readDesign(path).then(
      ({ text }) => text,
      () => null,
    )
  }

  /** Whether another program has changed a file since it was last read or written here. */
  changedSince(path: string): Promise<boolean> {
    return this.#watch.changed(path)
  }

  /** Opens a file that the learner named: in a dialog or on the command line. */
  async read(path: string): Promise<Asked<OpenedFile>> {
    try {
      const found = await readDesign(path)
      return { kind: 'done', value: { file: await this.#grant(path), ...found } }
    } catch (error) {
      return { kind: 'failed', message: `${basename(path)} cannot be opened. ${readFault(error)}` }
    }
  }

  async save(path: string, text: string): Promise<Asked<FileRef>> {
    return (await this.#mayUse(path)) ? this.#write(path, text) : refused(path)
  }

  /** @param beside the file that it is a copy of: its folder is proposed */
  async saveAs(
    window: BrowserWindow,
    text: string,
    proposedName: string,
    beside: string | null,
  ): Promise<Asked<FileRef>> {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: 'Save design',
      defaultPath: join(beside === null ? '' : dirname(beside), basename(proposedName)),
      filters: [DESIGNS],
    })
    if (canceled || !filePath) return { kind: 'cancelled' }
    return this.#write(extname(filePath) === '' ? `${filePath}.skyloom` : filePath, text)
  }

  async saveBytes(window: BrowserWindow, name: string, bytes: string | Uint8Array): Promise<Asked<{ name: string }>> {
    const extension = extname(name).slice(1)
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: 'Export',
      defaultPath: basename(name),
      ...(extension && { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] }),
    })
    if (canceled || !filePath) return { kind: 'cancelled' }
    try {
      await saveAtomically(filePath, bytes)
      return { kind: 'done', value: { name: basename(filePath) } }
    } catch (error) {
      return { kind: 'failed', message: `${basename(filePath)} was not written. ${writeFault(error)}` }
    }
  }

  async #write(path: string, text: string): Promise<Asked<FileRef>> {
    try {
      // a copy that cannot be kept must not keep the learner from saving
      await this.#previous.keep(path).catch(() => {})
      await saveAtomically(path, text)
      return { kind: 'done', value: await this.#grant(path) }
    } catch (error) {
      return {
        kind: 'failed',
        message: `${basename(path)} was not saved; the file on the disk is as it was. ${writeFault(error)}`,
      }
    }
  }

  async #grant(path: string): Promise<FileRef> {
    this.#granted.add(path)
    await this.#watch.know(path)
    app.addRecentDocument(path)
    // a list that cannot be kept must not fail the file that was
    await this.#recents.add(path, Date.now()).catch(() => {})
    return { name: basename(path), key: path }
  }

  async #mayUse(path: string): Promise<boolean> {
    return this.#granted.has(path) || (await this.#recents.list()).some(({ key }) => key === path)
  }
}

function refused(path: string): Asked<never> {
  return { kind: 'failed', message: `${basename(path)} was not chosen in this window. Open it from the File menu.` }
}
