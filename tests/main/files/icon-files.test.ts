import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { iconFiles } from '../../../main/files/icon-files.ts'

it('finds the pictures of a folder, in folders too, and nothing that is none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'icons-'))
  const outside = mkdtempSync(join(tmpdir(), 'outside-'))
  mkdirSync(join(folder, 'aws/deep/er/still/yes/no'), { recursive: true })
  for (const name of [
    'b.svg',
    'a.PNG',
    'notes.txt',
    'aws/ec2.svg',
    'aws/deep/er/still/yes.svg',
    'aws/deep/er/still/yes/no/far.svg',
  ])
    writeFileSync(join(folder, name), '<svg/>')
  writeFileSync(join(folder, 'huge.svg'), Buffer.alloc(600 * 1024))
  writeFileSync(join(outside, 'secret.svg'), '<svg/>')
  symlinkSync(join(outside, 'secret.svg'), join(folder, 'link.svg'))
  symlinkSync(outside, join(folder, 'linked'))
  const found = await iconFiles(folder)
  expect(found.map(({ name }) => name)).toEqual(['a.PNG', 'aws/deep/er/still/yes.svg', 'aws/ec2.svg', 'b.svg'])
  expect(found[0]?.path).toBe(join(folder, 'a.PNG'))
})
