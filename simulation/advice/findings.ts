import type { Model, ModelEdge } from '../archetypes/model.ts'
import { formatAvailability } from '../report/format.ts'
import type { Figures, Finding } from '../report/report.ts'
import { callOrder } from '../traffic/call-order.ts'
import { callPlans } from '../traffic/call-plan.ts'
import { stronglyConnectedComponents } from '../traffic/components.ts'
import { checkpointing, modelTooLarge, readingBound, tokensBeyondRoof } from './model-findings.ts'

/**
 * What a learner should know about the figures before believing or changing the design, worst first.
 *
 * @param figures the report without findings and receipts
 */
export function writeFindings(model: Model, figures: Figures): readonly Finding[] {
  const findings = rules.flatMap((rule) => rule(model, figures))
  return findings.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
}

type Rule = (model: Model, figures: Figures) => readonly Finding[]

const ORDER = ['error', 'warning', 'info'] as const

const rules: readonly Rule[] = [
  nothingToMeasure,
  unstableLoop,
  unsolvedLoop,
  saturated,
  saturatedAtPeak,
  losing,
  modelTooLarge,
  tokensBeyondRoof,
  checkpointing,
  readingBound,
  boundedAvailability,
  noPublishedSla,
  noPrice,
]

function nothingToMeasure(model: Model): readonly Finding[] {
  const finding = (nodeIds: readonly string[], message: string, remedy: string): Finding => ({
    rule: 'nothing-to-measure',
    severity: 'info',
    nodeIds,
    message,
    remedy,
    effect: null,
  })
  if (model.workloads.length === 0) {
    return [
      finding(
        [],
        'No workload: latency and availability are those of a request, and none is described.',
        'Add a workload that starts at a client.',
      ),
    ]
  }
  const idle = model.workloads.every(({ rps }) => rps === 0)
  if (idle) return [finding([], 'All workloads have a rate of 0.', 'Give a workload a rate.')]
  const sources = model.workloads.flatMap(({ source }) => model.nodes[source] ?? [])
  const lonely = [...new Set(sources.filter((node) => node.out.length === 0))]
  if (lonely.length > 0) {
    const names = lonely.map((node) => node.design.name).join(', ')
    return [
      finding(
        lonely.map(({ id }) => id),
        `${names} calls nothing.`,
        'Draw a wire from it to the part that answers its requests.',
      ),
    ]
  }
  const waiting = sources.some((node) => node.out.some((edge) => model.edges[edge]?.kind === 'request'))
  if (waiting) return []
  return [
    finding(
      sources.map(({ id }) => id),
      'Nobody waits for an answer: all first wires are asynchronous.',
      'Make one of them a request.',
    ),
  ]
}

function unstableLoop(model: Model, figures: Figures): readonly Finding[] {
  if (!figures.system.unstable) return []
  const edges = endlessLoops(model, figures)
  const names = edges.map((edge) => `${nameOf(model, edge.source)} → ${nameOf(model, edge.target)}`)
  return [
    {
      rule: 'unstable-loop',
      severity: 'error',
      nodeIds: [...new Set(edges.flatMap((edge) => model.nodes[edge.source]?.id ?? []))],
      message: `Each turn of the loop ${names.join(', ')} makes at least one more: the rate grows without end.`,
      remedy:
        'Lower the calls of one of these wires until less than one request comes back for each that goes in, or remove it.',
      effect: null,
    },
  ]
}

/** A loop that is not a plain sum of times, and comes back so often that its time cannot be told. */
function unsolvedLoop(model: Model, figures: Figures): readonly Finding[] {
  if (figures.system.unstable) return []
  return model.workloads.flatMap(({ index, source }): readonly Finding[] => {
    const row = figures.workloads[index]
    if (!row || row.latencyMs || row.errorRate !== null || row.saturated) return []
    const order = callOrder(model, callPlans(model, index))
    const reached = new Set(order.below(source, () => false))
    const loop = order.loops.find(({ members }) => members.some((member) => reached.has(member)))
    if (!loop) return []
    const names = loop.members.map((member) => model.nodes[member]?.design.name ?? '').sort()
    return [
      {
        rule: 'unsolved-loop',
        severity: 'warning',
        nodeIds: loop.members.flatMap((member) => model.nodes[member]?.id ?? []),
        message: `The calls of ${names.join(', ')} come back to where they began, with parallel calls, timeouts, full queues or held slots on the way, and too often for a latency to be computed. Rates are shown without what late or lost calls on the way would change.`,
        remedy:
          'Lower the calls that come back, make the parallel calls one after another, or take the timeout off the loop; or run the simulation, which follows each call.',
        effect: null,
      },
    ]
  })
}

