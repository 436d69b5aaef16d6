import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PreviousVersions } from '../../../main/files/previous-versions.ts'

it('keeps a file of an older format for good, and of the present one only the last version', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'skyloom-'))
  const file = join(folder, 'mine.skyloom')
  const kept = new PreviousVersions(folder, 3)
  const old = '{ "format": "skyloom/design", "version": 1, "name": "Old" }'
  writeFileSync(file, old)
  await kept.keep(file)
  for (const name of ['New', 'Newer']) {
    writeFileSync(file, `{"format":"skyloom/design","version":3,"name":"${name}","nodes":[{"version":1}]}`)
    await kept.keep(file)
  }
  const originals = readdirSync(join(folder, 'older-formats'))
  expect(originals).toHaveLength(1)
  expect(readFileSync(join(folder, 'older-formats', originals[0] ?? ''), 'utf8')).toBe(old)
  expect(await kept.read(file)).toContain('Newer')
})
