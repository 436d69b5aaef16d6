import type { Design, DesignEdge, DesignNode, DesignTest, Step, Workload } from '../design.ts'

/**
 * A file as far as it could be read. Lists keep the file's indices, with `undefined` for what could not be read at all; an id that could
 * not be read is empty, and is not looked up.
 */
export interface Draft extends Omit<Design, 'workloads' | 'nodes' | 'edges' | 'steps' | 'tests'> {
  readonly workloads: readonly (Workload | undefined)[]
  readonly nodes: readonly (DesignNode | undefined)[]
  readonly edges: readonly (DesignEdge | undefined)[]
  readonly steps: readonly (Step | undefined)[]
  readonly tests: readonly (DesignTest | undefined)[]
}

/** A node that some configuration names (`ingress`), with its place in the file. */
export interface NodeReference {
  readonly id: string
  readonly path: string
}
