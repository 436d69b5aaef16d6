import { type Design, type Outcome, withPlaces } from '../../simulation/index.ts'
import { engine } from '../workers/client.ts'
import { layOut } from '../workers/layout.ts'

/** Reads the text of a design file. A design that nobody has drawn yet, written by hand or by a program, is laid out. */
export async function readDesign(text: string): Promise<Outcome<Design>> {
  const read = await engine.parse(text)
  // on a heap it can still be opened, and tidied up
  return read.ok ? { ok: true, value: await withPlaces(read.value, layOut).catch(() => read.value) } : read
}
