import type { Config, Design, DesignEdge, DesignNode, EdgeId, Json, NodeId, Point } from '../design.ts'
import { absolutePosition, descendants } from '../graph.ts'
import { isRecord } from '../json-values.ts'
import { freshEdgeId, freshId } from './naming.ts'

/** Parts with all they hold, and the wires among them: what is copied. */
export function fragmentOf(design: Design, ids: readonly string[]): Pick<Design, 'nodes' | 'edges'> {
  const taken = new Set<string>([...ids, ...descendants(design, ids)])
  const nodes = design.nodes
    .filter(({ id }) => taken.has(id))
    .map((node) => {
      const { parent, ...rest } = node
      return parent !== undefined && taken.has(parent) ? node : { ...rest, position: absolutePosition(design, node.id) }
    })
  const edges = design.edges.filter(
    ({ source, target, via, onMissOf }) =>
      [source, target, ...via].every((id) => taken.has(id)) && (onMissOf === undefined || taken.has(onMissOf)),
  )
  return { nodes, edges: edges.map(({ workloads: _, ...edge }) => edge) }
}

/**
 * Adds copies of a fragment with new ids; its outermost parts land in `parent` (or on the sheet), moved by `by`.
 *
 * @returns the design and the ids of the outermost copies
 */
export function paste(
  design: Design,
  fragment: Pick<Design, 'nodes' | 'edges'>,
  by: Point,
  parent: string | null,
): { readonly design: Design; readonly ids: readonly NodeId[] } {
  const taken = new Set<string>(design.nodes.map(({ id }) => id))
  const renamed = new Map<string, NodeId>()
  for (const node of fragment.nodes) {
    const id = freshId(node.id, taken)
    taken.add(id)
    renamed.set(node.id, id)
  }
  const group = design.nodes.find(({ id }) => id === parent)
  const origin = group ? absolutePosition(design, group.id) : { x: 0, y: 0 }
  const ids: NodeId[] = []
  const nodes = fragment.nodes.map((node): DesignNode => {
    const { parent: inside, ...rest } = node
    const id = renamed.get(node.id) ?? node.id
    const holder = inside === undefined ? undefined : renamed.get(inside)
    const config = withRenamed(node.config, renamed)
    if (holder !== undefined) return { ...rest, id, config, parent: holder }
    ids.push(id)
    const position = { x: node.position.x + by.x - origin.x, y: node.position.y + by.y - origin.y }
    return { ...rest, id, config, position, ...(group && { parent: group.id }) }
  })
  const edgeIds = new Map<string, EdgeId>()
  let next = design
  for (const edge of fragment.edges) {
    const id = freshEdgeId(next, edgeIds.size)
    edgeIds.set(edge.id, id)
    next = { ...next, edges: [...next.edges, { ...edge, id }] }
  }
  const edges = fragment.edges.map((edge): DesignEdge => {
    const { onMissOf, ...rest } = edge
    const covered = edge.dependency.startsWith('fallback:')
      ? edgeIds.get(edge.dependency.slice('fallback:'.length))
      : null
    const missOf = onMissOf === undefined ? undefined : renamed.get(onMissOf)
    return {
      ...rest,
      id: edgeIds.get(edge.id) ?? edge.id,
      source: renamed.get(edge.source) ?? edge.source,
      target: renamed.get(edge.target) ?? edge.target,
      via: edge.via.map((id) => renamed.get(id) ?? id),
      dependency: covered === null ? edge.dependency : covered === undefined ? 'required' : `fallback:${covered}`,
      ...(missOf !== undefined && { onMissOf: missOf }),
    }
  })
  return { design: { ...design, nodes: [...design.nodes, ...nodes], edges: [...design.edges, ...edges] }, ids }
}

function withRenamed(config: Config, renamed: ReadonlyMap<string, NodeId>): Config {
  const { ingress } = config
  if (!Array.isArray(ingress)) return config
  const rules = ingress.map((rule: Json) => {
    if (!isRecord(rule)) return rule
    const from = rule.from
    return typeof from === 'string' ? { ...rule, from: renamed.get(from) ?? from } : rule
  })
  return { ...config, ingress: rules }
}
