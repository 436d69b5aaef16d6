import { type Design, fragmentOf } from '../../../simulation/index.ts'
import { readDesign } from '../../state/reading.ts'
import { engine } from '../../workers/client.ts'

/** Copied parts as text, so that they can be pasted into another window or kept in a file: a small design. */
export function copyParts(design: Design, ids: readonly string[]): Promise<number> {
  const copied = copy(design, ids)
  copying = copied.catch(() => {})
  return copied
}

/** What was copied is pasted even where the keys come faster than the clipboard. */
let copying: Promise<unknown> = Promise.resolve()

async function copy(design: Design, ids: readonly string[]): Promise<number> {
  const fragment = fragmentOf(design, ids)
  if (fragment.nodes.length === 0) return 0
  const text = await engine.exportAs('json', { ...bare(design), ...fragment }, { theme: 'light', transparent: false })
  kept = text
  await navigator.clipboard?.writeText(text).catch(() => {})
  return fragment.nodes.length
}

/** Parts on the clipboard; `null` when there are none. */
export async function copiedParts(): Promise<Pick<Design, 'nodes' | 'edges'> | null> {
  await copying
  const text = (await navigator.clipboard?.readText().catch(() => '')) || kept
  if (!text.includes('"skyloom/design"')) return null
  const read = await readDesign(text)
  return read.ok ? read.value : null
}

/** Where the clipboard may not be read, what this window copied last. */
let kept = ''

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
