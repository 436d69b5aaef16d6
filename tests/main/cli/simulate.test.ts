import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../../main/cli/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'skyloom-'))
const file = join(folder, 'design.skyloom')
writeFileSync(
  file,
  JSON.stringify({
    format: 'skyloom/design',
    version: 1,
    name: 'two parts',
    workloads: [{ id: 'w', source: 'users', rps: 50 }],
    nodes: [
      { id: 'users', service: 'generic.client' },
      { id: 'a', service: 'generic.service', config: { queueLimit: 4 } },
      { id: 'b', service: 'generic.service' },
    ],
    edges: [
      { id: 'e', source: 'users', target: 'a', retries: 1 },
      { id: 'f', source: 'a', target: 'b' },
    ],
  }),
)

async function skyloom(...words: string[]): Promise<string> {
  const lines: string[] = []
  const status = await run(words, { print: (text) => lines.push(text), complain: (text) => lines.push(text) })
  if (status !== 0) throw new Error(lines.join('\n'))
  return lines.join('\n')
}

const SHORT = ['--requests', '2000', '--replications', '3', '--seed', '5']

describe('skyloom simulate', () => {
  it('has the same bytes whatever the number of threads, which it does not tell', async () => {
    const one = await skyloom('simulate', file, ...SHORT, '--threads', '1', '--json')
    expect(await skyloom('simulate', file, ...SHORT, '--threads', '3', '--json')).toBe(one)
    expect(one).not.toContain('threads')
  })

  it('has them too when shards of it are merged, in any order', async () => {
    const whole = await skyloom('simulate', file, ...SHORT, '--threads', '1', '--json')
    const shards = [1, 2].map((at) => join(folder, `shard-${at}.json`))
    for (const [i, out] of shards.entries()) {
      await skyloom('simulate', file, ...SHORT, '--threads', '1', '--shard', `${i + 1}/2`, '--out', out)
    }
    expect(await skyloom('merge', ...shards.toReversed(), '--json')).toBe(whole)
  })

  it('warms up with a tenth of the requests unless told otherwise', async () => {
    const warmupOf = async (...words: string[]) =>
      JSON.parse(await skyloom('simulate', file, '--requests', '700', '--threads', '1', ...words, '--json')).run
    expect(await warmupOf()).toEqual({ requests: 700, warmup: 70, months: null, replications: 8, seed: 1 })
    expect(await warmupOf('--warmup', '5', '--replications', '1')).toMatchObject({ warmup: 5, replications: 1 })
  })
})
