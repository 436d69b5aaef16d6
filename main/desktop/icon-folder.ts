import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { Asked, Picture } from '../bridge/contract.ts'
import { readFault } from '../files/file-fault.ts'
import { iconFiles } from '../files/icon-files.ts'

/** Lets the learner choose a folder and reads the pictures in it; the window draws them and keeps what it uses. */
export async function openIcons(window: BrowserWindow): Promise<Asked<Picture[]>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Folder of icons',
    properties: ['openDirectory'],
  })
  const [folder] = filePaths
  if (canceled || folder === undefined) return { kind: 'cancelled' }
  try {
    const found = await iconFiles(folder)
    const value = await Promise.all(
      found.map(async ({ name, path }) => ({ name, base64: (await readFile(path)).toString('base64') })),
    )
    return { kind: 'done', value }
  } catch (error) {
    return { kind: 'failed', message: `${basename(folder)} cannot be read. ${readFault(error)}` }
  }
}
