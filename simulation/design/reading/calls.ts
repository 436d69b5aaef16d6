import type { DesignEdge, DesignNode, EdgeId } from '../design.ts'
import { stages } from '../graph.ts'
import type { ServiceDirectory } from '../parameter.ts'
import type { Draft } from './draft.ts'
import type { Problems } from './fields.ts'
import { pointer } from './pointer.ts'
import { didYouMean, quoted } from './wording.ts'

/** Reports calls that cannot happen as written: misses of a cache that was not asked, covers of no wire, more healthy targets than there are. */
export function checkCalls(draft: Draft, services: ServiceDirectory, problems: Problems): void {
  const nodes = new Map<string, DesignNode>()
  for (const node of draft.nodes) if (node !== undefined) nodes.set(node.id, node)
  const edges = draft.edges.filter((edge) => edge !== undefined)
  const stage = stages({ edges })
  const from = new Map<string, DesignEdge[]>()
  for (const edge of edges) {
    const siblings = from.get(edge.source)
    if (siblings) siblings.push(edge)
    else from.set(edge.source, [edge])
  }

  draft.edges.forEach((edge, i) => {
    if (edge === undefined) return
    if (edge.onMissOf !== undefined) {
      const message = missProblem(edge, nodes.get(edge.onMissOf), from.get(edge.source) ?? [], stage, nodes, services)
      if (message !== undefined) problems.add(pointer(['edges', i, 'onMissOf']), message)
    }
  })
  checkFallbacks(draft, problems)

  draft.nodes.forEach((node, i) => {
    if (node === undefined || node.service === '' || !services.lookup(node.service)?.isBalancer) return
    const { minHealthy } = node.config
    const targets = (from.get(node.id) ?? []).filter(({ kind }) => kind !== 'link').length
    // A balancer that has no target yet is unfinished, not wrong.
    if (typeof minHealthy !== 'number' || minHealthy <= Math.max(1, targets)) return
    problems.add(
      pointer(['nodes', i, 'config', 'minHealthy']),
      `Lower "minHealthy" of ${quoted(node.id)} or draw more wires out of it: it needs ${minHealthy} healthy targets and has ${targets}.`,
    )
  })
}

/** What is wrong with an edge that is called on a miss. */
function missProblem(
  edge: DesignEdge,
  cache: DesignNode | undefined,
  siblings: readonly DesignEdge[],
  stage: ReadonlyMap<EdgeId, number>,
  nodes: ReadonlyMap<string, DesignNode>,
  services: ServiceDirectory,
): string | undefined {
  const id = edge.onMissOf ?? ''
  if (id === '') return undefined
  if (cache === undefined) {
    return `Name a cache of this design; no part has the id ${quoted(id)}.${didYouMean(id, nodes.keys())}`
  }
  const shape = cache.service === '' ? undefined : services.lookup(cache.service)
  if (shape === undefined) return undefined
  if (!shape.isCache) return `Name a cache; ${quoted(id)} has no hits and misses.`
  const mine = stage.get(edge.id) ?? 1
  const asked = siblings.some(
    (other) => other.target === id && other.kind === 'request' && (stage.get(other.id) ?? 1) < mine,
  )
  if (asked) return undefined
  return `Let ${quoted(edge.source)} ask ${quoted(id)} in an earlier stage than this wire: a miss is known only after the cache was called.`
}

/** A fallback covers another wire of the same part, and covers never go in circles. */
function checkFallbacks(draft: Draft, problems: Problems): void {
  const byId = new Map<string, DesignEdge>()
  for (const edge of draft.edges) if (edge !== undefined && !byId.has(edge.id)) byId.set(edge.id, edge)
  const circles = circular(byId)
  draft.edges.forEach((edge, i) => {
    const id = edge && coveredBy(edge)
    if (edge === undefined || id === undefined) return
    const path = pointer(['edges', i, 'dependency'])
    const covered = byId.get(id)
    if (covered === undefined) {
      problems.add(
        path,
        () =>
          `Name a wire of this design after "fallback:"; no wire has the id ${quoted(id)}.${didYouMean(id, byId.keys())}`,
      )
    } else if (covered.source !== edge.source) {
      problems.add(path, `Let the fallback cover a wire out of ${quoted(edge.source)}; ${quoted(id)} starts elsewhere.`)
    } else if (circles.has(edge.id)) {
      problems.add(
        path,
        `Let one of these wires be required or optional; ${quoted(edge.id)} and ${quoted(id)} wait for each other to fail.`,
      )
    }
  })
}

/** The id of the edge that a fallback covers; `undefined` for other edges. */
export function coveredBy({ dependency }: Pick<DesignEdge, 'dependency'>): string | undefined {
  return dependency.startsWith('fallback:') ? dependency.slice('fallback:'.length) : undefined
}

/** The ids of the edges that, by way of what they cover, cover themselves. */
function circular(byId: ReadonlyMap<string, DesignEdge>): ReadonlySet<string> {
  const done = new Set<string>()
  const found = new Set<string>()
  for (const start of byId.values()) {
    const path: string[] = []
    let next: DesignEdge | undefined = start
    while (next !== undefined && !done.has(next.id)) {
      done.add(next.id)
      path.push(next.id)
      const id = coveredBy(next)
      next = id === undefined ? undefined : byId.get(id)
    }
    const from = next === undefined ? -1 : path.indexOf(next.id)
    if (from >= 0) for (const id of path.slice(from)) found.add(id)
  }
  return found
}
