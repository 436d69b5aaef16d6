import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** The window loads its own files and nothing else; React Flow places its nodes by inline styles, exported pictures bring their face as data. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * A file of the built window as a response, for Electron's `app://` and for `skyloom serve` alike.
 *
 * @param root folder of the built window
 * @param path of the address, percent-encoded; `/` is the start page
 * @returns 404 for what is not there or not inside the folder
 */
export async function content(root: string, path: string): Promise<Response> {
  const file = fileWithin(root, path)
  const body = file === null ? null : await readFile(file).catch(() => null)
  const headers = {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
  if (file === null || body === null) return new Response('Not found', { status: 404, headers })
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  return new Response(new Uint8Array(body), {
    headers: { ...headers, 'content-type': type, 'cache-control': 'no-cache' },
  })
}

function fileWithin(root: string, path: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  if (decoded.includes('\0')) return null
  const file = normalize(join(root, decoded === '/' ? 'index.html' : decoded))
  return file.startsWith(normalize(root) + sep) ? file : null
}
