import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../main/build/chromium.ts'
import { CHROMIUM_FLAGS } from '../e2e/app.ts'
import { pageRuntime } from './page-runtime.ts'

/**
 * Stands in for Electron where its program file cannot be had: the BUILT main process runs unchanged in this Node process, the BUILT
 * preload script and window in Chromium. `app://` is answered over loopback HTTP, so that its headers are real. What is not the same as
 * in Electron: separate JavaScript worlds, the system's sandbox, native dialogs and menus, the `app://` origin, GPU.
 */

// Electron's own types describe far more than is stood in for here; the specs meet only what the main process uses.
// biome-ignore lint/suspicious/noExplicitAny: the stand-in is handed to code that is typed against Electron
type Loose = any

export interface DesktopApp {
  firstWindow(): Promise<Page>
  /** Runs a function with Electron's module, as Playwright's driver does; it may use its arguments only. */
  evaluate<R, A>(call: (electron: Loose, argument: A) => R, argument?: A): Promise<Awaited<R>>
  close(): Promise<void>
}

const EXPORTS = ['app', 'BrowserWindow', 'dialog', 'ipcMain', 'Menu', 'protocol', 'screen', 'session']
const modules = new Map<string, Loose>()
let launches = 0
let hooked = false

/** @param userData where the program keeps its settings */
export async function launch(root: string, userData: string, argv: readonly string[] = []): Promise<DesktopApp> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium was found; name it with CHROMIUM=/path/to/it.')
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
  const storage = join(userData, 'storage.json')
  const context = await browser.newContext({ viewport: null, ...(existsSync(storage) && { storageState: storage }) })
  const origins = new Origins(join(userData, 'ports.json'))
  const electron = standIn(root, userData, context, origins)
  const id = String(++launches)
  modules.set(id, electron)
  hookImports()
  const before = process.argv
  process.argv = [process.execPath, root, ...argv]
  await import(`${pathToFileURL(resolve(root, 'out/main/main.js')).href}?electron=${id}`)
  await electron.started
  process.argv = before
  return {
    async firstWindow() {
      while (electron.windows.length === 0) await new Promise((done) => setTimeout(done, 10))
      return electron.windows[0].ready
    },
    async evaluate<R, A>(call: (electron: Loose, argument: A) => R, argument?: A): Promise<Awaited<R>> {
      return await Promise.resolve(call(electron, argument as A))
    },
    async close() {
      // What the window keeps is Electron's in the folder of the program's settings, and there at the next start.
      if (browser.isConnected()) await context.storageState({ path: storage, indexedDB: true })
      await browser.close()
      origins.close()
      modules.delete(id)
    },
  }
}

/** `import 'electron'` inside a launched main process finds its stand-in; each launch is a fresh copy of the program. */
function hookImports(): void {
  if (hooked) return
  hooked = true
  Object.assign(globalThis, { electronStandIns: modules })
  registerHooks({
    resolve(specifier, from, next) {
      const id = new URL(from.parentURL ?? 'file:///').searchParams.get('electron')
      if (id === null) return next(specifier, from)
      if (specifier === 'electron')
        return { url: `stand-in:electron?electron=${id}`, format: 'module', shortCircuit: true }
      const found = next(specifier, from)
      return found.url.startsWith('file:') ? { ...found, url: `${found.url}?electron=${id}` } : found
    },
    load(url, from, next) {
      if (!url.startsWith('stand-in:')) return next(url, from)
      const id = new URL(url).searchParams.get('electron')
      const source = `const electron = globalThis.electronStandIns.get('${id}'); export const { ${EXPORTS.join(', ')} } = electron`
      return { format: 'module', shortCircuit: true, source }
    },
  })
}

/** Loopback servers that answer for custom schemes: at the next start the same ones, unless they are still there. */
class Origins {
  readonly #file: string
  readonly handlers = new Map<string, (request: Request) => Promise<Response> | Response>()
  readonly #servers = new Map<string, { readonly http: string; readonly server: Server }>()

