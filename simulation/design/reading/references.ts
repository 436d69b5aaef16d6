import type { DesignNode } from '../design.ts'
import type { ServiceDirectory } from '../parameter.ts'
import type { Draft, NodeReference } from './draft.ts'
import type { Problems } from './fields.ts'
import { pointer } from './pointer.ts'
import { didYouMean, quoted } from './wording.ts'

/** Reports ids that are taken twice, ids that nothing has, parents that are no groups or hold themselves, and wrong ends. */
export function checkReferences(
  draft: Draft,
  named: readonly NodeReference[],
  services: ServiceDirectory,
  problems: Problems,
): void {
  const nodes = index('part', 'nodes', draft.nodes, problems)
  const edges = index('wire', 'edges', draft.edges, problems)
  const workloads = index('workload', 'workloads', draft.workloads, problems)
  const isKind = (id: string, kind: 'isGroup' | 'isSource') => {
    const service = nodes.get(id)?.service
    const shape = service === undefined || service === '' ? undefined : services.lookup(service)
    return shape?.[kind]
  }
  const find = (id: string, path: string, what: string, things: ReadonlyMap<string, unknown>): boolean => {
    if (id === '' || things.has(id)) return id !== ''
    problems.add(
      path,
      () => `Name a ${what} of this design; no ${what} has the id ${quoted(id)}.${didYouMean(id, things.keys())}`,
    )
    return false
  }

  draft.workloads.forEach((workload, i) => {
    if (workload === undefined) return
    const path = pointer(['workloads', i, 'source'])
    if (!find(workload.source, path, 'part', nodes) || isKind(workload.source, 'isSource') !== false) return
    problems.add(
      path,
      `Choose a client ("generic.client") as the source; ${quoted(workload.source)} cannot send requests.`,
    )
  })

  draft.nodes.forEach((node, i) => {
    if (node?.parent === undefined) return
    const path = pointer(['nodes', i, 'parent'])
    if (!find(node.parent, path, 'part', nodes) || isKind(node.parent, 'isGroup') !== false) return
    problems.add(
      path,
      `Put ${quoted(node.id)} into a group, such as a region or a zone; ${quoted(node.parent)} is not one.`,
    )
  })
  checkNesting(draft.nodes, nodes, problems)

  draft.edges.forEach((edge, i) => {
    if (edge === undefined) return
    for (const end of ['source', 'target'] as const) find(edge[end], pointer(['edges', i, end]), 'part', nodes)
    edge.via.forEach((id, k) => {
      const path = pointer(['edges', i, 'via', k])
      if (!find(id, path, 'part', nodes)) return
      if (isKind(id, 'isGroup') || isKind(id, 'isSource')) {
        problems.add(
          path,
          `Let the wire pass through a part such as a NAT gateway; ${quoted(id)} cannot be passed through.`,
        )
      }
    })
    edge.workloads?.forEach((id, k) => {
      find(id, pointer(['edges', i, 'workloads', k]), 'workload', workloads)
    })
  })

  for (const { id, path } of named) find(id, path, 'part', nodes)
  const drawn = new Map<string, unknown>([...nodes, ...edges])
  draft.steps.forEach((step, i) => {
    for (const key of ['show', 'focus'] as const) {
      step?.[key].forEach((id, k) => {
        find(id, pointer(['steps', i, key, k]), 'part or wire', drawn)
      })
    }
  })
  draft.tests.forEach((test, i) => {
    const fail = test?.when.fail
    if (typeof fail !== 'object') return
    fail.forEach((id, k) => {
      find(id, pointer(['tests', i, 'when', 'fail', k]), 'part', nodes)
    })
  })
}

/** Things by their id; the first of those with the same one. */
function index<T extends { readonly id: string }>(
  what: string,
  list: string,
  things: readonly (T | undefined)[],
  problems: Problems,
): ReadonlyMap<string, T> {
  const byId = new Map<string, T>()
  const places = new Map<string, number>()
  things.forEach((thing, i) => {
    if (thing === undefined || thing.id === '') return
    const first = places.get(thing.id)
    if (first === undefined) {
      byId.set(thing.id, thing)
      places.set(thing.id, i)
    } else {
      const taken = pointer([list, first])
      problems.add(
        pointer([list, i, 'id']),
        `Give this ${what} an id of its own; ${taken} has ${quoted(thing.id)} already.`,
      )
    }
  })
  return byId
}

/** Reports each circle of groups that hold one another once, at its first part. */
function checkNesting(
  nodes: readonly (DesignNode | undefined)[],
  byId: ReadonlyMap<string, DesignNode>,
  problems: Problems,
): void {
  const done = new Set<string>()
  const places = new Map<string, number>()
  nodes.forEach((node, i) => {
    if (node !== undefined && !places.has(node.id)) places.set(node.id, i)
  })
  nodes.forEach((start, i) => {
    const path: string[] = []
    let id: string | undefined = start?.id
    while (id !== undefined && id !== '' && !done.has(id)) {
      done.add(id)
      path.push(id)
      id = byId.get(id)?.parent
    }
    const from = id === undefined ? -1 : path.indexOf(id)
    if (id === undefined || from < 0) return
    const circle = path.slice(from)
    const at = circle.reduce((first, one) => Math.min(first, places.get(one) ?? first), Number.POSITIVE_INFINITY)
    const shown = [...circle.slice(0, 4), ...(circle.length > 4 ? ['…'] : []), id].join(' → ')
    problems.add(
      pointer(['nodes', Number.isFinite(at) ? at : i, 'parent']),
      `Take one of these parts out of its group; they stand inside each other: ${shown}.`,
    )
  })
}
