import { contextBridge, ipcRenderer } from 'electron'
import { COMMAND_CHANNEL, noticeChannel, questionChannel } from '../bridge/channels.ts'
import type { DesktopApi, DesktopCommand, NoticeName, QuestionName } from '../bridge/contract.ts'

/** The whole of what the window gets of Electron: these questions and notices, no more. */
const ask =
  (question: QuestionName) =>
  (...args: readonly unknown[]) =>
    ipcRenderer.invoke(questionChannel(question), ...args)

const tell = (notice: NoticeName, ...args: readonly unknown[]) => ipcRenderer.send(noticeChannel(notice), ...args)

const api: DesktopApi = {
  open: ask('open'),
  openPrices: ask('openPrices'),
  openIcons: ask('openIcons'),
  locate: ask('locate'),
  openPath: ask('openPath'),
  peek: ask('peek'),
  changedSince: ask('changedSince'),
  save: ask('save'),
  saveAs: ask('saveAs'),
  saveBytes: ask('saveBytes'),
  print: ask('print'),
  printToPdf: ask('printToPdf'),
  recents: ask('recents'),
  keepDraft: ask('keepDraft'),
  drafts: ask('drafts'),
  dropDraft: ask('dropDraft'),
  keepSnapshot: ask('keepSnapshot'),
  snapshots: ask('snapshots'),
  snapshot: ask('snapshot'),
  dropSnapshot: ask('dropSnapshot'),
  forgetRecent: ask('forgetRecent'),
  appInfo: ask('appInfo'),
  setDocument: (name, unsaved) => tell('setDocument', name, unsaved),
  confirmClose: () => tell('confirmClose'),
  onCommand(listener) {
    const deliver = (_: unknown, command: DesktopCommand) => listener(command)
    ipcRenderer.on(COMMAND_CHANNEL, deliver)
    tell('ready')
    return () => {
      ipcRenderer.removeListener(COMMAND_CHANNEL, deliver)
    }
  },
}

contextBridge.exposeInMainWorld('skyloom', api)
