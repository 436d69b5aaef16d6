import {
  annotationsOf,
  type Design,
  fragmentOf,
  growToHold,
  moveAnnotations,
  moveParts,
  type Point,
  paste,
  putInto,
  splice,
} from '../../../simulation/index.ts'
import { isGroup, isQueue } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { endGuiding, guidedBox } from '../arranging/guiding.ts'
import { moveTogether, type Together, wordsFor } from '../arranging/moving.ts'
import { NOWHERE, useCanvas } from '../canvas-state.ts'
import type { Flow } from '../clicking.ts'
import { outermost, type PartNode as PartNodeType } from '../derive.ts'
import { isCalledOff } from '../gestures/calling-off.ts'
import { withNotes } from '../notes/adding-notes.ts'
import { refusalOf } from '../wires/joining.ts'
import { groupAt } from './placing.ts'

/** While parts are dragged, the group that would take them says so. */
export function dragOver(node: PartNodeType, dragged: readonly PartNodeType[], flow: Flow): void {
  const internal = flow.getInternalNode(node.id)
  if (!internal) return
  const { x, y } = internal.internals.positionAbsolute
  const middle = {
    x: x + (internal.measured.width ?? 0) / 2,
    y: y + (isGroup(node.data.node.service) ? 12 : (internal.measured.height ?? 0) / 2),
  }
  const { design } = useDesign.getState()
  const moving = new Set(dragged.map(({ id }) => id))
  const group = groupAt(design, middle, moving)
  useCanvas.getState().setDropInto(group !== null && group !== node.parentId ? group : null)
  const lone = dragged.length === 1 && !isGroup(node.data.node.service) && !isWired(design, node.id)
  const wire = lone ? wireAt(flow.flowToScreenPosition(middle)) : null
  useCanvas.getState().setDropOn(wire !== null && canSplice(wire, node.id) ? wire : null)
}

/** The end of a drag: one step, with the move and the change of group together. */
export function dropParts(dragged: readonly PartNodeType[], copies = false): void {
  if (isCalledOff()) return
  const { dropInto: into, dropOn: wire } = useCanvas.getState()
  useCanvas.getState().setDropInto(null)
  useCanvas.getState().setDropOn(null)
  useCanvas.setState({ carried: NOWHERE })
  const { design, apply } = useDesign.getState()
  const ids = outermost(
    design,
    dragged.map(({ id }) => id),
  )
  const [first] = dragged
  if (!first) return
  // In line with what is around it, which React Flow's own figures are not.
  const placed = dragged.map((node) => ({ ...node, position: placeOf(node) }))
  const moved = new Map(placed.filter(({ id }) => ids.includes(id)).map(({ id, position }) => [id, position]))
  endGuiding()
  const moving = { nodes: ids, notes: useView.getState().selection.notes }
  const by = shiftOf(placed[0] ?? first)
  if (copies) {
    copyTo(moving, by, into)
    return
  }
  const what = wordsFor(design, moving)
  const afterMove = moveAnnotations(moveParts(design, moved), moving.notes, by)
  const target = design.nodes.find(({ id }) => id === into)
  const where = wire !== null ? ' into a wire' : target ? ` into ${target.name}` : ''
  apply(`Move ${what}${where}`, () => {
    const placed = target ? putInto(afterMove, ids, target.id) : outOfGroup(afterMove, ids)
    const grown = growToHold(placed, first.id, (node) => isGroup(node.service))
    return wire === null ? grown : splice(grown, wire, first.id, isQueue)
  })
}

function placeOf({ id, position }: PartNodeType): Point {
  const box = guidedBox(id)
  return box ? { x: box.x, y: box.y } : position
}

/** How far it is from where the design has it. */
function shiftOf({ position, data }: PartNodeType): Point {
  return { x: position.x - data.node.position.x, y: position.y - data.node.position.y }
}

/** Notes of the selection go with the parts that are dragged. */
export function carryNotes(dragged: PartNodeType | undefined): void {
  if (dragged && useView.getState().selection.notes.length > 0) useCanvas.setState({ carried: shiftOf(dragged) })
}

/** What is dragged by a note: once it rests, parts that lie outside their group have left it. */
export function dropTogether(design: Design, moving: Together, by: Point): Design {
  return outOfGroup(moveTogether(design, moving, by), moving.nodes)
}

/** Parts that now lie outside the group that holds them are in the one that they lie in. */
function outOfGroup(design: Design, ids: readonly string[]): Design {
  const node = design.nodes.find(({ id }) => id === ids[0])
  const group = node?.parent === undefined ? null : groupOfMiddle(design, ids)
  return node?.parent === undefined || group === node.parent ? design : putInto(design, ids, group)
}

function groupOfMiddle(design: Design, ids: readonly string[]): string | null {
  const [id] = ids
  const node = design.nodes.find((other) => other.id === id)
  if (!node) return null
  let { x, y } = node.position
  let parent = node.parent
  while (parent !== undefined) {
    const holder = design.nodes.find((other) => other.id === parent)
    x += holder?.position.x ?? 0
    y += holder?.position.y ?? 0
    parent = holder?.parent
  }
  const group = isGroup(node.service)
  return groupAt(design, { x: x + (group ? (node.size?.width ?? 0) / 2 : 76), y: y + (group ? 12 : 31) }, new Set(ids))
}

/** With Alt, what is dropped is a copy; the parts and notes themselves stay. @param into missing: the group that the first one stands in */
export function copyTo({ nodes, notes }: Together, by: Point, into: string | null = null): void {
  const { design, apply } = useDesign.getState()
  const first = design.nodes.find(({ id }) => id === nodes[0])
  let added: Together = { nodes: [], notes: [] }
  apply(`Duplicate ${wordsFor(design, { nodes, notes })}`, (before) => {
    const pasted = paste(before, fragmentOf(before, nodes), by, into ?? first?.parent ?? null)
    const [copy] = pasted.ids
    const grown = copy === undefined ? pasted.design : growToHold(pasted.design, copy, (part) => isGroup(part.service))
    const noted = withNotes(
      grown,
      annotationsOf(before).filter(({ id }) => notes.includes(id)),
      by,
    )
    added = { nodes: pasted.ids, notes: noted.ids }
    return noted.design
  })
  useView.getState().select(added)
}

/** The wire that is drawn at a point of the window, under whatever lies on it. */
export function wireAt({ x, y }: Point): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const wire = element.closest('.react-flow__edge')
    if (wire instanceof SVGElement && wire.dataset.id !== undefined) return wire.dataset.id
  }
  return null
}

function isWired({ edges }: Design, id: string): boolean {
  return edges.some(({ source, target }) => source === id || target === id)
}

function canSplice(wire: string, id: string): boolean {
  const edge = useDesign.getState().design.edges.find((other) => other.id === wire)
  return edge !== undefined && refusalOf(edge.source, id) === null && refusalOf(id, edge.target) === null
}
