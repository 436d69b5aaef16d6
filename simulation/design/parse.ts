import type { Assumptions, Design, FreeTier, Json, Outcome, Problem, Targets } from './design.ts'
import { CURRENT_VERSION, migrate } from './migrate.ts'
import type { ServiceDirectory } from './parameter.ts'
import { checkCalls } from './reading/calls.ts'
import type { Draft, NodeReference } from './reading/draft.ts'
import { readEdge } from './reading/edge.ts'
import {
  type Bounds,
  type Cursor,
  cursorTo,
  type Fields,
  isObject,
  Problems,
  readChoice,
  readJson,
  readList,
  readNumber,
  readObject,
  readText,
  SHARE,
} from './reading/fields.ts'
import { parseJson } from './reading/json.ts'
import { readNode } from './reading/node.ts'
import { checkPlaces } from './reading/places.ts'
import { checkReferences } from './reading/references.ts'
import { readStep, readTest } from './reading/scenarios.ts'
import { described } from './reading/wording.ts'
import { readWorkload } from './reading/workload.ts'

/**
 * Reads a `.skyloom` file (contract §1). Total: any string gives a design or the list of all that is wrong with it, never an exception.
 *
 * @param text the file, as text
 * @param services what the catalogue knows of services, regions and zones
 * @returns a design with all defaults of the format filled in (those of services stay out); else problems with JSON pointers
 */
export function parseDesign(text: string, services: ServiceDirectory): Outcome<Design> {
  const json = parseJson(text)
  if (!json.ok) return { ok: false, problems: [json.problem] }
  const outcome = readDesign(json.value, services)
  if (json.problems.length === 0) return outcome
  return { ok: false, problems: [...json.problems, ...(outcome.ok ? [] : outcome.problems)] }
}

/**
 * What is wrong with a design that was changed in memory: exactly what reading its file would report, so that what is saved can be
 * opened again. Empty when nothing is.
 */
export function checkDesign(design: Design, services: ServiceDirectory): readonly Problem[] {
  const outcome = readDesign(design, services)
  return outcome.ok ? [] : outcome.problems
}

/** Reads a file whose JSON has been read. */
export function checkFile(value: Json, services: ServiceDirectory): Outcome<Design> {
  return readDesign(value, services)
}

const KEYS = [
  'format',
  'version',
  'name',
  'description',
  'targets',
  'pricing',
  'assumptions',
  'workloads',
  'nodes',
  'edges',
  'annotations',
  'steps',
  'tests',
] as const

function readDesign(value: unknown, services: ServiceDirectory): Outcome<Design> {
  const problems = new Problems()
  const current = currentVersion(value, problems)
  const fields = current === undefined ? undefined : readObject(cursorTo(current, problems), 'a design', KEYS)
  if (fields === undefined) return { ok: false, problems: problems.all() }

  const named: NodeReference[] = []
  const draft = readFields(fields, services, named)
  checkReferences(draft, named, services, problems)
  checkPlaces(draft, services, problems)
  checkCalls(draft, services, problems)
  return problems.list.length === 0 ? { ok: true, value: whole(draft) } : { ok: false, problems: problems.all() }
}

/** The file in today's version; `undefined` when it is no design or a newer one. */
function currentVersion(value: unknown, problems: Problems): unknown {
  if (!isObject(value)) {
    problems.add('', `Choose a Skyloom design; this file holds ${described(value)}.`)
    return undefined
  }
  if (value.format !== 'skyloom/design') {
    const found = value.format === undefined ? 'nothing' : described(value.format)
    problems.add(
      value.format === undefined ? '' : '/format',
      value.format === 'skyloom/fragment'
        ? 'Paste this onto the canvas of an open design; it is a piece copied from one, not a whole design.'
        : `Choose a Skyloom design: "format" must be "skyloom/design", and here it is ${found}.`,
    )
    return undefined
  }
  const { version } = value
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    problems.add(
      version === undefined ? '' : '/version',
      `Set "version" to ${CURRENT_VERSION}, instead of ${described(version)}.`,
    )
    return undefined
  }
  if (version > CURRENT_VERSION) {
    problems.add(
      '/version',
      `Update Skyloom to open this design: its file has version ${version}, and this program reads up to version ${CURRENT_VERSION}. The file was left as it is.`,
    )
    return undefined
  }
  return version === CURRENT_VERSION ? value : migrate(value as Readonly<Record<string, Json>>, version)
}

