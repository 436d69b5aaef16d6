import { type Edge, type Node, type NodeHandle, Position } from 'reactflow'
import {
  type Box,
  type Design,
  type DesignEdge,
  type DesignNode,
  descendants,
  GROUP_SIZE,
  lockedParts,
  NODE_SIZE,
  type Size,
} from '../../simulation/index.ts'

/** React Flow's own name for the sheet, part of the ids that it finds the ends of wires by. */
export const FLOW_ID = 'canvas-flow'

/** What React Flow carries for a part; everything drawn is read from the document and the report by its id. */
export type PartNode = Node<
  { readonly node: DesignNode; readonly locked: boolean; readonly folded: boolean },
  'part' | 'area'
>
export type WireEdge = Edge<{ readonly edge: DesignEdge }, 'wire'>

/**
 * React Flow's nodes for a design, none of them selected. Groups come before what they hold, as React Flow wants it, and lie below it.
 *
 * @param isGroup by service id
 */
export function nodesOf(
  design: Design,
  isGroup: (service: string) => boolean,
  folded: ReadonlySet<string>,
): PartNode[] {
  const inside: ReadonlySet<string> = descendants(design, folded)
  const locked = lockedParts(design)
  const depths = depthsOf(design)
  const depth = ({ id }: DesignNode) => depths.get(id) ?? 0
  const ordered = [...design.nodes].sort((a, b) => depth(a) - depth(b))
  return ordered.map((node) => {
    const group = isGroup(node.service)
    const whole = group ? (node.size ?? GROUP_SIZE) : NODE_SIZE
    const size = folded.has(node.id) ? { width: Math.min(whole.width, FOLDED.width), height: FOLDED.height } : whole
    return {
      id: node.id,
      type: group ? ('area' as const) : ('part' as const),
      position: node.position,
      width: size.width,
      height: size.height,
      // Known before they are drawn, so that React Flow need not measure them first.
      measured: { width: size.width, height: size.height },
      handles: group ? handlesOf(size, GROUP_SIDES) : PART_HANDLES,
      ...(node.parent !== undefined && { parentId: node.parent }),
      data: { node, locked: locked.has(node.id), folded: folded.has(node.id) },
      ...(locked.has(node.id) && { draggable: false }),
      selected: false,
      hidden: inside.has(node.id),
      zIndex: group ? depth(node) : 1000,
      ...(group && { dragHandle: '.group-header' }),
      ...(group && !folded.has(node.id) && { style: FLOOR }),
    }
  })
}

/**
 * The next nodes, each the very object that it was where nothing about it has changed: React Flow then leaves it alone. The same array when
 * nothing has changed at all.
 *
 * @param selected ids
 * @param labels what a screen reader says, by id
 */
export function keepUnchanged(
  before: PartNode[],
  next: readonly PartNode[],
  selected: readonly string[],
  labels: ReadonlyMap<string, string>,
): PartNode[] {
  const known = knownAs(before)
  const chosen = new Set(selected)
  return sameItems(
    before,
    next.map((node, i) => {
      const old = known(node.id, i)
      const ariaLabel = labels.get(node.id) ?? ''
      const isSelected = chosen.has(node.id)
      if (old && isSame(old, node) && old.selected === isSelected && old.ariaLabel === ariaLabel) return old
      return { ...node, selected: isSelected, ariaLabel }
    }),
  )
}

/** What was there by its id: mostly it stands where it stood in the list. */
function knownAs<T extends { readonly id: string }>(
  before: readonly T[],
): (id: string, index: number) => T | undefined {
  let byId: ReadonlyMap<string, T> | undefined
  return (id, index) => {
    const same = before[index]
    if (same?.id === id) return same
    byId ??= new Map(before.map((item) => [item.id, item]))
    return byId.get(id)
  }
}

function sameItems<T>(before: T[], next: T[]): T[] {
  return before.length === next.length && next.every((item, i) => item === before[i]) ? before : next
}

function isSame(old: PartNode, node: PartNode): boolean {
  return (
    old.data.node === node.data.node &&
    old.data.locked === node.data.locked &&
    old.data.folded === node.data.folded &&
    old.position.x === node.position.x &&
    old.position.y === node.position.y &&
    old.width === node.width &&
    old.height === node.height &&
    old.parentId === node.parentId &&
    old.hidden === node.hidden &&
    old.zIndex === node.zIndex &&
    old.dragging !== true
  )
}

/** Where nodes stand on the sheet, by id. */
export function boxesOf(nodes: readonly PartNode[]): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  // Groups come before what they hold.
  for (const { id, parentId, position, width, height } of nodes) {
    const holder = parentId === undefined ? undefined : boxes.get(parentId)
    boxes.set(id, {
      x: position.x + (holder?.x ?? 0),
      y: position.y + (holder?.y ?? 0),
      width: width ?? 0,
      height: height ?? 0,
    })
  }
  return boxes
}

