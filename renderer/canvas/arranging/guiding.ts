import type { NodeChange } from 'reactflow'
import { type Box, around as boxAround, contains, GRID, GROUP_HEADER } from '../../../simulation/index.ts'
import { useView } from '../../state/view.ts'
import { useCanvas } from '../canvas-state.ts'
import { boxesOf, type PartNode } from '../derive.ts'
import { type Axis, alignEdge, alignMoved, guidesOf, NO_GUIDES } from './guides.ts'

/** Px on the screen within which a part is drawn in line, and the most of them on the sheet when it is seen from afar. */
const NEAR = 6
const MOST = 10

type Change = NodeChange<PartNode>
type PositionChange = Extract<Change, { type: 'position' }>
type DimensionChange = Extract<Change, { type: 'dimensions' }>

/** Where what is dragged or resized stands once it is in line: what the end of the gesture has to go by. */
const guided = new Map<string, Box>()

/** Where a gesture has left a node, relative to its parent; `undefined` when it was not dragged or resized. */
export function guidedBox(id: string): Box | undefined {
  return guided.get(id)
}

/** What stands still during a gesture is looked at once, when it begins. */
let still: { readonly key: string; readonly sheet: Places; readonly others: readonly Box[] } | null = null

function stillDuring(moving: ReadonlySet<string>, nodes: readonly PartNode[], { view }: Looking) {
  const key = `${[...moving].join(' ')} ${view.x} ${view.y} ${view.width}`
  if (still?.key !== key) {
    const sheet = placesOf(nodes)
    still = { key, sheet, others: othersOf(nodes, sheet, moving, view) }
  }
  return still
}

/** The gesture is over. */
export function endGuiding(): void {
  guided.clear()
  still = null
  useCanvas.setState({ guides: NO_GUIDES })
}

export interface Looking {
  readonly zoom: number
  /** What is in view, on the sheet. */
  readonly view: Box
  /** Mod is held: parts go where the pointer goes. */
  readonly suspended: boolean
  /** Shift is held: parts go straight across or straight down. */
  readonly straight: boolean
}

/** React Flow's changes with what is dragged or resized drawn in line with what is around it. */
export function guide(changes: Change[], nodes: readonly PartNode[], looking: Looking): Change[] {
  const dragged = changes.filter(isDrag)
  if (dragged.length > 0) return guideDrag(changes, dragged, nodes, looking)
  const resized = changes.find(
    (change): change is DimensionChange => change.type === 'dimensions' && change.resizing === true,
  )
  return resized ? guideResize(changes, resized, nodes, looking) : changes
}

const isDrag = (change: Change): change is PositionChange =>
  change.type === 'position' && change.position !== undefined && change.dragging !== undefined

function guideDrag(
  all: Change[],
  asDragged: readonly PositionChange[],
  nodes: readonly PartNode[],
  looking: Looking,
): Change[] {
  const moving = new Set(asDragged.map(({ id }) => id))
  const { sheet, others } = stillDuring(moving, nodes, looking)
  const isOuter = ({ id }: PositionChange) => !sheet.holders(id).some((holder) => moving.has(holder))
  const straight = looking.straight ? straightMove(asDragged.filter(isOuter), nodes) : null
  const changes = straight ? all.map((change) => straight.of(change)) : all
  const dragged = changes.filter(isDrag)
  const outer = dragged.filter(isOuter)
  const whole = boxAround(
    outer.flatMap(({ id, position }) => {
      const box = sheet.boxes.get(id)
      const origin = sheet.origin(id)
      return box && position ? [{ ...box, x: position.x + origin.x, y: position.y + origin.y }] : []
    }),
  )
  const aligned =
    looking.suspended || !whole
      ? { dx: 0, dy: 0, guides: NO_GUIDES }
      : alignMoved(
          whole,
          // The group that it is over is not in line with it: it is around it.
          others.filter((box) => !contains(box, whole)),
          toleranceOf(looking),
        )
  const dx = straight?.axis === 'y' ? 0 : aligned.dx
  const dy = straight?.axis === 'x' ? 0 : aligned.dy
  const guides = {
    lines: aligned.guides.lines.filter(({ axis }) => straight === null || axis === straight.axis),
    gaps: aligned.guides.gaps.filter(({ axis }) => straight === null || axis === straight.axis),
  }
  useCanvas.setState({ guides })
  return changes.map((change) => {
    if (change.type !== 'position' || !change.position || !moving.has(change.id)) return change
    // What moves with its group stays where it is in it.
    const shifts = outer.some(({ id }) => id === change.id)
    const position = shifts ? { x: change.position.x + dx, y: change.position.y + dy } : change.position
    const size = sheet.boxes.get(change.id) ?? { width: 0, height: 0 }
    guided.set(change.id, { ...position, width: size.width, height: size.height })
    return { ...change, position }
  })
}

