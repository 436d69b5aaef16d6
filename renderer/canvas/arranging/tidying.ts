import {
  type Design,
  type DesignNode,
  descendants,
  type Layout,
  laidOut,
  lockedParts,
} from '../../../simulation/index.ts'
import { isGroup } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { toast, toastWhile } from '../../ui/Toast.tsx'
import { layOut } from '../../workers/layout.ts'
import { useCanvas } from '../canvas-state.ts'
import { outermost } from '../derive.ts'
import { partsIn } from './arranging.ts'

const ofGroup = (node: DesignNode) => isGroup(node.service)

/**
 * Lays out the selected parts, the inside of the one selected group, or everything; in one step. Locked parts, and groups that hold one, stay.
 *
 * @param shown called when everything has a new place, to bring it into view
 */
export async function tidyUp(shown: () => void): Promise<void> {
  const { design } = useDesign.getState()
  const layouts = layoutsOf(design, useView.getState().selection.nodes)
  if (layouts.length === 0) {
    toast('There is nothing to lay out: two parts or more that are not locked.')
    return
  }
  const next = await found(design, layouts)
  if (!next) return
  // What was drawn meanwhile is worth more than its layout.
  if (useDesign.getState().design !== design) {
    toast('The design has changed meanwhile. Lay it out again.')
    return
  }
  const ids = layouts.flatMap(({ roots }) => roots)
  const whole = layouts.some((layout) => layout.whole)
  glide()
  useDesign.getState().apply(`Tidy up ${whole ? 'everything' : partsIn(design, ids)}`, () => next)
  if (whole) shown()
}

let running: AbortController | null = null

/** @returns whether a layout was under way */
export function stopTidying(): boolean {
  if (!running) return false
  running.abort()
  return true
}

/** @returns `null` when it was stopped, by whoever asked for it or by another one, or cannot be found */
async function found(design: Design, layouts: readonly Layout[]): Promise<Design | null> {
  running?.abort()
  const own = new AbortController()
  running = own
  const parts = new Set(layouts.flatMap(({ roots, deep }) => [...roots, ...(deep ? descendants(design, roots) : [])]))
  const work = laidOut(design, layouts, ofGroup, (graph) => layOut(graph, own.signal))
  const text = `Laying out ${parts.size.toLocaleString('en-GB')} parts…`
  void toastWhile(work, text, { label: 'Stop', run: () => own.abort() })
  try {
    return await work
  } catch (error) {
    if (!own.signal.aborted) toast(`The parts cannot be laid out: ${error instanceof Error ? error.message : error}`)
    return null
  } finally {
    if (running === own) running = null
  }
}

interface Tidying extends Layout {
  /** Everything that is not locked. */
  readonly whole?: boolean
}

/** For each group whose parts are selected one layout; of a lone group its inside; without a selection the whole sheet. */
function layoutsOf(design: Design, selected: readonly string[]): readonly Tidying[] {
  const fixed = fixedParts(design)
  const free = outermost(design, selected).filter((id) => !fixed.has(id))
  const [lone] = free
  const node = free.length === 1 ? design.nodes.find(({ id }) => id === lone) : undefined
  if (node && ofGroup(node)) {
    return design.nodes.some(({ parent }) => parent === node.id) ? [{ roots: [node.id], deep: true }] : []
  }
  if (selected.length > 0) {
    const siblings = new Map<string | undefined, string[]>()
    for (const { id, parent } of design.nodes) {
      if (!free.includes(id)) continue
      const known = siblings.get(parent)
      if (known) known.push(id)
      else siblings.set(parent, [id])
    }
    return [...siblings.values()].filter((roots) => roots.length > 1).map((roots) => ({ roots, deep: false }))
  }
  const roots = design.nodes.filter(({ id, parent }) => parent === undefined && !fixed.has(id)).map(({ id }) => id)
  return roots.length > 0 ? [{ roots, deep: true, whole: true }] : []
}

/** What is locked, and the groups around it. */
function fixedParts(design: Design): ReadonlySet<string> {
  const locked = lockedParts(design)
  const holds = ({ id }: DesignNode) => [...descendants(design, [id])].some((held) => locked.has(held))
  return new Set(design.nodes.filter((node) => locked.has(node.id) || holds(node)).map(({ id }) => id))
}

/** A little longer than the slowest move (`--d-slow`). */
const GLIDE_MS = 400

/** Parts move to their places rather than jump there; the style sheet says how fast, and not at all where motion is unwelcome. */
function glide(): void {
  useCanvas.setState({ gliding: true })
  setTimeout(() => useCanvas.setState({ gliding: false }), GLIDE_MS)
}
