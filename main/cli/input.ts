import { readFileSync } from 'node:fs'
import { type Design, type Outcome, parseDesign } from '../../simulation/index.ts'
import { readFault } from '../files/file-fault.ts'
import { readDesign } from '../files/read-design.ts'
import type { Output } from './command.ts'

/** A design file, or what is wrong with it. `-` reads standard input. */
export async function readInput(path: string): Promise<Outcome<Design>> {
  try {
    return parseDesign(path === '-' ? readFileSync(0, 'utf8') : (await readDesign(path)).text)
  } catch (error) {
    return { ok: false, problems: [{ path: '', message: readFault(error) }] }
  }
}

/** The same for one file, with its problems on standard error. */
export async function readOrComplain(path: string, output: Output): Promise<Design | null> {
  const read = await readInput(path)
  if (read.ok) return read.value
  for (const problem of read.problems) output.complain(problemLine(path, problem))
  return null
}

export function problemLine(
  file: string,
  { path, message }: { readonly path: string; readonly message: string },
): string {
  return `${file}${path === '' ? '' : ` ${path}`}: ${message}`
}
