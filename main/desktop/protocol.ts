import { app, protocol } from 'electron'
import { content } from '../server/content.ts'

const SCHEME = 'app'
/** Where the window's files live: an origin of its own, so that storage and workers behave as on the web. */
const ORIGIN = `${SCHEME}://skyloom`

/** The window's start page. While developing it comes from the live server; a packaged program never asks for one. */
export const START_PAGE = (app.isPackaged ? undefined : process.env.SKYLOOM_DEV_URL) ?? `${ORIGIN}/`

/** Where pages stand while they are printed. */
export const PRINT_PAGES = `${ORIGIN}/print/`

/** Before the app is ready. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Serves the built window.
 *
 * @param root folder of the built window
 * @param printed the page under an id, while it is printed
 */
export function serveWindow(root: string, printed: (id: string) => string | undefined): void {
  protocol.handle(SCHEME, (request) => {
    const { host, pathname } = new URL(request.url)
    if (request.url.startsWith(PRINT_PAGES)) return printedPage(printed(request.url.slice(PRINT_PAGES.length)))
    return host === 'skyloom' ? content(root, pathname) : new Response('Not found', { status: 404 })
  })
}

/** It is a file that stands for itself: its own policy is in it, and nothing may be loaded or run beside. */
function printedPage(html: string | undefined): Response {
  if (html === undefined) return new Response('Not found', { status: 404 })
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:",
      'x-content-type-options': 'nosniff',
    },
  })
}
