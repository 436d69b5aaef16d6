import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../../main/cli/run.ts'

const pattern = (name: string) => join(import.meta.dirname, '../../../templates/patterns', `${name}.skyloom`)
const THREE_TIER = pattern('aws-three-tier')

async function skyloomCompare(...argv: string[]) {
  const out: string[] = []
  const complaints: string[] = []
  const status = await run(['compare', ...argv], {
    print: (text) => out.push(text),
    complain: (line) => complaints.push(line),
  })
  return { status, text: out.join('\n'), complaints: complaints.join('\n') }
}

describe('skyloom compare', () => {
  it('sets one file on the providers that are named beside the file as drawn', async () => {
    const { status, text } = await skyloomCompare(THREE_TIER, '--providers', 'aws,gcp')
    expect(status).toBe(0)
    expect(text.split('\n')[0]).toMatch(/^figure +as drawn +Google Cloud$/)
    expect(text).toMatch(/Training data +S3, \$\d+ +Cloud Storage, \$\d+/)
    expect(text).toMatch(/API: instance hours +\$\d+ +\$\d+/)
  })

  it('sets one file alone on all three', async () => {
    const { text } = await skyloomCompare(THREE_TIER)
    expect(text.split('\n')[0]).toMatch(/as drawn +Google Cloud +Azure$/)
  })

  it('tells files whose designs have the same name apart', async () => {
    const { status, text } = await skyloomCompare(THREE_TIER, pattern('gcp-three-tier'))
    expect(status).toBe(0)
    expect(text.split('\n')[0]).toMatch(/aws-three-tier +gcp-three-tier$/)
  })

  it('prints one JSON object', async () => {
    const { text } = await skyloomCompare(THREE_TIER, '--providers', 'azure', '--json')
    const answer = JSON.parse(text)
    expect(answer.designs.map(({ provider }: { provider: string | null }) => provider)).toEqual([null, 'azure'])
    expect(answer.designs[1].difference.monthlyUsd).toBeCloseTo(
      answer.designs[1].system.monthlyUsd - answer.designs[0].system.monthlyUsd,
      9,
    )
  })

  it('ends with 2 and says what is wrong', async () => {
    expect(await skyloomCompare(THREE_TIER, '--providers', 'gpc')).toMatchObject({
      status: 2,
      complaints: expect.stringContaining('Did you mean gcp?'),
    })
    expect(await skyloomCompare(THREE_TIER, '/nowhere.skyloom')).toMatchObject({
      status: 2,
      text: '',
      complaints: expect.stringContaining('/nowhere.skyloom'),
    })
  })
})
