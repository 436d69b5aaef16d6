import type { DesktopApi } from '../../main/bridge/contract.ts'
import type { Host } from './host.ts'

declare global {
  interface Window {
    /** Put there by the preload script; absent in a plain browser. */
    readonly skyloom?: DesktopApi
  }
}

/** The host on the desktop: each question goes over Electron's bridge, whose contract is `main/bridge/contract.ts`. */
export function desktopHost(api: DesktopApi): Host {
  return {
    kind: 'desktop',
    open: () => api.open(),
    openPrices: () => api.openPrices(),
    openIcons: () => api.openIcons(),
    openKey: (path) => api.openPath(path),
    async reopen(path) {
      const asked = await api.openPath(path)
      return asked.kind === 'done' ? asked.value : null
    },
    locate: (missing) => api.locate(missing.key),
    peek: (path) => api.peek(path),
    changedSince: (file) => api.changedSince(file.key),
    save: (file, text) => api.save(file.key, text),
    saveAs: (text, proposedName, beside) => api.saveAs(text, proposedName, beside?.key ?? null),
    saveBytes: (name, mime, bytes) => api.saveBytes(name, mime, bytes),
    print: (html) => api.print(html),
    pdfOf: (html) => api.printToPdf(html),
    keepSnapshot: (snapshot) => api.keepSnapshot(snapshot),
    snapshots: (document, file) => api.snapshots(document, file),
    snapshot: (id) => api.snapshot(id),
    dropSnapshot: (id) => api.dropSnapshot(id),
    recents: () => api.recents(),
    keepDraft: (draft) => api.keepDraft(draft),
    drafts: () => api.drafts(),
    dropDraft: (id) => api.dropDraft(id),
    forgetRecent: (path) => api.forgetRecent(path),
    onCommand: (listener) => api.onCommand(listener),
    setDocument: (name, unsaved) => api.setDocument(name, unsaved),
    confirmClose: () => api.confirmClose(),
    appInfo: () => api.appInfo(),
  }
}
