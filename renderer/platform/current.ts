import { browserHost } from './browser.ts'
import { desktopHost } from './desktop.ts'
import type { Host } from './host.ts'

/** The host this window runs in. */
export const host: Host = window.skyloom ? desktopHost(window.skyloom) : browserHost()
