import { type Design, type DesignEdge, type DesignNode, lockedParts } from '../../simulation/index.ts'

/** A line of the outline: a part or group with what it holds below it, or a wire below the part that it starts at. */
export type Row = PartRow | WireRow

interface Line {
  /** Unique among parts and wires together. */
  readonly key: string
  readonly name: string
  /** From 1. */
  readonly level: number
  /** Its place among its siblings, from 1, and how many they are. */
  readonly place: number
  readonly of: number
  /** `null`: nothing stands below it. */
  readonly open: boolean | null
}

export interface PartRow extends Line {
  readonly kind: 'part'
  readonly node: DesignNode
  readonly isGroup: boolean
  readonly locked: boolean
  /** Names. */
  readonly callers: readonly string[]
}

export interface WireRow extends Line {
  readonly kind: 'wire'
  readonly edge: DesignEdge
}

export const partKey = (id: string): string => `part ${id}`
export const wireKey = (id: string): string => `wire ${id}`

/**
 * The lines that are shown, from top to bottom, in the order of the file. Groups are open until they are closed; the wires of a part are
 * closed until they are opened.
 *
 * @param isGroup by service id
 * @param turned keys of the lines that are not as they start
 */
export function rowsOf(
  design: Design,
  isGroup: (service: string) => boolean,
  turned: ReadonlySet<string>,
): readonly Row[] {
  const names = new Map<string, string>(design.nodes.map(({ id, name }) => [id, name]))
  const held = grouped(design.nodes, ({ parent }) => parent)
  const wires = grouped(design.edges, ({ source }) => source)
  const called = grouped(design.edges, ({ target }) => target)
  const locked = lockedParts(design)
  const rows: Row[] = []
  const waiting = linesOf(held.get(undefined) ?? [], 1)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, level, place, of } = next
    const key = partKey(node.id)
    const group = isGroup(node.service)
    const below = group ? (held.get(node.id) ?? []).length : (wires.get(node.id) ?? []).length
    const open = below === 0 ? null : group !== turned.has(key)
    const callers = (called.get(node.id) ?? []).flatMap(({ source }) => names.get(source) ?? [])
    rows.push({
      kind: 'part',
      key,
      name: node.name,
      level,
      place,
      of,
      open,
      node,
      isGroup: group,
      locked: locked.has(node.id),
      callers,
    })
    if (open && group) waiting.push(...linesOf(held.get(node.id) ?? [], level + 1))
    else if (open) {
      for (const [i, edge] of (wires.get(node.id) ?? []).entries()) {
        const name = names.get(edge.target) ?? edge.target
        rows.push({
          kind: 'wire',
          key: wireKey(edge.id),
          name,
          level: level + 1,
          place: i + 1,
          of: below,
          open: null,
          edge,
        })
      }
    }
  }
  return rows
}

/** Keys of the lines above one, nearest first; each has to be open for it to be shown. */
export function linesAbove(design: Design, key: string): readonly string[] {
  const nodes = new Map<string, DesignNode>(design.nodes.map((node) => [node.id, node]))
  const edge = design.edges.find(({ id }) => wireKey(id) === key)
  const above = edge ? [partKey(edge.source)] : []
  const first = edge ? nodes.get(edge.source) : design.nodes.find(({ id }) => partKey(id) === key)
  const seen = new Set<string>()
  for (let at = first?.parent; at !== undefined && !seen.has(at); at = nodes.get(at)?.parent) {
    seen.add(at)
    above.push(partKey(at))
  }
  return above
}

interface Waiting {
  readonly node: DesignNode
  readonly level: number
  readonly place: number
  readonly of: number
}

/** The last first, since they are taken from the end: a stack rather than recursion, as groups nest freely. */
function linesOf(nodes: readonly DesignNode[], level: number): Waiting[] {
  return nodes.map((node, i) => ({ node, level, place: i + 1, of: nodes.length })).reverse()
}

function grouped<K, T>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
