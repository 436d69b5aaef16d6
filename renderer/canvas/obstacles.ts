import { type ReactFlowState, useStore } from 'reactflow'
import { type Box, NODE_SIZE, overlaps } from '../../simulation/index.ts'

/** Px around the ends of a wire in which parts can be in its way. */
const NEAR = 112

/**
 * The parts that a wire between two boxes may have to go around, where they are just now; the same array until one of them has moved, so
 * that dragging one part draws only the wires near it again.
 */
export function useObstacles(a: Box | null, b: Box | null): readonly Box[] {
  return useStore((state) => (a && b ? near(boxesOf(state), a, b) : NONE), sameItems)
}

const NONE: readonly Box[] = []
let last: { readonly nodes: ReactFlowState['nodes']; readonly boxes: ReadonlyMap<string, Box> } | null = null

/** Every part's box, made once for all wires; a part that has not moved keeps its box. */
function boxesOf({ nodes, nodeLookup }: ReactFlowState): ReadonlyMap<string, Box> {
  if (last?.nodes === nodes) return last.boxes
  const boxes = new Map<string, Box>()
  for (const [id, node] of nodeLookup) {
    if (node.type !== 'part') continue
    const { x, y } = node.internals.positionAbsolute
    const before = last?.boxes.get(id)
    boxes.set(id, before && before.x === x && before.y === y ? before : { x, y, ...NODE_SIZE })
  }
  last = { nodes, boxes }
  return boxes
}

function near(boxes: ReadonlyMap<string, Box>, a: Box, b: Box): readonly Box[] {
  const x = Math.min(a.x, b.x) - NEAR
  const y = Math.min(a.y, b.y) - NEAR
  const around = {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) + NEAR - x,
    height: Math.max(a.y + a.height, b.y + b.height) + NEAR - y,
  }
  return [...boxes.values()].filter((box) => overlaps(box, around))
}

function sameItems(a: readonly Box[], b: readonly Box[]): boolean {
  return a.length === b.length && a.every((box, i) => box === b[i])
}
