/**
 * Runs in the page before any of its scripts and gives the built preload script what Electron gives a sandboxed one: a `require` that
 * knows only `electron`, with `contextBridge` and `ipcRenderer`. It is sent to the page as text, so it refers to nothing outside itself.
 */
export function pageRuntime(preload: string): void {
  type Message = (...args: unknown[]) => void
  interface Channel {
    __toMain(kind: 'invoke' | 'send', channel: string, args: unknown[]): Promise<{ value?: unknown; error?: string }>
    __fromMain?(channel: string, args: unknown[]): void
  }
  const page = window as unknown as Channel
  const toMain = page.__toMain.bind(page)
  const listeners = new Map<string, Set<Message>>()
  Object.defineProperty(page, '__fromMain', {
    value: (channel: string, args: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
    },
  })

  /** What crosses the bridge is copied and frozen, as between Electron's two worlds. */
  const bridged = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        const result: unknown = value(...args.map(bridged))
        return result instanceof Promise ? result.then(bridged) : bridged(result)
      }
    }
    if (Array.isArray(value)) return value.map(bridged)
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bridged(inner)])))
    }
    return value === null || typeof value !== 'object' ? value : structuredClone(value)
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) =>
        Object.defineProperty(window, key, { value: bridged(api), enumerable: true }),
    },
    ipcRenderer: {
      async invoke(channel: string, ...args: unknown[]) {
        let copy: unknown[]
        try {
          copy = structuredClone(args)
        } catch {
          throw new Error('An object could not be cloned.')
        }
        const { value, error } = await toMain('invoke', channel, copy)
        if (error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${error}`)
        return value
      },
      send: (channel: string, ...args: unknown[]) => void toMain('send', channel, structuredClone(args)),
      on(channel: string, listener: Message) {
        const known = listeners.get(channel) ?? new Set()
        listeners.set(channel, known.add(listener))
      },
      removeListener: (channel: string, listener: Message) => void listeners.get(channel)?.delete(listener),
    },
  }
  const require = (id: string) => {
    if (id === 'electron') return electron
    throw new Error(`module not found: ${id}: a sandboxed preload script has Electron only`)
  }
  const module = { exports: {} }
  new Function('require', 'module', 'exports', preload)(require, module, module.exports)
}
