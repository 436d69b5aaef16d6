import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Box } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { useResults } from '../../state/results.ts'
import type { PartNode, WireEdge } from '../derive.ts'
import { forgetRoutes, routeWires } from './routes.ts'
import { labelSize, wireLabel } from './wire-label.ts'

/** Px of a group's title, and of a character in it. */
const TITLE = { height: 24, width: 96, character: 7 } as const

/** Keeps the wires in step with what is drawn: parts where they stand now, wires, and the words on them. */
export function useRouting(nodes: readonly PartNode[], edges: readonly WireEdge[]): void {
  const opened = useDesign((state) => state.opened)
  const byEdge = useResults((state) => state.byEdge)
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each document that is opened
  useEffect(() => forgetRoutes, [opened])

  const wires = useMemo(() => edges.map(endsOf), [edges])
  const labels = useMemo(() => {
    const sizes = new Map<string, ReturnType<typeof labelSize>>()
    for (const { id, data } of edges) {
      const text = data ? wireLabel(data.edge, byEdge.get(id)) : ''
      if (text !== '') sizes.set(id, labelSize(text))
    }
    return sizes
  }, [edges, byEdge])

  const boxes = useRef<ReadonlyMap<string, Box>>(new Map())
  const routed = useRef<{
    readonly nodes: readonly PartNode[]
    readonly wires: typeof wires
    readonly labels: typeof labels
  }>(null)
  useLayoutEffect(() => {
    const before = routed.current
    routed.current = { nodes, wires, labels }
    if (nodes.length === 0) return
    if (before?.wires === wires && before.labels === labels && standAlike(before.nodes, nodes)) return
    const { titles, moving, ...sheet } = sheetOf(nodes, boxes.current)
    boxes.current = sheet.boxes
    routeWires({ boxes: sheet.boxes, wires, labels, titles }, moving)
  }, [nodes, wires, labels])
}

/** Whether nothing that a wire goes by has changed: what is merely selected stands where it stood. */
function standAlike(before: readonly PartNode[], nodes: readonly PartNode[]): boolean {
  return (
    before.length === nodes.length &&
    nodes.every((node, i) => {
      const old = before[i]
      if (node === old) return true
      return (
        old !== undefined &&
        node.id === old.id &&
        node.data === old.data &&
        node.position === old.position &&
        node.width === old.width &&
        node.height === old.height &&
        node.hidden === old.hidden &&
        node.dragging === old.dragging
      )
    })
  )
}

type Ends = Pick<WireEdge, 'id' | 'source' | 'target'>
const ENDS = new WeakMap<WireEdge, Ends>()

/** The same object for the same edge: what has changed for the router is seen at a glance. */
function endsOf(edge: WireEdge): Ends {
  const known = ENDS.get(edge)
  if (known) return known
  const { id, source, target } = edge
  const ends = { id, source, target }
  ENDS.set(edge, ends)
  return ends
}

/** @param before the boxes that were found last; one that stands where it stood is the same object */
function sheetOf(nodes: readonly PartNode[], before: ReadonlyMap<string, Box>) {
  const boxes = new Map<string, Box>()
  const titles: Box[] = []
  const moving = new Set<string>()
  const places = new Map<string, { readonly x: number; readonly y: number; readonly dragged: boolean }>()
  let dragging = false
  // Groups come before what they hold.
  for (const node of nodes) {
    const holder = node.parentId === undefined ? undefined : places.get(node.parentId)
    const x = node.position.x + (holder?.x ?? 0)
    const y = node.position.y + (holder?.y ?? 0)
    const dragged = node.dragging === true || (holder?.dragged ?? false)
    places.set(node.id, { x, y, dragged })
    if (dragged) dragging = true
    if (node.hidden) continue
    const box = { x, y, width: node.width ?? 0, height: node.height ?? 0 }
    if (node.type === 'part' || node.data.folded) {
      const old = before.get(node.id)
      boxes.set(node.id, old && isSameBox(old, box) ? old : box)
      if (dragged) moving.add(node.id)
    } else {
      const width = Math.min(box.width, TITLE.width + node.data.node.name.length * TITLE.character)
      titles.push({ x, y, width, height: TITLE.height })
    }
  }
  return { boxes, titles, moving: dragging ? moving : null }
}

function isSameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
