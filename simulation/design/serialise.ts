import type { Config, Design, DesignEdge, DesignNode, DesignTest, Json, Shape, Step, Workload } from './design.ts'
import { isList } from './json-values.ts'
import { EDGE_DEFAULTS } from './reading/edge.ts'

/**
 * The text of a `.skyloom` file: equal designs give equal text, two spaces deep, with a final line break. Keys come in the order of the
 * contract, those of configurations by alphabet; what an edge leaves at its default is left out. `parseDesign` gives the same design back.
 */
export function serialiseDesign(design: Design): string {
  return `${JSON.stringify(designFile(design), null, 2)}\n`
}

function designFile(design: Design): object {
  const { format, version, name, description, targets, pricing, assumptions } = design
  return {
    format,
    version,
    name,
    description,
    targets: {
      availability: targets.availability,
      p95LatencyMs: targets.p95LatencyMs,
      monthlyBudgetUsd: targets.monthlyBudgetUsd,
    },
    pricing: { freeTier: pricing.freeTier },
    assumptions: {
      zoneAvailability: assumptions.zoneAvailability,
      regionAvailability: assumptions.regionAvailability,
      commonCauseAvailability: assumptions.commonCauseAvailability,
      outageMinutes: assumptions.outageMinutes,
    },
    workloads: design.workloads.map(workloadFile),
    nodes: design.nodes.map(nodeFile),
    edges: design.edges.map(edgeFile),
    annotations: design.annotations.map(sorted),
    steps: design.steps.map(stepFile),
    tests: design.tests.map(testFile),
  }
}

function workloadFile({ id, name, source, rps, shape, requestKb, responseKb }: Workload): object {
  return { id, name, source, rps, shape: shapeFile(shape), requestKb, responseKb }
}

function shapeFile(shape: Shape): object {
  switch (shape.kind) {
    case 'constant':
      return { kind: shape.kind }
    case 'diurnal':
      return { kind: shape.kind, peakToMean: shape.peakToMean, peakHour: shape.peakHour }
    case 'burst': {
      const { kind, peakToMean, minutesPerDay, startHour } = shape
      return { kind, peakToMean, minutesPerDay, startHour }
    }
    case 'hourly':
      return { kind: shape.kind, factors: shape.factors }
    default:
      return shape satisfies never
  }
}

/** One node as a file has it. */
export function nodeFile({ id, service, name, parent, config, position, size }: DesignNode): object {
  return {
    id,
    service,
    name,
    parent,
    config: sortedConfig(config),
    position: { x: position.x, y: position.y },
    size: size && { width: size.width, height: size.height },
  }
}

/** One edge as a file has it, without what is at its default. */
export function edgeFile(edge: DesignEdge): object {
  const other = <T>(value: T, usual: T): T | undefined => (value === usual ? undefined : value)
  return {
    id: edge.id,
    source: edge.source,
    target: edge.target,
    kind: edge.kind,
    calls: other<DesignEdge['calls']>(edge.calls, EDGE_DEFAULTS.calls),
    stage: edge.stage,
    weight: other<DesignEdge['weight']>(edge.weight, EDGE_DEFAULTS.weight),
    onMissOf: edge.onMissOf,
    dependency: other<DesignEdge['dependency']>(edge.dependency, EDGE_DEFAULTS.dependency),
    via: edge.via.length === 0 ? undefined : edge.via,
    workloads: edge.workloads,
    requestKb: edge.requestKb,
    responseKb: edge.responseKb,
    timeoutMs: edge.timeoutMs,
    retries: other<DesignEdge['retries']>(edge.retries, EDGE_DEFAULTS.retries),
    backoffMs: other<DesignEdge['backoffMs']>(edge.backoffMs, EDGE_DEFAULTS.backoffMs),
  }
}

function stepFile({ title, notes, show, focus }: Step): object {
  return { title, notes, show, focus }
}

function testFile({ name, when, expect }: DesignTest): object {
  const { availability, p95LatencyMs, monthlyBudgetUsd, served } = expect
  return {
    name,
    when: { fail: when.fail, trafficFactor: when.trafficFactor },
    expect: { availability, p95LatencyMs, monthlyBudgetUsd, served },
  }
}

function sortedConfig(config: Config): Json {
  return sorted(config)
}

function sorted(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map(sorted)
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]))
}
