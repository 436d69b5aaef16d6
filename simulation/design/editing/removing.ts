import type { Design, DesignEdge, DesignNode, Json } from '../design.ts'
import { descendants } from '../graph.ts'
import { isRecord } from '../json-values.ts'

/** Takes parts (with all they hold) and wires away, and every reference to them. */
export function removeParts(design: Design, nodeIds: readonly string[], edgeIds: readonly string[] = []): Design {
  const gone = new Set<string>([...nodeIds, ...descendants(design, nodeIds)])
  const goneEdges = new Set<string>([
    ...edgeIds,
    ...design.edges.filter(({ source, target }) => gone.has(source) || gone.has(target)).map(({ id }) => id),
  ])
  const workloads = design.workloads.filter(({ source }) => !gone.has(source))
  const stays = new Set<string>(workloads.map(({ id }) => id))
  const isLeft = (id: string) => !gone.has(id) && !goneEdges.has(id)
  return {
    ...design,
    nodes: design.nodes.filter(({ id }) => !gone.has(id)).map((node) => withoutReferences(node, gone)),
    edges: design.edges.filter(({ id }) => !goneEdges.has(id)).map((edge) => cleanedEdge(edge, gone, goneEdges, stays)),
    workloads,
    steps: design.steps.map((step) => ({ ...step, show: step.show.filter(isLeft), focus: step.focus.filter(isLeft) })),
    tests: design.tests.map((test) => {
      const { fail } = test.when
      return typeof fail === 'string' || fail === undefined
        ? test
        : { ...test, when: { ...test.when, fail: fail.filter(isLeft) } }
    }),
  }
}

/** Each edge itself when nothing that it names is gone. */
function cleanedEdge(
  edge: DesignEdge,
  gone: ReadonlySet<string>,
  goneEdges: ReadonlySet<string>,
  workloads: ReadonlySet<string>,
): DesignEdge {
  const { onMissOf, workloads: own, ...rest } = edge
  const covered = edge.dependency.startsWith('fallback:') ? edge.dependency.slice('fallback:'.length) : null
  const lost = {
    via: edge.via.some((id) => gone.has(id)),
    cover: covered !== null && goneEdges.has(covered),
    onMissOf: onMissOf !== undefined && gone.has(onMissOf),
    workloads: own?.some((id) => !workloads.has(id)) ?? false,
  }
  if (!lost.via && !lost.cover && !lost.onMissOf && !lost.workloads) return edge
  const kept = own?.filter((id) => workloads.has(id))
  return {
    ...rest,
    via: edge.via.filter((id) => !gone.has(id)),
    dependency: lost.cover ? 'required' : edge.dependency,
    ...(onMissOf !== undefined && !lost.onMissOf && { onMissOf }),
    ...(kept !== undefined && kept.length > 0 && { workloads: kept }),
  }
}

/** Only `ingress` names other parts in a configuration. */
function withoutReferences(node: DesignNode, gone: ReadonlySet<string>): DesignNode {
  const { ingress } = node.config
  if (!Array.isArray(ingress)) return node
  const kept = ingress.filter((rule: Json) => !(isRecord(rule) && typeof rule.from === 'string' && gone.has(rule.from)))
  return kept.length === ingress.length ? node : { ...node, config: { ...node.config, ingress: kept } }
}
