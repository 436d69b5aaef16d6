import { app, type Session } from 'electron'
import { START_PAGE } from './protocol.ts'

/** The clipboard, for copying and pasting parts, and the full screen; nothing else is ever asked for. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-read', 'clipboard-sanitized-write', 'fullscreen'])

/** Every page stays where it was opened, opens no other and embeds none. To be called before the first window is made. */
export function confinePages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Denies every permission but those that the window needs, and these to any other page. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(isAllowed(permission, contents.getURL())),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin))
}

function isAllowed(permission: string, from: string): boolean {
  // an origin has no slash at its end in every version
  return ALLOWED.has(permission) && `${from}/`.startsWith(START_PAGE)
}
