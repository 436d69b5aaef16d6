import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Journal } from '../../../main/files/journal.ts'
import { PreviousVersions } from '../../../main/files/previous-versions.ts'

const KILLS = 200
const SEED = 20_261_125
/** Kills go on side by side, each in a folder of its own. */
const AT_ONCE = 4
/** Milliseconds after the first edit. */
const LONGEST_RUN = 120

/** What all of them run, compiled once. */
const compiled = mkdtempSync(join(tmpdir(), 'skyloom-compiled-'))
const folders: string[] = [compiled]
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Park and Miller's generator: the same delays on every machine. */
function delays(seed: number): () => number {
  let state = seed % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return (state / 2_147_483_647) * LONGEST_RUN
  }
}

interface Told {
  readonly kept: number
  readonly saved: number
}

/** Runs the editing process and kills it; what it had told by then has happened. */
function killAfter(folder: string, start: number, delayMs: number): Promise<Told> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'editing-child.ts'), folder, String(start)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delayMs))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => {
      const last = (step: string) =>
        Math.max(0, ...[...out.matchAll(new RegExp(`^${step} (\\d+)$`, 'gm'))].map(([, edit]) => Number(edit)))
      resolve({ kept: last('kept'), saved: last('saved') })
    })
  })
}

/** The edit a text holds; throws for half a text. */
function editIn(text: string): number {
  const { edit, filling, end } = JSON.parse(text)
  expect(end).toBe(edit)
  expect(filling).toHaveLength(40_000)
  return edit
}

describe('a program that is killed while it edits and saves', () => {
  it(`loses no file and no edit that was kept, in ${KILLS} kills (seed ${SEED})`, { timeout: 180_000 }, async () => {
    const next = delays(SEED)
    const planned = Array.from({ length: AT_ONCE }, () => Array.from({ length: KILLS / AT_ONCE }, next))
    await Promise.all(
      planned.map(async (waits) => {
        const folder = mkdtempSync(join(tmpdir(), 'skyloom-kill-'))
        folders.push(folder)
        const file = join(folder, 'mine.skyloom')
        let saved = 0
        let kept = 0
        for (const wait of waits) {
          const told = await killAfter(folder, Math.max(saved, kept), wait)
          const where = `seed ${SEED}, killed ${wait.toFixed(1)} ms after the first edit, told ${JSON.stringify(told)}`
          saved = Math.max(saved, told.saved)
          // every draft is told before the next one begins: at most one edit, the one under way, is missing
          const [draft] = await new Journal(join(folder, 'data')).list()
          const recovered = draft ? editIn(draft.text) : 0
          expect(recovered, where).toBeGreaterThanOrEqual(Math.max(kept, told.kept))
          kept = recovered
          if (saved > 0 || existsSync(file)) {
            const onDisk = editIn(readFileSync(file, 'utf8'))
            expect(onDisk, where).toBeGreaterThanOrEqual(saved)
            saved = onDisk
          }
          const before = await new PreviousVersions(join(folder, 'data')).read(file)
          if (before !== null) expect(editIn(before), where).toBeLessThanOrEqual(saved)
        }
        expect(saved, 'the process got as far as saving').toBeGreaterThan(0)
      }),
    )
  })
})
