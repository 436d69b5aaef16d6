import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../../main/cli/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'prices-'))

async function skyloom(...argv: readonly string[]) {
  const printed: string[] = []
  const complaints: string[] = []
  const status = await run(argv, { print: (text) => printed.push(text), complain: (line) => complaints.push(line) })
  return { status, text: printed.join('\n'), complaints }
}

function file(name: string, content: object): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

const head = { format: 'skyloom/prices', version: 1, asOf: '2026-11-20' }
const price = { service: 'aws.lambda', dimension: 'requests', region: 'us-east-1', priceUsd: 0.1 }
const design = file('design.skyloom', {
  format: 'skyloom/design',
  version: 1,
  name: 'one function',
  workloads: [{ id: 'w', source: 'users', rps: 10 }],
  nodes: [
    { id: 'users', service: 'generic.client' },
    { id: 'f', service: 'aws.lambda', config: { region: 'us-east-1' } },
  ],
  edges: [{ id: 'e', source: 'users', target: 'f' }],
})

describe('skyloom prices', () => {
  it('exports the shipped book as a file that differs from it in nothing', async () => {
    const out = join(folder, 'book.json')
    expect((await skyloom('prices', 'export', '--out', out)).status).toBe(0)
    expect(JSON.parse(readFileSync(out, 'utf8')).format).toBe('skyloom/prices')
    expect(await skyloom('prices', 'diff', 'shipped', out, '--json')).toMatchObject({ status: 0, text: '[]' })
  })

  it('tells what changed between two files', async () => {
    const before = file('before.json', { ...head, prices: [price] })
    const after = file('after.json', { ...head, prices: [{ ...price, priceUsd: 0.2 }] })
    const { text } = await skyloom('prices', 'diff', before, after, '--json')
    expect(JSON.parse(text)).toMatchObject([
      { kind: 'changed', what: 'aws.lambda requests', before: [0.1], after: [0.2] },
    ])
  })

  it.each([
    ['evaluate', []],
    ['evaluate', ['--cross-check']],
    ['simulate', ['--requests', '2000', '--replications', '2', '--threads', '1']],
  ])('%s %j makes its bill with the prices that are laid over the shipped book', async (command, more) => {
    const dear = file('dear.json', { ...head, prices: [{ ...price, priceUsd: 100 }] })
    const requests = async (...prices: readonly string[]) => {
      const { status, text } = await skyloom(command, design, '--json', ...more, ...prices)
      expect(status).toBe(0)
      const { lines } = JSON.parse(text).bill
      return lines.find(({ dimension }: { dimension: string }) => dimension === 'requests')
    }
    expect(await requests()).toMatchObject({ unitPriceUsd: 0.2 })
    expect(await requests('--prices', dear)).toMatchObject({ unitPriceUsd: 100, confidence: 'user' })
  })

  it('merge does so too', async () => {
    const dear = file('dear.json', { ...head, prices: [{ ...price, priceUsd: 100 }] })
    const out = join(folder, 'shard.json')
    const run = ['--requests', '500', '--replications', '1', '--threads', '1', '--shard', '1/1', '--out', out]
    expect((await skyloom('simulate', design, ...run)).status).toBe(0)
    const { text } = await skyloom('merge', out, '--json', '--prices', dear)
    expect(JSON.parse(text).bill.lines).toContainEqual(expect.objectContaining({ unitPriceUsd: 100 }))
  })

  it('refuses a file with a mistake, with its place', async () => {
    const wrong = file('wrong.json', { ...head, prices: [{ ...price, region: 'mars' }] })
    const { status, text, complaints } = await skyloom('prices', 'check', wrong)
    expect([status, text]).toEqual([2, ''])
    expect(complaints).toEqual([expect.stringContaining(`${wrong} /prices/0/region: `)])
    expect((await skyloom('bill', design, '--prices', wrong)).status).toBe(2)
    expect((await skyloom('bill', design, '--prices', join(folder, 'none.json'))).status).toBe(2)
  })

  it('lays files over the shipped book for a bill and a report, the last one on top', async () => {
    const dear = file('dear.json', { ...head, prices: [price] })
    const cheap = file('cheap.json', { ...head, prices: [{ ...price, priceUsd: 0.01 }] })
    const requests = async (...prices: readonly string[]) => {
      const { text } = await skyloom('bill', design, '--json', '--prices', prices.join(','))
      const lines: readonly { dimension: string; unitPriceUsd: number }[] = JSON.parse(text).lines
      return lines.find(({ dimension }) => dimension === 'requests')?.unitPriceUsd
    }
    expect(await requests(dear)).toBe(0.1)
    expect(await requests(dear, cheap)).toBe(0.01)
    expect(await requests(cheap, dear)).toBe(0.1)
    const { text } = await skyloom('evaluate', design, '--json', '--prices', dear)
    expect(JSON.parse(text).bill.lines).toContainEqual(
      expect.objectContaining({ unitPriceUsd: 0.1, confidence: 'user' }),
    )
  })
})

describe('skyloom catalog --json', () => {
  it('has the fields of the contract', async () => {
    const { text } = await skyloom('catalog', '--json', '--provider', 'azure')
    const services: readonly { id: string; sla: unknown; prices: readonly object[]; counterparts: object }[] =
      JSON.parse(text)
    const vm = services.find(({ id }) => id === 'azure.virtual-machine')
    expect(vm?.prices).toContainEqual(
      expect.objectContaining({
        dimension: 'instance-hours',
        unit: 'hour',
        per: 1,
        priceUsd: 0.096,
        tiers: [{ upTo: null, priceUsd: 0.096 }],
        free: [],
        instanceType: 'Standard_D2s_v5',
        purchase: 'on-demand',
        region: 'eastus',
        confidence: 'quoted',
      }),
    )
    expect(Object.keys(vm?.sla ?? {})).toEqual(['availability', 'topology', 'source', 'asOf', 'confidence'])
    expect(Object.keys(vm?.counterparts ?? {})).toEqual(['aws', 'gcp', 'azure'])
  })
})
