import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
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

/** What a command writes and complains of. */
async function told(...args: readonly string[]) {
  const lines: string[] = []
  const complaints: string[] = []
  const output = {
    print: (line: string) => void lines.push(line),
    complain: (line: string) => void complaints.push(line),
  }
  const status = await run(['export', file, ...args], output)
  return { status, text: lines.join('\n'), complaints: complaints.join('\n') }
}

const sizeOf = (svg: string) => {
  const [, box = '', width = '', height = ''] = /viewBox="([^"]*)" width="([^"]*)" height="([^"]*)"/.exec(svg) ?? []
  const [, , inner = 0, innerHeight = 0] = box.split(' ').map(Number)
  return { width: Number(width), height: Number(height), inner, innerHeight }
}

describe('skyloom export of a picture', () => {
  it('has the border and the size that are asked for', async () => {
    const plain = sizeOf((await told('--to', 'svg')).text)
    const bare = sizeOf((await told('--to', 'svg', '--border', '0')).text)
    expect(plain.inner - bare.inner).toBe(48)
    const large = sizeOf((await told('--to', 'svg', '--scale', '2.5')).text)
    expect(large).toMatchObject({ inner: plain.inner, width: 2.5 * plain.inner, height: 2.5 * plain.innerHeight })
  })

  it('has a ground unless it is transparent, and the grid when that is asked for', async () => {
    const ground = /<rect x="[^"]*" y="[^"]*" width="[^"]*" height="[^"]*" fill="#f7f8fa"\/>/
    expect((await told('--to', 'svg')).text).toMatch(ground)
    expect((await told('--to', 'svg', '--transparent')).text).not.toMatch(ground)
    expect((await told('--to', 'svg')).text).not.toContain('stroke-dasharray="0 16"')
    expect((await told('--to', 'svg', '--grid')).text).toContain('stroke-dasharray="0 16"')
  })

  it('tells load, cost or downtime of the parts, in words', async () => {
    const template = join(import.meta.dirname, '../../../templates/patterns/aws-three-tier.skyloom')
    const drawn = async (...status: readonly string[]) => {
      const out = join(folder, 'status.svg')
      const output = { print: () => {}, complain: () => {} }
      expect(await run(['export', template, '--to', 'svg', '--out', out, ...status], output)).toBe(0)
      return readFileSync(out, 'utf8')
    }
    expect(await drawn()).not.toMatch(/\s(down|of bill)</)
    expect(await drawn('--status', 'availability')).toMatch(/min\sdown</)
    expect(await drawn('--status', 'cost')).toMatch(/\d\s?%? of bill</)
    expect(await drawn('--status', 'load')).toMatch(/>\d+\s%</)
  })

  it('says which values it takes', async () => {
    for (const [flag, value] of [
      ['--border', '-1'],
      ['--scale', '0'],
      ['--status', 'mood'],
    ] as const) {
      const { status, complaints } = await told('--to', 'svg', `${flag}=${value}`)
      expect(status).toBe(2)
      expect(complaints).toContain(flag)
    }
  })

  it('writes the results as a table', async () => {
    const rows = (await told('--to', 'results')).text.split('\n')
    expect(rows.map((row) => row.split(',').slice(0, 2).join())).toEqual([
      'kind,id',
      'design,',
      'workload,w',
      'part,users',
      'part,api',
      'part,store',
    ])
    expect(new Set(rows.map((row) => row.split(',').length))).toEqual(new Set([12]))
  })
})
