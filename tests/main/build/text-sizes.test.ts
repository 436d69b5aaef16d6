import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { growing } from '../../../main/build/text-sizes.ts'

describe('sizes that grow with text', () => {
  it.each([
    ['232px', '14.5rem'],
    ['-6px', '-0.375rem'],
    ['7px 16px 0', '0.4375rem 1rem 0'],
    ['var(--h-header) 32px 1fr', 'var(--h-header) 2rem 1fr'],
    ['min(640px, calc(100vw - 32px))', 'min(40rem, calc(100vw - 2rem))'],
    ['results (max-width: 760px)', 'results (max-width: 47.5rem)'],
  ])('%s', (written, built) => {
    expect(growing(written)).toBe(built)
  })

  it.each(['1px solid', '-2px', '1.75rem', 'var(--w-44px)'])('leaves %s', (css) => {
    expect(growing(css)).toBe(css)
  })

  it('asks about the width of the window where text is counted, not with media queries, which know nothing of the page’s text', () => {
    const renderer = resolve(import.meta.dirname, '../../../renderer')
    const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
    expect(sheets.length).toBeGreaterThan(8)
    for (const sheet of sheets) {
      expect(readFileSync(join(renderer, sheet), 'utf8'), sheet).not.toMatch(/@media[^{]*(width|height)/)
    }
  })
})
