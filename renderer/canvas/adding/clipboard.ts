import { type Design, fragmentOf, type Json } from '../../../simulation/index.ts'
import { readChosen } from '../../platform/read.ts'
import { takePasted } from '../../state/pasted.ts'
import { readDesign } from '../../state/reading.ts'
import { engine } from '../../workers/client.ts'

/** Copied parts and notes as text, so that they can be pasted into another window or kept in a file: a small design. */
export function copyParts(design: Design, ids: readonly string[], notes: readonly Json[] = []): Promise<number> {
  const copied = copy(design, ids, notes)
  copying = copied.catch(() => {})
  return copied
}

/** What was copied is pasted even where the keys come faster than the clipboard. */
let copying: Promise<unknown> = Promise.resolve()

async function copy(design: Design, ids: readonly string[], notes: readonly Json[]): Promise<number> {
  const fragment = fragmentOf(design, ids)
  const count = fragment.nodes.length + notes.length
  if (count === 0) return 0
  const copied = { ...bare(design), ...fragment, annotations: notes }
  const text = await engine.exportAs('json', copied, { theme: 'light', transparent: false })
  kept = { text, isOnClipboard: await write(text) }
  return count
}

const write = async (text: string): Promise<boolean> =>
  navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  ) ?? false

/** What can be pasted: parts and notes, or a text that is none; `null` when there is nothing. */
export type Pasted = { readonly parts: Design } | { readonly text: string; readonly problem: string | null } | null

export async function readPasted(): Promise<Pasted> {
  const given = takePasted()
  await copying
  const onClipboard = given ?? (await navigator.clipboard?.readText().catch(() => '')) ?? ''
  const text = kept.isOnClipboard ? onClipboard || kept.text : kept.text
  if (text.trim() === '') return null
  const found = await readChosen(new Blob([unescaped(text)]))
  if (!found.embedded && !text.includes('"skyloom/design"')) return { text, problem: null }
  const read = await readDesign(found.text)
  if (!read.ok) return { text, problem: read.problems[0]?.message ?? '' }
  return { parts: read.value }
}

/** draw.io copies its XML as it would stand in an address. */
function unescaped(text: string): string {
  if (!text.startsWith('%3Cmx')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Where the clipboard can be neither written nor read, what this window copied last. */
let kept = { text: '', isOnClipboard: true }

function bare(design: Design): Design {
  return {
    ...design,
    name: 'Copied parts',
    description: '',
    targets: {},
    assumptions: {},
    workloads: [],
    steps: [],
    tests: [],
    annotations: [],
  }
}
