import type { Point } from '../../../simulation/index.ts'

/** The part or group that is drawn at a point of the window. */
export function partAt({ x, y }: Point): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const node = element.closest<HTMLElement>('.react-flow__node')
    if (node?.dataset.id !== undefined) return node.dataset.id
  }
  return null
}
