import type { Design } from '../design.ts'

/**
 * Order in the file matters: wires without a stage are called in it, and it breaks ties between parts. These move one item past its
 * neighbour: a part among those of its group, a wire among those of its source.
 *
 * @param step −1: earlier; 1: later
 * @returns the design as it was when there is no neighbour on that side
 */
export function reorderPart(design: Design, id: string, step: -1 | 1): Design {
  const nodes = pastNeighbour(design.nodes, id, step, ({ parent }) => parent)
  return nodes === design.nodes ? design : { ...design, nodes }
}

export function reorderWire(design: Design, id: string, step: -1 | 1): Design {
  const edges = pastNeighbour(design.edges, id, step, ({ source }) => source)
  return edges === design.edges ? design : { ...design, edges }
}

function pastNeighbour<T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  step: -1 | 1,
  familyOf: (item: T) => string | undefined,
): readonly T[] {
  const from = items.findIndex((item) => item.id === id)
  const item = items[from]
  if (item === undefined) return items
  const isNeighbour = (other: T) => other !== item && familyOf(other) === familyOf(item)
  const to =
    step < 0
      ? items.slice(0, from).findLastIndex(isNeighbour)
      : items.findIndex((other, i) => i > from && isNeighbour(other))
  return to < 0 ? items : items.toSpliced(from, 1).toSpliced(to, 0, item)
}
