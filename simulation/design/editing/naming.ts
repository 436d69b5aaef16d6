import type { Design, EdgeId, NodeId, WorkloadId } from '../design.ts'

/** A readable id that is not taken: "Feature store" gives `feature-store`, then `feature-store-2`. */
export function freshId(name: string, taken: ReadonlySet<string>): NodeId {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 48) || 'part'
  let id = base
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`
  return brand(id)
}

/** An id of a wire that is not taken. */
export function freshEdgeId({ edges }: Pick<Design, 'edges'>, from = 0): EdgeId {
  const taken = new Set<string>(edges.map(({ id }) => id))
  let count = edges.length + from + 1
  while (taken.has(`e${count}`)) count++
  return brand(`e${count}`)
}

/** A name that no part has: "API", then "API 2". */
export function freshName(name: string, { nodes }: Design): string {
  const taken = new Set(nodes.map((node) => node.name))
  if (!taken.has(name)) return name
  let count = 2
  while (taken.has(`${name} ${count}`)) count++
  return `${name} ${count}`
}

/** An id of a workload that is not taken, and the number in it. */
export function freshWorkloadId({ workloads }: Pick<Design, 'workloads'>): {
  readonly id: WorkloadId
  readonly count: number
} {
  const taken = new Set<string>(workloads.map(({ id }) => id))
  let count = workloads.length + 1
  while (taken.has(`w${count}`)) count++
  return { id: brand(`w${count}`), count }
}

/** Ids made here are unique and well formed, which is all that the brand says. */
function brand<T extends string>(id: string): T {
  return id as T
}
