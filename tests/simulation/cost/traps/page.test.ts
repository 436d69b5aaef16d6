import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

describe('the page of traps', () => {
  const page = readFileSync(new URL('../../../../docs/bill-traps.md', import.meta.url), 'utf8')
  const own = ['aws', 'azure', 'gcp']
    .map((name) => readFileSync(new URL(`./${name}.test.ts`, import.meta.url), 'utf8'))
    .join('\n')
  const numbered = [
    ...Array.from({ length: 21 }, (_, i) => `AWS ${i + 1}`),
    ...Array.from({ length: 19 }, (_, i) => `Azure ${i + 1}`),
    ...Array.from({ length: 16 }, (_, i) => `GCP ${i + 1}`),
  ]

  it.each(numbered)('tells of %s a test or a limit', (name) => {
    const row = page.split('\n').find((line) => line.startsWith(`| ${name} |`))
    expect(row).toBeDefined()
    const isTested = own.includes(`it('${name}: `)
    expect(isTested || /limit|test\.ts/.test(row ?? ''), row).toBe(true)
  })
})