/** What lies in a group lies on the sheet: boxes, pans and double clicks begin there, too. Its header and edges take the pointer. */
const FLOOR = { pointerEvents: 'none' } as const

/** Px of a grip. */
const GRIP = 9
const PART_SIDES = [Position.Top, Position.Right, Position.Bottom, Position.Left] as const
/** Only a folded group has wires. */
const GROUP_SIDES = [Position.Right] as const

function handlesOf({ width, height }: Size, sides: readonly Position[]): NodeHandle[] {
  return sides.map((side) => ({
    id: side,
    type: 'source',
    position: side,
    x: (side === Position.Left ? 0 : side === Position.Right ? width : width / 2) - GRIP / 2,
    y: (side === Position.Top ? 0 : side === Position.Bottom ? height : height / 2) - GRIP / 2,
    width: GRIP,
    height: GRIP,
  }))
}

const PART_HANDLES = handlesOf(NODE_SIZE, PART_SIDES)

/** Px of a folded group. */
const FOLDED = { width: 208, height: 40 } as const

/** The same for wires. */
export function keepUnchangedWires(
  before: WireEdge[],
  next: readonly WireEdge[],
  selected: readonly string[],
): WireEdge[] {
  const known = knownAs(before)
  const chosen = new Set(selected)
  return sameItems(
    before,
    next.map((edge, i) => {
      const old = known(edge.id, i)
      const isSelected = chosen.has(edge.id)
      if (old === edge && !isSelected) return old
      const same =
        old?.data?.edge === edge.data?.edge &&
        old?.source === edge.source &&
        old.target === edge.target &&
        old.selected === isSelected &&
        old.ariaLabel === edge.ariaLabel
      if (old && same) return old
      return isSelected ? { ...edge, selected: true } : edge
    }),
  )
}

/** The wires of a design, none of them selected. Those into a folded group end at it, those within it are not drawn. */
export function edgesOf(design: Design, folded: ReadonlySet<string>): WireEdge[] {
  const names = new Map<string, string>(design.nodes.map(({ id, name }) => [id, name]))
  const shownAs = shownEnds(design, folded)
  return design.edges
    .map((edge) =>
      drawnEdge(edge, {
        source: shownAs(edge.source),
        target: shownAs(edge.target),
        from: names.get(edge.source) ?? edge.source,
        to: names.get(edge.target) ?? edge.target,
      }),
    )
    .filter(({ source, target, data }) => source !== target || data?.edge.source === data?.edge.target)
}

/** Where a wire ends on the sheet, and the names of what it joins. */
interface Ends {
  readonly source: string
  readonly target: string
  readonly from: string
  readonly to: string
}

const DRAWN = new WeakMap<DesignEdge, { readonly ends: Ends; readonly drawn: WireEdge }>()

/** The same object as long as a wire and its ends are the same. */
function drawnEdge(edge: DesignEdge, ends: Ends): WireEdge {
  const known = DRAWN.get(edge)
  if (known && isSameEnds(known.ends, ends)) return known.drawn
  const drawn: WireEdge = {
    id: edge.id,
    type: 'wire',
    source: ends.source,
    target: ends.target,
    data: { edge },
    ariaLabel: `Wire: ${ends.from} ${VERBS[edge.kind]} ${ends.to}`,
    selected: false,
    zIndex: 500,
  }
  DRAWN.set(edge, { ends, drawn })
  return drawn
}

function isSameEnds(a: Ends, b: Ends): boolean {
  return a.source === b.source && a.target === b.target && a.from === b.from && a.to === b.to
}

/** The outermost folded group around a part, else the part. */
function shownEnds({ nodes }: Design, folded: ReadonlySet<string>): (id: string) => string {
  if (folded.size === 0) return (id) => id
  const parents = new Map<string, string | undefined>(nodes.map(({ id, parent }) => [id, parent]))
  return (id) => {
    let shown = id
    for (let at = parents.get(id), steps = 0; at !== undefined && steps < nodes.length; at = parents.get(at), steps++) {
      if (folded.has(at)) shown = at
    }
    return shown
  }
}

const VERBS = { request: 'calls', async: 'sends to', link: 'is linked to' } as const

/** How many groups each node stands in. */
function depthsOf({ nodes }: Design): ReadonlyMap<string, number> {
  const byId = new Map<string, DesignNode>(nodes.map((node) => [node.id, node]))
  const depth = (node: DesignNode): number => {
    let count = 0
    for (let at = node.parent; at !== undefined && count < nodes.length; at = byId.get(at)?.parent) count++
    return count
  }
  return new Map(nodes.map((node) => [node.id, depth(node)]))
}

/** The ids without those that are inside another of them: moving a group moves what it holds. */
export function outermost(design: Design, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => !ids.some((other) => other !== id && holds(design, other, id)))
}

function holds(design: Design, group: string, id: string): boolean {
  const inside: ReadonlySet<string> = descendants(design, [group])
  return inside.has(id)
}
