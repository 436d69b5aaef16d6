import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { content } from './content.ts'

export interface Served {
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves the built window to this machine only. A request that names another host is refused, so that a page elsewhere cannot reach
 * it by pointing its own name here (DNS rebinding).
 *
 * @param root folder of the built window
 * @param port 0 takes any free one
 * @throws when the port is taken
 */
export async function serve(root: string, port: number): Promise<Served> {
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!OWN_HOST.test(request.headers.host ?? '')) {
    response.writeHead(403).end('This server answers only to this machine.')
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  // the raw path: parsing as an address would already resolve its dots
  const path = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
  const found = await content(root, path)
  response.writeHead(found.status, Object.fromEntries(found.headers))
  response.end(request.method === 'HEAD' ? undefined : new Uint8Array(await found.arrayBuffer()))
}
