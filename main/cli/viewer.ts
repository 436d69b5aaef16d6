import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { programRoot } from '../files/program-root.ts'

/** The program that makes an HTML report compute by itself: the built one; from source it is built when it is first needed. */
export async function viewerProgram(): Promise<string> {
  try {
    return await readFile(join(programRoot, 'out/renderer/viewer.js'), 'utf8')
  } catch {
    const { buildViewer } = await import('../build/viewer.ts')
    return buildViewer()
  }
}