/** Along which axis the drag has gone furthest, and its changes without what they move across it. */
function straightMove(
  outer: readonly PositionChange[],
  nodes: readonly PartNode[],
): { readonly axis: Axis; of(change: Change): Change } {
  const ids = new Set(outer.map(({ id }) => id))
  const starts = new Map(nodes.filter(({ id }) => ids.has(id)).map(({ id, data }) => [id, data.node.position]))
  const [first] = outer
  const start = first && starts.get(first.id)
  const by = { x: (first?.position?.x ?? 0) - (start?.x ?? 0), y: (first?.position?.y ?? 0) - (start?.y ?? 0) }
  const axis = Math.abs(by.x) >= Math.abs(by.y) ? 'x' : 'y'
  const across = axis === 'x' ? 'y' : 'x'
  return {
    axis,
    of(change) {
      const from = isDrag(change) ? starts.get(change.id) : undefined
      if (!from || !isDrag(change) || !change.position) return change
      return { ...change, position: { ...change.position, [across]: from[across] } }
    },
  }
}

function guideResize(
  changes: Change[],
  resized: DimensionChange,
  nodes: readonly PartNode[],
  looking: Looking,
): Change[] {
  const { id, dimensions } = resized
  const sheet = placesOf(nodes)
  const before = sheet.boxes.get(id)
  if (!before || !dimensions) return changes
  const moved = changes.find((change): change is PositionChange => change.type === 'position' && change.id === id)
  const origin = sheet.origin(id)
  const at = moved?.position ?? { x: before.x - origin.x, y: before.y - origin.y }
  const raw = { x: at.x + origin.x, y: at.y + origin.y, ...dimensions }
  const others = othersOf(nodes, sheet, new Set([id]), looking.view)
  const edge = (value: number, axis: Axis) => {
    if (looking.suspended) return value
    const inLine = alignEdge(value, axis, others, toleranceOf(looking))
    const onGrid = origin[axis] + Math.round((value - origin[axis]) / GRID) * GRID
    return inLine ?? (useView.getState().snap ? onGrid : value)
  }
  const held = boxAround(nodes.flatMap((node) => (node.parentId === id ? (sheet.boxes.get(node.id) ?? []) : [])))
  // Only the edge that is pulled is moved, and no further than what the group holds.
  const [left, top] = [
    raw.x === before.x ? raw.x : upTo(edge(raw.x, 'x'), before.x, held?.x),
    raw.y === before.y ? raw.y : upTo(edge(raw.y, 'y'), before.y, held && held.y - GROUP_HEADER / 2),
  ]
  const pulls = (axis: Axis, end: number, old: number, start: number, oldStart: number) =>
    start !== oldStart || end === old ? end : edge(end, axis)
  const [right, bottom] = [before.x + before.width, before.y + before.height]
  const far = {
    x: pulls('x', raw.x + raw.width, right, raw.x, before.x),
    y: pulls('y', raw.y + raw.height, bottom, raw.y, before.y),
  }
  if (held && far.x < right) far.x = Math.max(far.x, Math.min(right, held.x + held.width))
  if (held && far.y < bottom) far.y = Math.max(far.y, Math.min(bottom, held.y + held.height))
  const box = { x: left, y: top, width: far.x - left, height: far.y - top }
  const position = { x: box.x - origin.x, y: box.y - origin.y }
  guided.set(id, { ...position, width: box.width, height: box.height })
  useCanvas.setState({ guides: looking.suspended ? NO_GUIDES : { ...guidesOf(box, others), gaps: [] } })
  const by = { x: box.x - raw.x, y: box.y - raw.y }
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]))
  return changes.map((change) => {
    if (change === resized) return { ...resized, dimensions: { width: box.width, height: box.height } }
    if (change.type !== 'position' || !change.position) return change
    if (change.id === id) return { ...change, position }
    // What the group holds stays where it is on the sheet.
    return parents.get(change.id) === id
      ? { ...change, position: { x: change.position.x - by.x, y: change.position.y - by.y } }
      : change
  })
}

/** Where an edge comes that is pulled inwards: no further than `limit`, unless it was further before. */
function upTo(value: number, before: number, limit: number | null | undefined): number {
  return limit == null ? value : Math.min(value, Math.max(before, limit))
}

function toleranceOf({ zoom }: Looking): number {
  return Math.min(MOST, NEAR / zoom)
}

interface Places {
  readonly boxes: ReadonlyMap<string, Box>
  /** Where the parent of a node is on the sheet. */
  origin(id: string): Pick<Box, 'x' | 'y'>
  /** The groups around a node. */
  holders(id: string): readonly string[]
}

function placesOf(nodes: readonly PartNode[]): Places {
  const boxes = boxesOf(nodes)
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]))
  return {
    boxes,
    origin: (id) => boxes.get(parents.get(id) ?? '') ?? { x: 0, y: 0 },
    holders(id) {
      const found: string[] = []
      for (let at = parents.get(id); at !== undefined; at = parents.get(at)) found.push(at)
      return found
    },
  }
}

/** What is in view and neither moves itself nor holds or is held by what moves. */
function othersOf(
  nodes: readonly PartNode[],
  { boxes, holders }: Places,
  moving: ReadonlySet<string>,
  view: Box,
): readonly Box[] {
  const around = new Set([...moving].flatMap(holders))
  return nodes.flatMap(({ id, hidden }) => {
    const box = boxes.get(id)
    if (!box || hidden || moving.has(id) || around.has(id)) return []
    const seen =
      box.x < view.x + view.width &&
      view.x < box.x + box.width &&
      box.y < view.y + view.height &&
      view.y < box.y + box.height
    return seen && !holders(id).some((holder) => moving.has(holder)) ? [box] : []
  })
}
