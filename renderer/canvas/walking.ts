import { absoluteBoxes } from '../../simulation/index.ts'
import { isGroup } from '../state/catalog.ts'
import type { Handlers } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { focusPart } from './focusing.ts'

/** From part to part with keys: by place on the sheet, and along the wires. */
export const WALKING: Handlers = {
  'walk.left': () => walk(-1, 0),
  'walk.right': () => walk(1, 0),
  'walk.up': () => walk(0, -1),
  'walk.down': () => walk(0, 1),
  'edit.select-upstream': () => selectAlong('source', 'target'),
  'edit.select-downstream': () => selectAlong('target', 'source'),
}

/** Selects the nearest part in a direction; the first one when nothing is selected. */
function walk(dx: number, dy: number): void {
  const { design } = useDesign.getState()
  const boxes: ReadonlyMap<string, { x: number; y: number; width: number; height: number }> = absoluteBoxes(
    design,
    (node) => isGroup(node.service),
  )
  const middle = (id: string) => {
    const box = boxes.get(id)
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null
  }
  const parts = design.nodes.filter((node) => !isGroup(node.service))
  const from = useView.getState().selection.nodes[0]
  const at = from === undefined ? null : middle(from)
  let best: { readonly id: string; readonly distance: number } | null = null
  for (const { id } of parts) {
    const to = middle(id)
    if (!to || id === from) continue
    const along = at === null ? 0 : (to.x - at.x) * dx + (to.y - at.y) * dy
    const aside = at === null ? 0 : Math.abs((to.x - at.x) * dy) + Math.abs((to.y - at.y) * dx)
    if (at !== null && along <= 0) continue
    const distance = at === null ? to.x + to.y : along + 2 * aside
    if (best === null || distance < best.distance) best = { id, distance }
  }
  if (!best) return
  useView.getState().select({ nodes: [best.id] })
  useView.getState().keepInView([best.id])
  focusPart(best.id)
}

/** The selected parts and all that wires lead to, from end to end. */
function selectAlong(to: 'source' | 'target', from: 'source' | 'target'): void {
  const { edges } = useDesign.getState().design
  const reached = new Set(useView.getState().selection.nodes)
  // What is added while the set is walked is walked, too.
  for (const id of reached) for (const edge of edges) if (edge[from] === id) reached.add(edge[to])
  useView.getState().select({ nodes: [...reached] })
}
