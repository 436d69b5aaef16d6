import type { Dependency, DesignEdge, EdgeId, EdgeKind, NodeId, WorkloadId } from '../design.ts'
import { type Bounds, type Cursor, QUANTITY, readChoice, readId, readList, readNumber, readObject } from './fields.ts'
import { MILLISECONDS } from './service-time.ts'
import { described, quoted } from './wording.ts'

const KEYS = [
  'id',
  'source',
  'target',
  'kind',
  'calls',
  'stage',
  'weight',
  'onMissOf',
  'dependency',
  'via',
  'workloads',
  'requestKb',
  'responseKb',
  'timeoutMs',
  'retries',
  'backoffMs',
] as const

const EDGE_KINDS: readonly EdgeKind[] = ['request', 'async', 'link']
const CALLS: Bounds = { min: 0, max: 1e6 }
const STAGE: Bounds = { min: 0, max: 1e6, whole: true }
const RETRIES: Bounds = { min: 0, max: 1000, whole: true }

/** What an edge has when the file does not say. */
export const EDGE_DEFAULTS = {
  kind: 'request',
  calls: 1,
  weight: 1,
  dependency: 'required',
  via: [],
  retries: 0,
  backoffMs: 0,
} as const

/** Reads one edge; the ids it names are looked up later. */
export function readEdge(cursor: Cursor): DesignEdge | undefined {
  const fields = readObject(cursor, 'a wire', KEYS)
  if (fields === undefined) return undefined
  const idAt = fields.need('id', 'a short name of its own, such as "e1"')
  const id = (idAt && readId(idAt, 'the id of this wire')) ?? ''
  const what = id === '' ? 'this wire' : quoted(id)
  const end = (key: 'source' | 'target'): NodeId => {
    const field = fields.need(key, `the id of the part where the wire ${key === 'source' ? 'starts' : 'ends'}`)
    return ((field && readId(field, `the ${key} of ${what}`)) ?? '') as NodeId
  }
  const number = (key: (typeof KEYS)[number], bounds: Bounds): number | undefined => {
    const field = fields.get(key)
    return field && readNumber(field, `"${key}" of ${what}`, bounds)
  }
  const kindAt = fields.get('kind')
  const missAt = fields.get('onMissOf')
  const dependencyAt = fields.get('dependency')
  const viaAt = fields.get('via')
  const workloadsAt = fields.get('workloads')
  const optional = {
    stage: number('stage', STAGE),
    onMissOf: missAt && (readId(missAt, `"onMissOf" of ${what}`) as NodeId | undefined),
    workloads: workloadsAt && (readIds(workloadsAt, `"workloads" of ${what}`) as readonly WorkloadId[]),
    requestKb: number('requestKb', QUANTITY),
    responseKb: number('responseKb', QUANTITY),
    timeoutMs: number('timeoutMs', MILLISECONDS),
  }
  return {
    id: id as EdgeId,
    source: end('source'),
    target: end('target'),
    kind: (kindAt && readChoice(kindAt, `the kind of ${what}`, EDGE_KINDS)) ?? EDGE_DEFAULTS.kind,
    calls: number('calls', CALLS) ?? EDGE_DEFAULTS.calls,
    ...(optional.stage !== undefined && { stage: optional.stage }),
    weight: number('weight', QUANTITY) ?? EDGE_DEFAULTS.weight,
    ...(optional.onMissOf !== undefined && { onMissOf: optional.onMissOf }),
    dependency: (dependencyAt && readDependency(dependencyAt, what)) ?? EDGE_DEFAULTS.dependency,
    via: (viaAt && (readIds(viaAt, `"via" of ${what}`) as readonly NodeId[])) ?? [],
    ...(optional.workloads !== undefined && { workloads: optional.workloads }),
    ...(optional.requestKb !== undefined && { requestKb: optional.requestKb }),
    ...(optional.responseKb !== undefined && { responseKb: optional.responseKb }),
    ...(optional.timeoutMs !== undefined && { timeoutMs: optional.timeoutMs }),
    retries: number('retries', RETRIES) ?? EDGE_DEFAULTS.retries,
    backoffMs: number('backoffMs', MILLISECONDS) ?? EDGE_DEFAULTS.backoffMs,
  }
}

/** A list of ids; what is not one is empty, so that indices stay those of the file. */
export function readIds(cursor: Cursor, what: string): readonly string[] {
  return readList(cursor, what, (item) => readId(item, `an id in ${what}`) ?? '').map((id) => id ?? '')
}

function readDependency({ value, path, problems }: Cursor, what: string): Dependency | undefined {
  if (value === 'required' || value === 'optional') return value
  if (typeof value === 'string' && /^fallback:[A-Za-z0-9_-]{1,64}$/.test(value)) return value as `fallback:${string}`
  problems.add(
    path,
    `Set the dependency of ${what} to required, optional or fallback:<id of the wire it covers>, instead of ${described(value)}.`,
  )
  return undefined
}