  /** @param file where the ports are kept */
  constructor(file: string) {
    this.#file = file
  }

  async toHttp(url: string): Promise<string> {
    const { protocol, host, pathname } = new URL(url)
    const handler = this.handlers.get(protocol.slice(0, -1))
    if (!handler) return url
    const origin = `${protocol}//${host}`
    let known = this.#servers.get(origin)
    if (!known) {
      const server = createServer((request, response) => {
        Promise.resolve(handler(new Request(origin + (request.url ?? '/')))).then(async (answer) => {
          response.writeHead(answer.status, Object.fromEntries(answer.headers))
          response.end(new Uint8Array(await answer.arrayBuffer()))
        })
      })
      const ports = existsSync(this.#file) ? JSON.parse(readFileSync(this.#file, 'utf8')) : {}
      await new Promise<void>((listening) => {
        server.once('error', () => server.listen(0, '127.0.0.1'))
        server.once('listening', listening)
        server.listen(ports[origin] ?? 0, '127.0.0.1')
      })
      const address = server.address()
      known = { http: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, server }
      this.#servers.set(origin, known)
      writeFileSync(this.#file, JSON.stringify({ ...ports, [origin]: Number(new URL(known.http).port) }))
    }
    return known.http + pathname
  }

  fromHttp(url: string): string {
    for (const [origin, { http }] of this.#servers) if (url.startsWith(http)) return origin + url.slice(http.length)
    return url
  }

  close(): void {
    for (const { server } of this.#servers.values()) server.close()
  }
}

function standIn(root: string, userData: string, context: BrowserContext, origins: Origins): Loose {
  const windows: Loose[] = []
  const errorBoxes: string[] = []
  const answers = new Map<string, (event: Loose, ...args: unknown[]) => unknown>()
  const ipcMain = Object.assign(new EventEmitter(), {
    handle: (channel: string, answer: (event: Loose, ...args: unknown[]) => unknown) => answers.set(channel, answer),
  })
  let menu: Loose = null
  let start = () => {}
  const started = new Promise<void>((done) => {
    start = done
  })
  const app: Loose = Object.assign(new EventEmitter(), {
    isPackaged: false,
    getName: () => 'Skyloom',
    getVersion: () => JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')).version,
    getPath: () => userData,
    whenReady: async () => {},
    requestSingleInstanceLock: () => true,
    enableSandbox() {},
    addRecentDocument() {},
    quit: () => app.emit('before-quit'),
  })

  class BrowserWindow extends EventEmitter {
    readonly webContents: Loose
    readonly ready: Promise<Page>
    title = ''
    edited = false
    destroyed = false
    #bounds: { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number }
    #maximised = false
    readonly #hidden: boolean
    #opens: (details: Loose) => Loose = () => ({ action: 'allow' })
    #loading = ''
    constructor(options: Loose) {
      super()
      const preferences = options.webPreferences ?? {}
      if (preferences.nodeIntegration || preferences.contextIsolation === false || preferences.sandbox === false) {
        throw new Error('A window must be sandboxed, isolated and without Node.')
      }
      const { x, y } = options
      this.#bounds = { width: options.width ?? 800, height: options.height ?? 600, ...(x !== undefined && { x, y }) }
      this.#hidden = preferences.preload === undefined
      this.webContents = Object.assign(new EventEmitter(), {
        setWindowOpenHandler: (handler: (details: Loose) => Loose) => {
          this.#opens = handler
        },
        print: (_: Loose, told: (printed: boolean, reason: string) => void) => told(false, 'Print job canceled'),
        printToPDF: async (options: Loose) =>
          (await this.ready).pdf({ printBackground: options.printBackground, format: options.pageSize }),
        send: (channel: string, ...args: unknown[]) => {
          void this.ready.then((page) =>
            page.evaluate(([name, list]) => (window as Loose).__fromMain(name, list), [
              channel,
              structuredClone(args),
            ] as const),
          )
        },
      })
      this.ready = this.#openPage(preferences.preload)
      // a window without a preload script is one that nobody sees
      if (!this.#hidden) windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
    async #openPage(preload: string | undefined): Promise<Page> {
      const page = await context.newPage()
      page.on('popup', (opened) => {
        if (this.#opens({ url: opened.url() }).action === 'deny') void opened.close()
      })
      await page.route('**', (route) => {
        const request = route.request()
        const url = request.url()
        if (!request.isNavigationRequest() || url === this.#loading) return route.continue()
        let stopped = false
        const event = { url: origins.fromHttp(url), preventDefault: () => (stopped = true) }
        this.webContents.emit(request.frame() === page.mainFrame() ? 'will-navigate' : 'will-frame-navigate', event)
        // an answer without content leaves the page where it is
        return stopped ? route.fulfill({ status: 204 }) : route.continue()
      })
      if (preload === undefined) return page
      await page.setViewportSize(this.#bounds)
      await page.exposeBinding('__toMain', async ({ frame }, kind: string, channel: string, args: unknown[]) => {
        const event = {
          sender: this.webContents,
          senderFrame: { url: origins.fromHttp(frame.url()), parent: frame.parentFrame() },
        }
        if (kind === 'send') {
          ipcMain.emit(channel, event, ...args)
          return {}
        }
        const answer = answers.get(channel)
        if (!answer) return { error: `Error: No handler registered for '${channel}'` }
        try {
          return { value: structuredClone(await answer(event, ...args)) }
        } catch (error) {
          return { error: String(error) }
        }
      })
      await page.addInitScript(`(${pageRuntime.toString()})(${JSON.stringify(readFileSync(preload, 'utf8'))})`)
      page.on('close', () => {
        this.destroyed = true
        windows.splice(windows.indexOf(this), 1)
        this.emit('closed')
        app.emit('window-all-closed')
      })
      return page
    }
    async loadURL(url: string): Promise<void> {
      const page = await this.ready
      this.#loading = await origins.toHttp(url)
      await page.goto(this.#loading)
      this.emit('ready-to-show')
      if (!this.#hidden) start()
    }
    destroy(): void {
      void this.ready.then((page) => page.close())
    }
    close(): void {
      let stopped = false
      this.emit('close', { preventDefault: () => (stopped = true) })
      if (!stopped) void this.ready.then((page) => page.close())
    }
    setTitle(title: string): void {
      this.title = title
    }
    setDocumentEdited(edited: boolean): void {
      this.edited = edited
    }
    getNormalBounds() {
      return { x: 0, y: 0, ...this.#bounds }
    }
    setBounds(bounds: { readonly width: number; readonly height: number }): void {
      this.#bounds = bounds
    }
    isMaximized = () => this.#maximised
    isMinimized = () => false
    show(): void {}
    focus(): void {}
    restore(): void {}
    maximize(): void {
      this.#maximised = true
    }
    unmaximize(): void {
      this.#maximised = false
    }
    static getAllWindows = () => [...windows]
  }

  const build = (template: Loose[]): Loose => ({
    items: template.map((item) => ({
      ...item,
      submenu: Array.isArray(item.submenu) ? build(item.submenu) : undefined,
    })),
    getMenuItemById(id: string): Loose {
      for (const item of this.items) {
        const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
        if (found) return found
      }
      return null
    },
  })

  return {
    windows,
    errorBoxes,
    started,
    app,
    BrowserWindow,
    ipcMain,
    dialog: {
      showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
      showSaveDialog: async () => ({ canceled: true, filePath: '' }),
      showErrorBox: (title: string, content: string) => errorBoxes.push(`${title}: ${content}`),
    },
    Menu: {
      buildFromTemplate: build,
      setApplicationMenu: (next: Loose) => {
        menu = next
      },
      getApplicationMenu: () => menu,
    },
    protocol: {
      registerSchemesAsPrivileged() {},
      handle: (scheme: string, handler: (request: Request) => Promise<Response> | Response) =>
        origins.handlers.set(scheme, handler),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: { defaultSession: { setPermissionRequestHandler() {}, setPermissionCheckHandler() {} } },
  }
}
