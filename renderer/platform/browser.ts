import { browserDrafts } from './browser-drafts.ts'
import { printPage } from './browser-print.ts'
import { browserRecents } from './browser-recents.ts'
import { browserSnapshots } from './browser-snapshots.ts'
import type { AppInfo, Asked, FileRef, Host, OpenedFile, Picture } from './host.ts'
import { FILE_EXTENSION, FILE_MIME } from './host.ts'
import { readChosen } from './read.ts'

/**
 * The host in a plain browser: files through the File System Access API where there is one (then Save writes the same file again), else
 * an upload to open and a download to save. Recent files are those with a handle; using one again asks for permission.
 */
export function browserHost(page: Window & FilePickers = window): Host {
  const handles = new Map<string, WritableFile>()
  /** When each file was last changed as far as this window knows, in ms since 1970. */
  const modified = new Map<string, number>()
  const kept = browserRecents(isWritable)
  let unsaved = false

  page.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault()
  })

  async function remember(handle: WritableFile): Promise<FileRef> {
    const key = await kept.add(handle, Date.now())
    handles.set(key, handle)
    return { name: handle.name, key }
  }

  async function read(file: FileRef, handle: WritableFile): Promise<OpenedFile> {
    const content = await handle.getFile()
    modified.set(file.key, content.lastModified)
    return { file, ...(await readChosen(content)) }
  }

  async function note(key: string, handle: WritableFile, written: Promise<void>): Promise<void> {
    await written
    modified.set(key, (await handle.getFile()).lastModified)
  }

  const open = () =>
    asking(async () => {
      if (!page.showOpenFilePicker) return upload(page.document)
      const [handle] = await page.showOpenFilePicker({ types: [FILE_TYPE, CARRIER_TYPE] })
      if (!handle) return null
      return read(await remember(handle), handle)
    })

  return {
    kind: 'browser',

    open,
    locate: open,

    openPrices: () =>
      asking(async () => {
        const file = await choose(page.document, '.json,application/json')
        return file && { name: file.name, text: await file.text() }
      }),

    openIcons: () =>
      asking(async () => {
        const files = await chooseFolder(page.document)
        return files && Promise.all(files.filter(isPicture).map(readPicture))
      }),

    openKey: (key) =>
      asking(async () => {
        const handle = handles.get(key)
        if (!handle) throw new Error('This file is not open any more. Choose it again.')
        if ((await handle.requestPermission?.({ mode: 'readwrite' })) === 'denied') return null
        if (await isGone(handle)) throw new Error(`${handle.name} is not where it was.`)
        return read(await remember(handle), handle)
      }),

    async reopen(key) {
      const handle = handles.get(key) ?? (await kept.list()).find((file) => file.key === key)?.handle
      if ((await handle?.queryPermission?.({ mode: 'readwrite' })) !== 'granted' || !handle) return null
      handles.set(key, handle)
      // it may be gone, which only reading it tells
      return read({ name: handle.name, key }, handle).catch(() => null)
    },

    // without permission there is no picture: a list must not ask
    async peek(key) {
      const handle = handles.get(key)
      if ((await handle?.queryPermission?.({ mode: 'read' })) !== 'granted') return null
      return handle ? (await readChosen(await handle.getFile())).text : null
    },

    async changedSince({ key }) {
      const handle = handles.get(key)
      const known = modified.get(key)
      return handle !== undefined && known !== undefined && (await handle.getFile()).lastModified > known
    },

    save: (file, text) =>
      asking(async () => {
        const handle = handles.get(file.key)
        if (handle) await note(file.key, handle, write(handle, text))
        else download(page.document, file.name, FILE_MIME, text)
        return file
      }),

    saveAs: (text, proposedName, beside) =>
      asking(async () => {
        if (!page.showSaveFilePicker) {
          download(page.document, proposedName, FILE_MIME, text)
          return { name: proposedName, key: `download-${proposedName}` }
        }
        const startIn = beside ? handles.get(beside.key) : undefined
        const handle = await page.showSaveFilePicker({
          suggestedName: proposedName,
          types: [FILE_TYPE],
          ...(startIn && { startIn }),
        })
        const file = await remember(handle)
        await note(file.key, handle, write(handle, text))
        return file
      }),

    saveBytes: (name, mime, bytes) =>
      asking(async () => {
        download(page.document, name, mime, bytes)
        return { name }
      }),

    print: (html) => printPage(html, page.document),
    pdfOf: null,

    ...browserDrafts(),
    ...browserSnapshots(),
    async recents() {
      const all = await kept.list()
      for (const { key, handle } of all) if (!handles.has(key)) handles.set(key, handle)
      return Promise.all(
        all.map(async ({ key, name, openedAt, handle }) => ({ key, name, openedAt, exists: !(await isGone(handle)) })),
      )
    },
    forgetRecent: (key) => kept.forget(key),
    onCommand: () => () => {},

    setDocument(name, isUnsaved) {
      unsaved = isUnsaved
      page.document.title = `${isUnsaved ? '• ' : ''}${name} – Skyloom`
    },

    confirmClose() {
      unsaved = false
      page.close()
    },

    appInfo: async (): Promise<AppInfo> => ({ name: 'Skyloom', version: '', platform: 'browser' }),
  }
}

