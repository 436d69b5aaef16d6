import { app, protocol, session } from 'electron'
import { content } from '../server/content.ts'

const SCHEME = 'app'
/** Where the window's files live: an origin of its own, so that storage and workers behave as on the web. */
const ORIGIN = `${SCHEME}://skyloom`

/** The window's start page. While developing it comes from the live server; a packaged program never asks for one. */
export const START_PAGE = (app.isPackaged ? undefined : process.env.SKYLOOM_DEV_URL) ?? `${ORIGIN}/`

/** Before the app is ready. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Serves the built window and denies every permission: the program needs none.
 * @param root folder of the built window
 */
export function serveWindow(root: string): void {
  protocol.handle(SCHEME, (request) => {
    const { host, pathname } = new URL(request.url)
    return host === 'skyloom' ? content(root, pathname) : new Response('Not found', { status: 404 })
  })
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(permission === 'clipboard-sanitized-write' || permission === 'fullscreen')
  })
}
