import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Served, serve } from '../../../main/server/serve.ts'

const above = mkdtempSync(join(tmpdir(), 'skyloom-'))
const root = join(above, 'window')
mkdirSync(join(root, 'assets'), { recursive: true })
mkdirSync(`${root}-beside`)
writeFileSync(join(above, 'secret.txt'), 'secret')
writeFileSync(join(`${root}-beside`, 'secret.txt'), 'secret')
writeFileSync(join(root, 'index.html'), '<title>Skyloom</title>')
writeFileSync(join(root, 'assets', 'engine.js'), 'export {}')

let served: Served
beforeAll(async () => {
  served = await serve(root, 0)
})
afterAll(() => served.close())

interface Answer {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

/** Sends a path as it is: `fetch` would resolve its dots. */
function ask(path: string, { method = 'GET', host = '' } = {}): Promise<Answer> {
  const { port } = new URL(served.url)
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers: host === '' ? {} : { host } },
      (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () => {
          const body = Buffer.concat(pieces).toString()
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
        })
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

describe('the server', () => {
  it('gives the start page and the files of the window, each with its type', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, body: '<title>Skyloom</title>' })
    expect((await ask('/?design=1#top')).body).toBe('<title>Skyloom</title>')
    const script = await ask('/assets/engine.js')
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(script.headers['x-content-type-options']).toBe('nosniff')
  })

  it('lets a page load and run nothing but the window’s own files, and be framed by nobody', async () => {
    const policy = String((await ask('/')).headers['content-security-policy'])
    for (const rule of ["default-src 'self'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(rule)
    }
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/../window-beside/secret.txt',
    '/assets',
    '/none.js',
    '/%00',
    '/%E0%A4%A',
    '//etc/passwd',
  ])('answers %s with 404', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: 'Not found' })
  })

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '[::1]', '0.0.0.0'])(
    'refuses a request that names the host %s, as a page elsewhere would (DNS rebinding)',
    async (host) => {
      expect((await ask('/', { host })).status).toBe(403)
    },
  )

  it('answers to its own names', async () => {
    const { port } = new URL(served.url)
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, 'localhost'])
      expect((await ask('/', { host })).status).toBe(200)
  })

  it('takes nothing: only reading is allowed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect(await ask('/', { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
    }
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  })

  it('says so when the port is taken', async () => {
    await expect(serve(root, Number(new URL(served.url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
