import { type Design, isHeap, type Outcome, whollyLaidOut } from '../../simulation/index.ts'
import { toastWhile } from '../ui/Toast.tsx'
import { writeMany } from '../ui/write.ts'
import { engine } from '../workers/client.ts'
import { layOut } from '../workers/layout.ts'

/**
 * Reads the text of a design file. A design that nobody has drawn yet, written by hand or by a program, is laid out; when that takes its
 * time, the window says so and offers to leave it out.
 *
 * @param options `quiet`: nobody waits for it
 */
export async function readDesign(text: string, options: { readonly quiet?: true } = {}): Promise<Outcome<Design>> {
  const read = await engine.parse(text)
  if (!read.ok || !isHeap(read.value)) return read
  const design = read.value
  const leaveOut = new AbortController()
  const spreading = spread(design, leaveOut.signal)
  if (!options.quiet) {
    const asItIs = { label: 'Open as it is', run: () => leaveOut.abort() }
    void toastWhile(spreading, `Laying out ${writeMany(design.nodes.length, 'part')}…`, asItIs)
  }
  // on a heap it can still be opened, and tidied up
  return { ok: true, value: await spreading.catch(() => design) }
}

async function spread(design: Design, signal: AbortSignal): Promise<Design> {
  const groups = new Set((await engine.catalog()).flatMap(({ id, isGroup }) => (isGroup ? [id] : [])))
  return whollyLaidOut(
    design,
    ({ service }) => groups.has(service),
    (graph) => layOut(graph, signal),
  )
}
