/**
 * What the window asks of the program around it: files, recent files, menu commands, its close button. `desktop.ts` answers through
 * Electron's bridge, `browser.ts` through the web platform; nothing else in the window knows which one is there.
 */
export interface Host {
  readonly kind: 'desktop' | 'browser'
  /** Lets the learner choose a design file; `null` when they cancel. */
  open(): Promise<Asked<OpenedFile>>
  /** Lets the learner choose a price file. */
  openPrices(): Promise<Asked<{ readonly name: string; readonly text: string }>>
  /** Lets the learner choose a folder; its SVG and PNG files, bytes in base 64. */
  openIcons(): Promise<Asked<readonly Picture[]>>
  /** Reads a file again by the key of a `FileRef`: a recent file, one named on the command line. */
  openKey(key: string): Promise<Asked<OpenedFile>>
  /** The same without asking anybody, as at the start; `null` when it is gone or may not be read. */
  reopen(key: string): Promise<OpenedFile | null>
  /** Lets the learner say where a recent file has gone. */
  locate(missing: FileRef): Promise<Asked<OpenedFile>>
  /** The text of a recent file, for its picture; it does not count as opened. */
  peek(key: string): Promise<string | null>
  /** Whether another program has changed the file since it was last read or written here. */
  changedSince(file: FileRef): Promise<boolean>
  /** Writes over the file the design came from. */
  save(file: FileRef, text: string): Promise<Asked<FileRef>>
  /** Lets the learner choose where, beginning beside the file that it is a copy of; the proposal carries the extension. */
  saveAs(text: string, proposedName: string, beside: FileRef | null): Promise<Asked<FileRef>>
  /** An exported picture or text. */
  saveBytes(name: string, mime: string, bytes: Uint8Array | string): Promise<Asked<{ readonly name: string }>>
  /** Prints a page that needs nothing else. */
  print(html: string): Promise<Asked<null>>
  /** Such a page as the pages of a PDF; `null` where printing is the way to one. */
  readonly pdfOf: ((html: string) => Promise<Asked<Uint8Array>>) | null
  /** Keeps unsaved work where a crash cannot reach it; never in the learner's own folders. */
  keepDraft(draft: Draft): Promise<void>
  /** What earlier windows left behind unsaved, the latest first. */
  drafts(): Promise<readonly Draft[]>
  dropDraft(id: string): Promise<void>
  /** Keeps a copy of a design as it is now, beside the drafts. */
  keepSnapshot(snapshot: Snapshot): Promise<void>
  /** Those of an open design and of its file, the latest first. */
  snapshots(document: string, file: string | null): Promise<readonly SnapshotHead[]>
  snapshot(id: string): Promise<Snapshot | null>
  dropSnapshot(id: string): Promise<void>
  /** Newest first; empty where the host keeps none. */
  recents(): Promise<readonly RecentFile[]>
  forgetRecent(key: string): Promise<void>
  /** Menu commands, files opened from outside, the close button. @returns a function that stops listening. */
  onCommand(listener: (command: HostCommand) => void): () => void
  /** For the window's title, and so that closing asks first. */
  setDocument(name: string, unsaved: boolean): void
  /** Answers a `close` command: the window may go now. */
  confirmClose(): void
  appInfo(): Promise<AppInfo>
}

/** A picture of a folder that the learner chose. */
export interface Picture {
  /** Path within the folder, with slashes. */
  readonly name: string
  readonly base64: string
}

/** A file the host can write again. `key` is its path on the desktop and opaque in a browser. */
export interface FileRef {
  readonly name: string
  readonly key: string
}

/** A design with unsaved changes. */
export interface Draft {
  readonly id: string
  readonly name: string
  /** The file it belongs to, if any. */
  readonly file: FileRef | null
  readonly text: string
  /** Milliseconds since 1970. */
  readonly keptAt: number
}

/** What is listed of a copy of a design as it once was. */
export interface SnapshotHead {
  readonly id: string
  /** The open design that it was taken of. */
  readonly document: string
  /** The key of its file, if any. */
  readonly file: string | null
  readonly name: string
  /** Taken by the program and not by the learner. */
  readonly automatic: boolean
  /** Milliseconds since 1970. */
  readonly takenAt: number
}

export interface Snapshot extends SnapshotHead {
  readonly text: string
}

export interface OpenedFile {
  readonly file: FileRef
  readonly text: string
  /** The design was inside a picture or report, which is not to be saved over. */
  readonly embedded?: boolean
}

export interface RecentFile extends FileRef {
  /** Milliseconds since 1970. */
  readonly openedAt: number
  /** False when the file is no longer there. */
  readonly exists: boolean
}

/** What came of asking: an answer, a cancelled dialog, or a failure with a sentence for the learner. */
export type Asked<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }

export type HostCommand =
  /** A command of `state/commands.ts`, chosen in the menu. */
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'open'; readonly opened: OpenedFile }
  /** Another program has changed an open file. */
  | { readonly kind: 'changed'; readonly key: string }
  | { readonly kind: 'close' }

export interface AppInfo {
  readonly name: string
  readonly version: string
  readonly platform: 'mac' | 'windows' | 'linux' | 'browser'
}

export const FILE_EXTENSION = '.skyloom'
export const FILE_MIME = 'application/json'

/** A file name with the extension, for a design of this name. */
export function fileNameFor(designName: string): string {
  const safe = designName
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '')
  return `${safe || 'Untitled'}${FILE_EXTENSION}`
}