/** Edges on loops whose rate grows without end; those behind such a loop have no rate either, but no part in it. */
function endlessLoops(model: Model, figures: Figures): readonly ModelEdge[] {
  const endless = model.edges.filter((edge) => figures.edges[edge.index]?.rps === null)
  const out = model.nodes.map((): number[] => [])
  for (const { source, target } of endless) out[source]?.push(target)
  const loops = stronglyConnectedComponents(out).map((members) => new Set(members))
  const loopOf = (node: number) => loops.find((members) => members.has(node))
  return endless.filter(({ source, target }) => {
    const loop = loopOf(source)
    // what comes in without end makes any rate endless: only the first of such loops is at fault
    const fed = endless.some((edge) => loop?.has(edge.target) && !loop.has(edge.source))
    return loop?.has(target) && !fed
  })
}

function saturated(model: Model, figures: Figures): readonly Finding[] {
  return model.nodes.flatMap((node): readonly Finding[] => {
    const row = figures.nodes[node.index]
    if (!row?.saturated) return []
    const load =
      row.utilisation === null
        ? 'more than it can serve'
        : `${Math.round(row.utilisation * 100)} % of what it can serve`
    return [
      {
        rule: 'saturated',
        severity: 'error',
        nodeIds: [node.id],
        message: `${node.design.name} gets ${load}. Its queue grows without end, so no latency can be given.`,
        remedy: 'Add instances, choose a larger type, shorten its service time, or send it less.',
        effect: null,
      },
    ]
  })
}

function saturatedAtPeak(model: Model, figures: Figures): readonly Finding[] {
  return model.nodes.flatMap((node): readonly Finding[] => {
    const row = figures.nodes[node.index]
    if (!row || row.saturated || !row.peak?.saturated) return []
    return [
      {
        rule: 'saturated-at-peak',
        severity: 'warning',
        nodeIds: [node.id],
        message: `${node.design.name} carries the mean rate but not the busiest hour.`,
        remedy: 'Size it for the peak, or let it scale.',
        effect: null,
      },
    ]
  })
}

function losing(model: Model, figures: Figures): readonly Finding[] {
  return figures.workloads.flatMap((row, index): readonly Finding[] => {
    if (row.errorRate === null || row.errorRate < 1e-6) return []
    const name = model.workloads[index]?.design.name ?? row.id
    const percent = 100 * row.errorRate
    return [
      {
        rule: 'requests-lost',
        severity: 'warning',
        nodeIds: model.nodes.filter((node) => (figures.nodes[node.index]?.lossFraction ?? 0) > 0).map(({ id }) => id),
        message: `${Number(percent.toPrecision(percent > 99 ? 4 : 2))} % of ${name} fail with every part up, at full queues or timeouts.`,
        remedy: 'Give the full station more servers or places, or the call a longer timeout.',
        effect: null,
      },
    ]
  })
}

function noPublishedSla(model: Model, figures: Figures): readonly Finding[] {
  const silent = model.nodes.filter(({ index, behaviour, place }) => {
    const onPath = (figures.nodes[index]?.arrivalRps ?? 0) > 0
    return onPath && place.provider !== 'generic' && behaviour.failure.source?.confidence === 'unknown'
  })
  if (silent.length === 0) return []
  return [
    {
      rule: 'no-published-sla',
      severity: 'info',
      nodeIds: silent.map(({ id }) => id),
      message: `No availability is published for ${silent.map((node) => node.design.name).join(', ')} as drawn; they count as always up.`,
      remedy: 'Type your own availability where you know it, or choose a topology that has a promise.',
      effect: null,
    },
  ]
}

function noPrice(_: Model, figures: Figures): readonly Finding[] {
  const open = figures.bill.lines.filter((line) => line.amountUsd === null)
  if (open.length === 0) return []
  const ids = [...new Set(open.map((line) => line.nodeId))]
  return [
    {
      rule: 'no-price',
      severity: 'warning',
      nodeIds: ids,
      message: `${open.length === 1 ? 'One line of the bill has' : `${open.length} lines of the bill have`} no known price: ${open.map((line) => line.description).join('; ')}.`,
      remedy: 'The total is a lower bound. Choose a type or region with a known price.',
      effect: null,
    },
  ]
}

function boundedAvailability(_model: Model, figures: Figures): readonly Finding[] {
  return figures.workloads.flatMap(({ id, availability, availabilityAtMost }): readonly Finding[] => {
    if (availability === null || availabilityAtMost === null) return []
    return [
      {
        rule: 'availability-bounded',
        severity: 'warning',
        nodeIds: [],
        message: `So many parts of ${id} share so many others that its availability can only be enclosed: between ${formatAvailability(availability)} and ${formatAvailability(availabilityAtMost)}. The lower end is shown.`,
        remedy: 'Simulate the design for a figure in between, or look at a part of it by itself.',
        effect: null,
      },
    ]
  })
}

function nameOf(model: Model, node: number): string {
  return model.nodes[node]?.design.name ?? ''
}
