import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../../main/cli/run.ts'

/** Exit status and standard output of `skyloom test` on a design whose one test expects this. */
async function skyloomTest(expected: object, ...options: string[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'skyloom-')), 'design.skyloom')
  const design = {
    format: 'skyloom/design',
    version: 1,
    name: 'one part',
    workloads: [{ id: 'w', source: 'users', rps: 10 }],
    nodes: [
      { id: 'users', service: 'generic.client' },
      { id: 'a', service: 'generic.service' },
    ],
    edges: [{ id: 'e', source: 'users', target: 'a' }],
    tests: [{ name: 'the part goes', when: { fail: ['a'] }, expect: expected }],
  }
  writeFileSync(file, JSON.stringify(design))
  const lines: string[] = []
  const status = await run(['test', file, ...options], { print: (text) => lines.push(text), complain: () => {} })
  return { status, text: lines.join('\n') }
}

describe('skyloom test', () => {
  it('ends with 0 when the tests hold and 1 when one does not', async () => {
    expect(await skyloomTest({ served: 0 })).toMatchObject({ status: 0, text: expect.stringContaining('passed') })
    const failed = await skyloomTest({ served: 0.5 })
    expect(failed.status).toBe(1)
    expect(failed.text).toContain('requests served 0 %, expected ≥ 50 % with a down')
  })

  it('prints one JSON object for a file', async () => {
    const { text } = await skyloomTest({ served: 0.5 }, '--json')
    expect(JSON.parse(text)).toMatchObject({
      passed: false,
      tests: [{ name: 'the part goes', checks: [{ what: 'served', expected: 0.5, actual: 0, down: ['a'] }] }],
    })
  })

  it('ends with 2 for a file that cannot be read', async () => {
    expect(await run(['test', '/nowhere.skyloom'], { print: () => {}, complain: () => {} })).toBe(2)
  })
})
