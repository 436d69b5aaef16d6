import { browserHost } from './browser.ts'
import type { Host } from './host.ts'

/** The host this window runs in. */
export const host: Host = browserHost()
