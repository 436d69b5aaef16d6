import { z } from 'zod'

/**
 * What the window may ask of the desktop program, and what the program tells the window. The schemas check every message on arrival;
 * the window takes only the types.
 */

const fileRef = z.object({ name: z.string(), key: z.string() })
/** `embedded`: a picture or report that carries the design, not to be saved over. */
const opened = z.object({ file: fileRef, text: z.string(), embedded: z.boolean() })

function asked<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done'), value }),
    z.object({ kind: z.literal('cancelled') }),
    z.object({ kind: z.literal('failed'), message: z.string() }),
  ])
}

/** What became of something that the learner was asked for in a dialog of the system. */
export type Asked<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }

const path = z.string().min(1).max(4096)
const text = z.string().max(64 * 1024 * 1024)
const name = z.string().max(300)
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

const draftId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
/** Unsaved work for the journal. */
const draft = z.object({ id: draftId, name, file: fileRef.nullable(), text, keptAt: z.number() })

/** A copy of a design as it once was, without and with its text. */
const snapshotHead = z.object({
  id: draftId,
  document: draftId,
  file: path.nullable(),
  name,
  automatic: z.boolean(),
  takenAt: z.number(),
})
const snapshot = snapshotHead.extend({ text })

/** Pictures of a folder: their paths in it, and their bytes in base 64. */
const pictures = z.array(z.object({ name: z.string().min(1).max(1024), base64: z.base64().max(700_000) })).max(5000)

/** Questions: arguments and answer of each. */
export const questions = {
  open: { args: z.tuple([]), answer: asked(opened) },
  /** A price file. */
  openPrices: { args: z.tuple([]), answer: asked(z.object({ name, text })) },
  /** The SVG and PNG files of a folder. */
  openIcons: { args: z.tuple([]), answer: asked(pictures) },
  /** Asks where a file has gone that is no longer at this path. */
  locate: { args: z.tuple([path]), answer: asked(opened) },
  openPath: { args: z.tuple([path]), answer: asked(opened) },
  peek: { args: z.tuple([path]), answer: text.nullable() },
  changedSince: { args: z.tuple([path]), answer: z.boolean() },
  save: { args: z.tuple([path, text]), answer: asked(fileRef) },
  /** The last: the file that it is a copy of. */
  saveAs: { args: z.tuple([text, name, path.nullable()]), answer: asked(fileRef) },
  saveBytes: {
    args: z.tuple([name, z.string().max(100), z.union([text, bytes])]),
    answer: asked(z.object({ name: z.string() })),
  },
  print: { args: z.tuple([text]), answer: asked(z.null()) },
  printToPdf: { args: z.tuple([text]), answer: asked(bytes) },
  recents: {
    args: z.tuple([]),
    answer: z.array(z.object({ name: z.string(), key: z.string(), openedAt: z.number(), exists: z.boolean() })),
  },
  keepDraft: { args: z.tuple([draft]), answer: z.void() },
  drafts: { args: z.tuple([]), answer: z.array(draft) },
  dropDraft: { args: z.tuple([draftId]), answer: z.void() },
  keepSnapshot: { args: z.tuple([snapshot]), answer: z.void() },
  /** Those of an open design and of its file. */
  snapshots: { args: z.tuple([draftId, path.nullable()]), answer: z.array(snapshotHead) },
  snapshot: { args: z.tuple([draftId]), answer: snapshot.nullable() },
  dropSnapshot: { args: z.tuple([draftId]), answer: z.void() },
  forgetRecent: { args: z.tuple([path]), answer: z.void() },
  appInfo: {
    args: z.tuple([]),
    answer: z.object({
      name: z.string(),
      version: z.string(),
      platform: z.enum(['mac', 'windows', 'linux', 'browser']),
    }),
  },
} as const

/** Notices from the window that want no answer. */
export const notices = {
  setDocument: z.tuple([name, z.boolean()]),
  confirmClose: z.tuple([]),
  ready: z.tuple([]),
} as const

/** What the program tells the window. */
export const command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), command: z.string() }),
  z.object({ kind: z.literal('open'), opened }),
  /** Another program has changed a file that was opened here. */
  z.object({ kind: z.literal('changed'), key: path }),
  z.object({ kind: z.literal('close') }),
])

export type FileRef = z.infer<typeof fileRef>
export type OpenedFile = z.infer<typeof opened>
export type Picture = z.infer<typeof pictures>[number]
export type QuestionName = keyof typeof questions
export type NoticeName = keyof typeof notices
export type DesktopCommand = z.infer<typeof command>

type Questions = {
  readonly [K in QuestionName]: (
    ...args: z.infer<(typeof questions)[K]['args']>
  ) => Promise<z.infer<(typeof questions)[K]['answer']>>
}

/** What the preload script gives the window as `window.skyloom`. */
export interface DesktopApi extends Questions {
  setDocument(name: string, unsaved: boolean): void
  confirmClose(): void
  /** From now on commands arrive, those that waited first. @returns a function that stops listening */
  onCommand(listener: (command: DesktopCommand) => void): () => void
}
