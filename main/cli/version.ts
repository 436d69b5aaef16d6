import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { programRoot } from '../files/program-root.ts'

/** As `package.json` has it. */
export function programVersion(): string {
  const file = z.object({ version: z.string() })
  return file.parse(JSON.parse(readFileSync(join(programRoot, 'package.json'), 'utf8'))).version
}
