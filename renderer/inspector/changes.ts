import {
  type Assumptions,
  type Design,
  type DesignEdge,
  type DesignNode,
  type FreeTier,
  type Json,
  type Parameter,
  type Targets,
  type Workload,
  addWorkload as withWorkload,
} from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'

/**
 * What the forms do to the design: each call is one named step of the history; calls of one gesture (a burst of typing, arrow keys in a
 * table) merge into one.
 */
type Gesture = string | undefined

const apply = (label: string, change: (design: Design) => Design, gesture?: Gesture) =>
  useDesign.getState().apply(label, change, gesture)

/** @param value `undefined`: back to the default */
export function changeParameter(
  ids: readonly string[],
  of: string,
  parameter: Pick<Parameter, 'name' | 'label'>,
  value: Json | undefined,
  gesture?: Gesture,
): void {
  apply(
    `Change ${parameter.label.toLowerCase()} of ${of}`,
    (design) => ({
      ...design,
      nodes: design.nodes.map((node) => {
        if (!ids.includes(node.id)) return node
        const { [parameter.name]: _, ...others } = node.config
        return { ...node, config: value === undefined ? others : { ...others, [parameter.name]: value } }
      }),
    }),
    gesture === undefined ? undefined : `${ids.join(' ')} ${parameter.name} ${gesture}`,
  )
}

export function renamePart(
  node: { readonly id: string; readonly name: string },
  name: string,
  gesture?: Gesture,
): void {
  apply(
    `Rename ${node.name}`,
    (design) => ({
      ...design,
      nodes: design.nodes.map((other) => (other.id === node.id ? { ...other, name } : other)),
    }),
    gesture,
  )
}

/** Fields that are `undefined` are taken away. */
export type EdgeChange = { readonly [K in keyof Omit<DesignEdge, 'id'>]?: DesignEdge[K] | undefined }

export function changeWire(edge: DesignEdge, what: string, change: EdgeChange, gesture?: Gesture): void {
  apply(
    `Change ${what} of the wire`,
    (design) => ({
      ...design,
      edges: design.edges.map((other) => (other.id === edge.id ? changed(other, change) : other)),
    }),
    gesture,
  )
}

export function changeWorkload(workload: Workload, what: string, change: Partial<Workload>, gesture?: Gesture): void {
  apply(
    `Change ${what} of ${workload.name}`,
    (design) => ({
      ...design,
      workloads: design.workloads.map((other) => (other.id === workload.id ? { ...other, ...change } : other)),
    }),
    gesture,
  )
}

export function addWorkload(source: DesignNode): void {
  apply(`Add a workload of ${source.name}`, (design) => withWorkload(design, source.id))
}

/** Wires that only this workload used serve all workloads again. */
export function removeWorkload(workload: Workload): void {
  apply(`Remove the workload ${workload.name}`, (design) => ({
    ...design,
    workloads: design.workloads.filter((other) => other.id !== workload.id),
    edges: design.edges.map((edge) => {
      if (!edge.workloads?.includes(workload.id)) return edge
      const left = edge.workloads.filter((id) => id !== workload.id)
      return changed(edge, { workloads: left.length === 0 ? undefined : left })
    }),
  }))
}

export function changeTargets(name: keyof Targets, value: number | undefined, gesture?: Gesture): void {
  apply('Change the targets', (design) => ({ ...design, targets: changed(design.targets, { [name]: value }) }), gesture)
}

/** @param value `undefined`: back to the default */
export function changeAssumption(
  name: keyof Assumptions,
  label: string,
  value: number | undefined,
  gesture?: Gesture,
): void {
  apply(
    `Change the assumption ${label.toLowerCase()}`,
    (design) => ({ ...design, assumptions: changed(design.assumptions, { [name]: value }) }),
    gesture,
  )
}

export function changeFreeTier(freeTier: FreeTier): void {
  apply('Change the free allowances', (design) => ({ ...design, pricing: { ...design.pricing, freeTier } }))
}

export function renameDesign(name: string, gesture?: Gesture): void {
  apply('Rename the design', (design) => ({ ...design, name }), gesture)
}

export function describeDesign(description: string, gesture?: Gesture): void {
  apply('Change the description', (design) => ({ ...design, description }), gesture)
}

/** @param change fields that are `undefined` are taken away */
function changed<T extends object>(value: T, change: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const fields = Object.entries({ ...value, ...change }).filter(([, field]) => field !== undefined)
  // Every field comes from one of the two, and what is left out was optional in `change`.
  return Object.fromEntries(fields) as T
}
