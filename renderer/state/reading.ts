import { type Design, isHeap, type Outcome, whollyLaidOut } from '../../simulation/index.ts'
import { engine } from '../workers/client.ts'
import { layOut } from '../workers/layout.ts'

/** Reads the text of a design file. A design that nobody has drawn yet, written by hand or by a program, is laid out. */
export async function readDesign(text: string): Promise<Outcome<Design>> {
  const read = await engine.parse(text)
  if (!read.ok || !isHeap(read.value)) return read
  // on a heap it can still be opened, and tidied up
  return { ok: true, value: await spread(read.value).catch(() => read.value) }
}

async function spread(design: Design): Promise<Design> {
  const groups = new Set((await engine.catalog()).flatMap(({ id, isGroup }) => (isGroup ? [id] : [])))
  return whollyLaidOut(design, ({ service }) => groups.has(service), layOut)
}