/** Exports that carry their design, and drawings. */
const CARRIERS = {
  'image/svg+xml': ['.svg'],
  'image/png': ['.png'],
  'application/pdf': ['.pdf'],
  'text/html': ['.html'],
  'application/vnd.jgraph.mxfile': ['.drawio'],
}
const FILE_TYPE = { description: 'Skyloom design', accept: { [FILE_MIME]: [FILE_EXTENSION] } }

const CARRIER_TYPE: FileType = { description: 'Exported picture, report or draw.io file', accept: CARRIERS }

interface FileType {
  readonly description: string
  readonly accept: Readonly<Record<string, readonly string[]>>
}

/** What is used of the File System Access API, which the DOM types do not have. */
interface FilePickers {
  readonly showOpenFilePicker?: (options: { types: FileType[] }) => Promise<WritableFile[]>
  readonly showSaveFilePicker?: (options: {
    suggestedName: string
    types: FileType[]
    startIn?: WritableFile
  }) => Promise<WritableFile>
}

interface WritableFile {
  readonly name: string
  getFile(): Promise<File>
  isSameEntry?(other: { readonly name: string }): Promise<boolean>
  queryPermission?(asked: { readonly mode: 'read' | 'readwrite' }): Promise<string>
  requestPermission?(asked: { readonly mode: 'read' | 'readwrite' }): Promise<string>
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>
}

function isWritable(value: unknown): value is WritableFile {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'createWritable') === 'function'
}

/** Known only of a file that may be read without asking. */
async function isGone(handle: WritableFile): Promise<boolean> {
  if ((await handle.queryPermission?.({ mode: 'read' })) !== 'granted') return false
  return handle.getFile().then(
    () => false,
    (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError',
  )
}

async function asking<T>(ask: () => Promise<T | null>): Promise<Asked<T>> {
  try {
    const value = await ask()
    return value === null ? { kind: 'cancelled' } : { kind: 'done', value }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return { kind: 'cancelled' }
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

async function write(handle: WritableFile, text: string): Promise<void> {
  const writable = await handle.createWritable()
  await writable.write(text)
  await writable.close()
}

async function upload(document: Document): Promise<OpenedFile | null> {
  const file = await choose(document, [FILE_EXTENSION, FILE_MIME, ...Object.values(CARRIERS).flat()].join())
  return file && { file: { name: file.name, key: `upload-${file.name}` }, ...(await readChosen(file)) }
}

const LARGEST_PICTURE = 512 * 1024

function isPicture({ name, size }: File): boolean {
  return /\.(svg|png)$/i.test(name) && size <= LARGEST_PICTURE
}

async function readPicture(file: File): Promise<Picture> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return { name: file.webkitRelativePath || file.name, base64: btoa(binary) }
}

/** All files of a folder and the folders in it. */
function chooseFolder(document: Document): Promise<readonly File[] | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.webkitdirectory = true
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(null))
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.click()
  })
}

/** Lets the learner choose a file of these kinds. */
function choose(document: Document, accept: string): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(null))
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.click()
  })
}

function download(document: Document, name: string, mime: string, bytes: Uint8Array | string): void {
  const part = typeof bytes === 'string' ? bytes : new Uint8Array(bytes)
  const url = URL.createObjectURL(new Blob([part], { type: mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the address after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
