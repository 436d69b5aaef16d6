import {
  type Design,
  type DesignNode,
  lockedParts,
  movingRefusal,
  reorderPart,
  reorderWire,
  settleInto,
} from '../../simulation/index.ts'
import { partsIn } from '../canvas/arranging/arranging.ts'
import { outermost } from '../canvas/derive.ts'
import { isGroup } from '../state/catalog.ts'
import type { Handlers } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { toast } from '../ui/Toast.tsx'

/** What moves the selection in the outline: into and out of groups, and past its neighbours. */
export const MOVING: Handlers = {
  'edit.move-in': moveIntoGroupBefore,
  'edit.move-out': moveOut,
  'edit.move-earlier': () => reorder(-1),
  'edit.move-later': () => reorder(1),
}

const ofGroup = ({ service }: DesignNode) => isGroup(service)
const selectedNodes = ({ nodes }: Design): readonly DesignNode[] => {
  const chosen = useView.getState().selection.nodes
  return nodes.filter(({ id }) => chosen.includes(id))
}

/** The selected parts that are moved as a whole: without what is inside another of them. */
export function partsToMove(): readonly string[] {
  const { design } = useDesign.getState()
  return outermost(design, useView.getState().selection.nodes)
}

/** Moves the selected parts into a group, or with `null` onto the sheet: one step. Says why where it cannot be. */
export function moveInto(group: string | null): void {
  const { design, apply } = useDesign.getState()
  const ids = partsToMove()
  const locked = lockedParts(design)
  const fast = ids.filter((id) => locked.has(id))
  const refusal =
    fast.length > 0 ? `${partsIn(design, fast)}: locked. Unlock to change that.` : movingRefusal(design, ids, group)
  if (refusal !== null) {
    toast(refusal)
    return
  }
  const target = design.nodes.find(({ id }) => id === group)
  apply(`Move ${partsIn(design, ids)} ${target ? `into ${target.name}` : 'out of its group'}`, (before) =>
    settleInto(before, ids, group, ofGroup),
  )
  useView.getState().keepInView(ids)
}

function moveIntoGroupBefore(): void {
  const { design } = useDesign.getState()
  const [first] = selectedNodes(design)
  if (!first) {
    toast('Select a part first.')
    return
  }
  const family = design.nodes.filter(({ parent }) => parent === first.parent)
  const group = family.slice(0, family.indexOf(first)).findLast(ofGroup)
  if (group) moveInto(group.id)
  else toast(`No group stands before ${first.name}. “Move into a group…” lists them all.`)
}

function moveOut(): void {
  const { design } = useDesign.getState()
  const [first] = selectedNodes(design)
  if (!first) {
    toast('Select a part first.')
    return
  }
  const holder = design.nodes.find(({ id }) => id === first.parent)
  if (holder) moveInto(holder.parent ?? null)
  else toast(`${first.name} is in no group.`)
}

function reorder(step: -1 | 1): void {
  const { design, apply } = useDesign.getState()
  const { nodes, edges } = useView.getState().selection
  const part = design.nodes.find(({ id }) => id === nodes[0])
  const wire = design.edges.find(({ id }) => id === edges[0])
  if (!part && !wire) {
    toast('Select a part first.')
    return
  }
  const called = design.nodes.find(({ id }) => id === wire?.target)
  const what = part ? part.name : `the wire to ${called?.name}`
  const when = step < 0 ? 'earlier' : 'later'
  const change = (before: Design) =>
    part ? reorderPart(before, part.id, step) : wire ? reorderWire(before, wire.id, step) : before
  if (change(design) === design)
    toast(`${part ? part.name : 'This wire'} is the ${step < 0 ? 'first' : 'last'} already.`)
  else apply(`Move ${what} ${when}`, change)
}
