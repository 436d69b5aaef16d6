import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readInput } from '../../../main/cli/input.ts'
import { run } from '../../../main/cli/run.ts'
import type { Design } from '../../../simulation/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'skyloom-'))
const file = join(folder, 'by-hand.skyloom')
writeFileSync(
  file,
  JSON.stringify({
    format: 'skyloom/design',
    version: 1,
    name: 'written by hand',
    workloads: [{ id: 'w', source: 'users', rps: 10 }],
    nodes: [
      { id: 'users', service: 'generic.client' },
      { id: 'api', service: 'generic.service' },
      { id: 'store', service: 'generic.service' },
    ],
    edges: [
      { id: 'e1', source: 'users', target: 'api' },
      { id: 'e2', source: 'api', target: 'store' },
    ],
  }),
)

/** The design in the file that was exported. */
async function exported(format: string): Promise<Design> {
  const out = join(folder, `exported.${format}`)
  const complaints: string[] = []
  const output = { print: () => {}, complain: (line: string) => complaints.push(line) }
  expect(await run(['export', file, '--to', format, '--out', out], output), complaints.join()).toBe(0)
  const read = await readInput(out)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

describe('skyloom export of a design without places', () => {
  it('draws its parts from the caller to the called', async () => {
    const { nodes } = await exported('svg')
    const [users = 0, api = 0, store = 0] = nodes.map(({ position }) => position.x)
    expect(api).toBeGreaterThan(users)
    expect(store).toBeGreaterThan(api)
  })

  it('writes the design itself as it was read', async () => {
    const { nodes } = await exported('json')
    expect(nodes.map(({ position }) => position)).toEqual(Array(3).fill({ x: 0, y: 0 }))
  })
})
