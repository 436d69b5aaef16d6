import {
  absoluteBoxes,
  around,
  centre,
  type Design,
  fragmentOf,
  GRID,
  type Point,
  paste,
} from '../../../simulation/index.ts'
import { isGroup } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { toast } from '../../ui/Toast.tsx'
import { partsIn } from '../arranging/arranging.ts'
import type { Flow } from '../clicking.ts'
import { copiedParts, copyParts } from './clipboard.ts'
import { groupAt, snap } from './placing.ts'
import { pointerOnSheet } from './pointer.ts'

/** How far a copy lands from where it would hide what it is a copy of. */
const ASIDE = 2 * GRID

/** @returns how many parts were copied */
export async function copySelection(): Promise<number> {
  const { design } = useDesign.getState()
  const count = await copyParts(design, useView.getState().selection.nodes)
  if (count > 0) toast(count === 1 ? 'Copied one part.' : `Copied ${count} parts.`)
  return count
}

/** Copies of the selected parts, a little aside, in the same group. */
export function duplicate(): void {
  const { design } = useDesign.getState()
  const ids = useView.getState().selection.nodes
  const [first] = design.nodes.filter(({ id }) => ids.includes(id))
  if (!first) return
  const fragment = fragmentOf(design, ids)
  insert(`Duplicate ${partsIn(design, ids)}`, fragment, { x: ASIDE, y: ASIDE }, first.parent ?? null)
}

/** Where the last copies landed, and how many landed there before them: the next ones go a step further. */
let last = { place: '', times: 0 }

/** The copied parts: at the pointer when it is on the sheet, else in the selected group or a little aside. */
export async function pasteParts(flow: Flow): Promise<void> {
  const parts = await copiedParts()
  if (parts === null) {
    toast('There are no copied parts to paste.')
    return
  }
  const { design } = useDesign.getState()
  const pointer = pointerOnSheet()
  const hull = around([...absoluteBoxes(parts, ({ service }) => isGroup(service)).values()])
  const at = pointer && flow.screenToFlowPosition({ x: pointer.clientX, y: pointer.clientY })
  const [selected] = design.nodes.filter(({ id }) => id === useView.getState().selection.nodes[0])
  const into = at ? groupAt(design, at) : selected && isGroup(selected.service) ? selected.id : null
  const by = at && hull ? { x: snap(at.x - centre(hull).x), y: snap(at.y - centre(hull).y) } : { x: 0, y: 0 }
  const place = at ? `${by.x} ${by.y}` : 'aside'
  last = { place, times: place === last.place ? last.times + 1 : by.x === 0 && by.y === 0 ? 1 : 0 }
  const further = last.times * ASIDE
  insert('Paste', parts, { x: by.x + further, y: by.y + further }, into)
}

function insert(label: string, parts: Pick<Design, 'nodes' | 'edges'>, by: Point, into: string | null): void {
  let added: readonly string[] = []
  useDesign.getState().apply(label, (design) => {
    const result = paste(design, parts, by, into)
    added = result.ids
    return result.design
  })
  useView.getState().select({ nodes: added })
}