function readFields(fields: Fields, services: ServiceDirectory, named: NodeReference[]): Draft {
  const name = fields.need('name', 'what the design is called')
  const description = fields.get('description')
  const targets = fields.get('targets')
  const pricing = fields.get('pricing')
  const assumptions = fields.get('assumptions')
  return {
    format: 'skyloom/design',
    version: 1,
    name: (name && readText(name, 'the name of the design', 1000)) ?? '',
    description: (description && readText(description, 'the description')) ?? '',
    targets: targets === undefined ? {} : readTargets(targets),
    pricing: { freeTier: (pricing && readFreeTier(pricing)) ?? 'none' },
    assumptions: assumptions === undefined ? {} : readAssumptions(assumptions),
    workloads: readList(fields.need('workloads', 'a list, empty while nobody calls'), '"workloads"', readWorkload),
    nodes: readList(fields.need('nodes', 'a list, empty while nothing is drawn'), '"nodes"', (node) =>
      readNode(node, services, named),
    ),
    edges: readList(fields.need('edges', 'a list, empty while nothing is drawn'), '"edges"', readEdge),
    annotations: readList(fields.get('annotations'), '"annotations"', (item) => readJson(item)).filter(
      (item) => item !== undefined,
    ),
    steps: readList(fields.get('steps'), '"steps"', readStep),
    tests: readList(fields.get('tests'), '"tests"', readTest),
  }
}

const AVAILABILITY_TARGET: Bounds = {
  min: 0,
  max: 1,
  exclusiveMin: true,
  exclusiveMax: true,
  hint: 'a fraction, such as 0.999',
}
const ABOVE_ZERO: Bounds = { min: 0, exclusiveMin: true, max: 1e15 }

function readTargets(cursor: Cursor): Targets {
  const fields = readObject(cursor, '"targets"', ['availability', 'p95LatencyMs', 'monthlyBudgetUsd'])
  const number = (key: keyof Targets, bounds: Bounds): number | undefined => {
    const field = fields?.get(key)
    return field && readNumber(field, `the target "${key}"`, bounds)
  }
  const availability = number('availability', AVAILABILITY_TARGET)
  const p95LatencyMs = number('p95LatencyMs', ABOVE_ZERO)
  const monthlyBudgetUsd = number('monthlyBudgetUsd', ABOVE_ZERO)
  return {
    ...(availability !== undefined && { availability }),
    ...(p95LatencyMs !== undefined && { p95LatencyMs }),
    ...(monthlyBudgetUsd !== undefined && { monthlyBudgetUsd }),
  }
}

const FREE_TIERS: readonly FreeTier[] = ['none', 'always-free', 'new-account']

function readFreeTier(cursor: Cursor): FreeTier | undefined {
  const field = readObject(cursor, '"pricing"', ['freeTier'])?.get('freeTier')
  return field && readChoice(field, '"freeTier"', FREE_TIERS)
}

/** An outage of no length would be infinitely frequent. */
const ASSUMPTIONS: Readonly<Record<keyof Assumptions, Bounds>> = {
  zoneAvailability: SHARE,
  regionAvailability: SHARE,
  commonCauseAvailability: SHARE,
  outageMinutes: { ...ABOVE_ZERO, hint: 'the length of a typical outage in minutes' },
}

function readAssumptions(cursor: Cursor): Partial<Assumptions> {
  const fields = readObject(cursor, '"assumptions"', Object.keys(ASSUMPTIONS))
  const number = (key: keyof Assumptions): number | undefined => {
    const field = fields?.get(key)
    return field && readNumber(field, `the assumption "${key}"`, ASSUMPTIONS[key])
  }
  const zoneAvailability = number('zoneAvailability')
  const regionAvailability = number('regionAvailability')
  const commonCauseAvailability = number('commonCauseAvailability')
  const outageMinutes = number('outageMinutes')
  return {
    ...(zoneAvailability !== undefined && { zoneAvailability }),
    ...(regionAvailability !== undefined && { regionAvailability }),
    ...(commonCauseAvailability !== undefined && { commonCauseAvailability }),
    ...(outageMinutes !== undefined && { outageMinutes }),
  }
}

/** A draft without problems has no gaps. */
function whole(draft: Draft): Design {
  const present = <T>(list: readonly (T | undefined)[]): readonly T[] => list.filter((item) => item !== undefined)
  return {
    ...draft,
    workloads: present(draft.workloads),
    nodes: present(draft.nodes),
    edges: present(draft.edges),
    steps: present(draft.steps),
    tests: present(draft.tests),
  }
}
