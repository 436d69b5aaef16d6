import { BrowserWindow, screen } from 'electron'
import type { JsonStore } from '../files/json-store.ts'
import { onScreen, type WindowState } from './window-state.ts'

/**
 * The program's window, where it stood when it was last closed; shown once there is something to see.
 *
 * @param preload path of the built preload script
 */
export async function createWindow(preload: string, places: JsonStore<WindowState>): Promise<BrowserWindow> {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const { maximised, ...bounds } = onScreen(await places.read(), screens)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Skyloom',
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  })
  if (maximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    void places.update(() => ({ ...window.getNormalBounds(), maximised: window.isMaximized() }))
  })
  return window
}
