import { randomUUID } from 'node:crypto'
import { BrowserWindow } from 'electron'
import type { Asked } from '../bridge/contract.ts'
import { PRINT_PAGES } from './protocol.ts'

/** Prints what the window hands over: each page is loaded into a hidden window of its own, which runs no scripts. */
export class Printer {
  readonly #pages = new Map<string, string>()

  /** The page at an address that this printer gave, while it is being printed. */
  page(id: string): string | undefined {
    return this.#pages.get(id)
  }

  /** Asks for a printer and its settings. */
  print(html: string): Promise<Asked<null>> {
    return this.#with(html, (window) => {
      return new Promise((resolve) => {
        window.webContents.print({ printBackground: true }, (printed, reason) => {
          if (printed) resolve({ kind: 'done', value: null })
          else
            resolve(
              /cancel/i.test(reason)
                ? { kind: 'cancelled' }
                : { kind: 'failed', message: `It was not printed: ${reason}.` },
            )
        })
      })
    })
  }

  /** A PDF of A4 pages. */
  toPdf(html: string): Promise<Asked<Uint8Array>> {
    return this.#with(html, async ({ webContents }) => {
      const pdf = await webContents.printToPDF({ printBackground: true, pageSize: 'A4', displayHeaderFooter: false })
      return { kind: 'done', value: new Uint8Array(pdf) }
    })
  }

  async #with<T>(html: string, use: (window: BrowserWindow) => Promise<Asked<T>>): Promise<Asked<T>> {
    const id = randomUUID()
    this.#pages.set(id, html)
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
    })
    try {
      await window.loadURL(`${PRINT_PAGES}${id}`)
      return await use(window)
    } catch (error) {
      return {
        kind: 'failed',
        message: `It was not printed: ${error instanceof Error ? error.message : String(error)}`,
      }
    } finally {
      window.destroy()
      this.#pages.delete(id)
    }
  }
}
