import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const page = readFileSync('docs/verification.md', 'utf8')
const ENDINGS = ['', '.test.ts', '.test.tsx', '.ts']
const FOLDERS = ['', 'tests/', 'tests/simulation/', 'simulation/']

/** Whether a name of the page is that of a file or folder, in the short form that the page uses. */
function exists(name: string): boolean {
  return FOLDERS.some((folder) => ENDINGS.some((ending) => existsSync(`${folder}${name}${ending}`)))
}

describe('the page on verification', () => {
  it('names tests and sources that exist', () => {
    const named = [...page.matchAll(/`([a-z][\w./*-]*\/[\w./*-]*)`/g)].flatMap((match) => match[1] ?? [])
    expect(named.length).toBeGreaterThan(100)
    expect(named.filter((name) => !name.includes('*') && !exists(name))).toEqual([])
  })
})
