import type { Model, ModelNode } from '../archetypes/model.ts'
import type { Figure } from '../catalog/service.ts'
import { DEFAULT_ASSUMPTIONS } from '../design/design.ts'
import type { Receipt, ReceiptInput, Report } from '../report/report.ts'

/**
 * How each number of a report came about: formula, inputs with their origin, assumptions. Keys are JSON pointers into the report.
 *
 * @param report everything but the receipts
 */
export function writeReceipts(
  model: Model,
  report: Omit<Report, 'receipts' | 'findings'>,
): Readonly<Record<string, Receipt>> {
  const receipts: Record<string, Receipt> = {}
  systemReceipts(model, report, receipts)
  report.workloads.forEach((_, index) => {
    workloadReceipts(model, report, index, receipts)
  })
  model.nodes.forEach((node) => {
    nodeReceipts(model, node, report, receipts)
  })
  model.edges.forEach((_, index) => {
    edgeReceipts(model, report, index, receipts)
  })
  report.bill.lines.forEach((line, index) => {
    const receipt = {
      formula: '(quantity − free quantity) × unit price, through the vendor’s tiers',
      inputs: [
        { name: 'quantity', value: line.quantity, unit: line.unit, source: line.description },
        {
          name: 'free quantity',
          value: line.freeQuantity,
          unit: line.unit,
          source: FREE_TIER[model.design.pricing.freeTier],
        },
        {
          name: 'unit price',
          value: line.unitPriceUsd,
          unit: `USD/${line.unit}`,
          source: `${line.priceSource}, ${line.priceAsOf} (${line.confidence})`,
        },
      ],
      assumptions: line.regionAssumed
        ? [`No price is known for ${line.region ?? 'this region'}: the one of the provider’s reference region is used.`]
        : [],
    }
    receipts[`/bill/lines/${index}/amountUsd`] = receipt
  })
  return receipts
}

type Body = Omit<Report, 'receipts' | 'findings'>
type Receipts = Record<string, Receipt>

const FREE_TIER = {
  none: 'the design counts no free tier',
  'always-free': 'allowances that do not expire',
  'new-account': 'allowances of a new account',
} as const
const MONTH = '730 hours a month'
const ALL_UP = 'Every part is up: failures count in availability only.'
const POISSON = 'Arrivals at every station are taken as Poisson.'
const CONSTANT = 'The mean rate of the month; the busiest hour is reported apart.'
const PERCENTILES = ['mean', 'p50', 'p90', 'p95', 'p99', 'p999'] as const

function systemReceipts(model: Model, report: Body, receipts: Receipts): void {
  const { system, workloads } = report
  const mixture = workloads.map((workload, i) => ({
    name: `${model.workloads[i]?.design.name ?? workload.id}, share of requests`,
    value: workload.rps,
    unit: 'requests/s',
    source: 'you',
  }))
  if (system.latencyMs) {
    for (const key of PERCENTILES) {
      receipts[`/system/latencyMs/${key}`] = {
        formula:
          key === 'mean'
            ? 'mean of the workloads’ mean times, weighted by their rates'
            : `the time within which ${share(key)} of all successful requests are answered; from the mixture of the workloads’ laws (percentiles are never added)`,
        inputs: [
          ...mixture,
          ...workloads.flatMap((workload, i) =>
            workload.latencyMs
              ? [
                  {
                    name: `${model.workloads[i]?.design.name ?? workload.id}, ${key}`,
                    value: workload.latencyMs[key],
                    unit: 'ms',
                    source: 'computed',
                  },
                ]
              : [],
          ),
        ],
        assumptions: [ALL_UP, POISSON, CONSTANT],
      }
    }
  }
  if (system.availability !== null) {
    const receipt = {
      formula:
        'P(a request finds all it needs): the design’s structure function, with shared zones, regions and providers counted once; mean of the workloads, weighted by rate',
      inputs: [
        ...workloads.flatMap((workload, i) =>
          workload.availability === null
            ? []
            : [
                {
                  name: model.workloads[i]?.design.name ?? workload.id,
                  value: workload.availability,
                  unit: '',
                  source: 'computed',
                },
              ],
        ),
        ...assumptionInputs(model),
        {
          name: 'SLA composite',
          value: system.availabilityContract,
          unit: '',
          source: 'published SLAs of the parts as drawn',
        },
        {
          name: 'if nothing were shared',
          value: system.availabilityIndependent,
          unit: '',
          source: 'every use of a zone, region or provider as a part of its own',
        },
      ],
      assumptions: ['No vendor publishes how often a zone or a region is down: these figures are yours to change.'],
    }
    receipts['/system/availability'] = receipt
    receipts['/system/unavailability'] = receipt
    receipts['/system/downtimeMinutesPerMonth'] = {
      formula: 'unavailability × 730 h × 60 min',
      inputs: [
        { name: 'unavailability', value: system.unavailability, unit: '', source: 'computed' },
        { name: 'minutes a month', value: 43_800, unit: 'min', source: MONTH },
      ],
      assumptions: [],
    }
  }
  receipts['/system/monthlyUsd'] = {
    formula: 'sum of the bill’s lines',
    inputs: [
      { name: 'lines', value: report.bill.lines.length, unit: '', source: 'the bill' },
      ...model.nodes.flatMap((node) => {
        const usd = report.nodes[node.index]?.monthlyUsd ?? null
        return usd ? [{ name: node.design.name, value: usd, unit: 'USD', source: 'its lines' }] : []
      }),
    ],
    assumptions: [
      `${MONTH}; list prices.`,
      ...(report.bill.complete ? [] : ['Some lines have no known price and are left out: the total is a lower bound.']),
    ],
  }
}

function workloadReceipts(model: Model, report: Body, index: number, receipts: Receipts): void {
  const workload = report.workloads[index]
  if (!workload) return
  const at = `/workloads/${index}`
  const steps = workload.waterfall.map((step) => ({
    name: `${nameOf(model, step.nodeId)}: ${step.part}`,
    value: step.meanMs,
    unit: 'ms',
    source: step.part === 'network' ? 'network table' : 'its station',
  }))
  if (workload.latencyMs) {
    for (const key of PERCENTILES) {
      receipts[`${at}/latencyMs/${key}`] = {
        formula:
          key === 'mean'
            ? 'network + waiting + service along all calls'
            : `inverse of the whole request’s law at ${share(key)}: transforms multiply along the calls and are inverted numerically`,
        inputs: steps,
        assumptions: [
          ALL_UP,
          POISSON,
          CONSTANT,
          ...(workload.approximate ? ['At least one station has no exact formula; its wait is approximated.'] : []),
        ],
      }
    }
  }
  if (workload.availability !== null) {
    receipts[`${at}/availability`] = {
      formula: 'P(the request finds all it needs), exact, causes shared by several parts counted once',
      inputs: [
        ...workload.causes.slice(0, 8).map((cause) => ({
          name: causeName(model, cause.id),
          value: cause.minutesPerMonth,
          unit: 'min',
          source: 'its share of the downtime',
        })),
        ...assumptionInputs(model),
      ],
      assumptions: [],
    }
  }
}

function nodeReceipts(model: Model, node: ModelNode, report: Body, receipts: Receipts): void {
  const row = report.nodes[node.index]
  if (!row) return
  const at = `/nodes/${node.index}`
  const station = node.behaviour.station
  const rate = { name: 'arrivals', value: row.arrivalRps, unit: 'requests/s', source: 'traffic of the workloads' }
  if (row.arrivalRps !== null) {
    receipts[`${at}/arrivalRps`] = {
      formula: 'Σ workload rate × visits for each request',
      inputs: model.workloads.map(({ design }) => ({
        name: design.name,
        value: design.rps,
        unit: 'requests/s',
        source: 'you',
      })),
      assumptions: [CONSTANT],
    }
  }
  if (station) {
    const service: ReceiptInput = {
      name: station.blocking ? 'mean time a slot is held' : 'mean service time',
      value: row.meanServiceMs,
      unit: 'ms',
      source: station.source ? sourceOf(station.source) : setBy(node, ['serviceTimeMs', 'durationMs', 'serviceTime']),
    }
    const servers: ReceiptInput = {
      name: 'servers',
      value: row.servers ?? 'as many as needed',
      unit: '',
      source: setBy(node, ['count', 'instances', 'servers', 'instanceType', 'maxConcurrency']),
    }
    const notes = [POISSON, ...(row.approximate ? ['No exact formula exists for this station: an approximation.'] : [])]
    receipts[`${at}/utilisation`] = {
      formula: 'arrivals × service time ÷ servers',
      inputs: [rate, service, servers],
      assumptions: [],
    }
    const wait = { formula: waitFormula(node, row.servers), inputs: [rate, service, servers], assumptions: notes }
    receipts[`${at}/meanWaitMs`] = wait
    for (const key of PERCENTILES) {
      receipts[`${at}/waitMs/${key}`] = wait
      receipts[`${at}/latencyMs/${key}`] = {
        formula: 'wait + own service (calls to other parts are not counted here)',
        inputs: [{ name: 'mean wait', value: row.meanWaitMs, unit: 'ms', source: 'computed' }, service],
        assumptions: notes,
      }
    }
  }
  if (row.availability !== null) {
    const { failure } = node.behaviour
    receipts[`${at}/availability`] = {
      formula:
        failure.instances > 1 ? 'P(enough instances are up in zones that are up) × region' : 'instance × zone × region',
      inputs: [
        {
          name: 'one instance',
          value: 1 - failure.unavailability,
          unit: '',
          source: failure.source ? sourceOf(failure.source) : setBy(node, ['availability', 'mtbfHours']),
        },
        {
          name: 'instances',
          value: failure.instances,
          unit: '',
          source: setBy(node, ['count', 'instances', 'multiZone']),
        },
        { name: 'needed', value: failure.minHealthy, unit: '', source: setBy(node, ['minHealthy']) },
        ...assumptionInputs(model),
      ],
      assumptions: [],
    }
  }
  if (row.monthlyUsd !== null) {
    receipts[`${at}/monthlyUsd`] = {
      formula: 'sum of its bill lines',
      inputs: report.bill.lines
        .filter((line) => line.nodeId === node.id)
        .map((line) => ({
          name: line.description,
          value: line.amountUsd,
          unit: 'USD',
          source: `${line.priceSource}, ${line.priceAsOf}`,
        })),
      assumptions: [MONTH],
    }
  }
}

function edgeReceipts(model: Model, report: Body, index: number, receipts: Receipts): void {
  const edge = model.edges[index]
  const row = report.edges[index]
  if (!edge || !row || edge.kind === 'link') return
  const from = model.nodes[edge.source]?.place
  const to = model.nodes[edge.target]?.place
  receipts[`/edges/${index}/networkMs`] = {
    formula: 'round trip between the two places: same zone, other zone, region pair, else 5 ms + 1.66 ms per 100 km',
    inputs: [
      { name: 'from', value: placeName(from), unit: '', source: 'its place' },
      { name: 'to', value: placeName(to), unit: '', source: 'its place' },
      { name: 'round trip', value: row.networkMs, unit: 'ms', source: 'network table' },
    ],
    assumptions: ['A constant: the median of the pair.'],
  }
  receipts[`/edges/${index}/monthlyGb`] = {
    formula: 'calls/s × (request + response) × 730 h × 3600 s',
    inputs: [
      { name: 'calls', value: row.rps, unit: 'requests/s', source: 'traffic' },
      {
        name: 'request',
        value: edge.requestKb ?? 'of the workload',
        unit: 'KB',
        source: edge.requestKb === null ? 'workload' : 'you',
      },
      {
        name: 'response',
        value: edge.responseKb ?? 'of the workload',
        unit: 'KB',
        source: edge.responseKb === null ? 'workload' : 'you',
      },
    ],
    assumptions: [],
  }
}

function assumptionInputs(model: Model): readonly ReceiptInput[] {
  const own = model.design.assumptions
  const by = (key: keyof typeof own) =>
    own[key] === undefined || own[key] === DEFAULT_ASSUMPTIONS[key] ? 'default, an assumption' : 'you'
  const { zoneAvailability, regionAvailability, commonCauseAvailability } = model.assumptions
  return [
    { name: 'a zone', value: zoneAvailability, unit: '', source: by('zoneAvailability') },
    { name: 'a region', value: regionAvailability, unit: '', source: by('regionAvailability') },
    {
      name: 'a provider’s common causes',
      value: commonCauseAvailability,
      unit: '',
      source: by('commonCauseAvailability'),
    },
  ]
}

function waitFormula(node: ModelNode, servers: number | null): string {
  const station = node.behaviour.station
  if (!station || servers === null) return 'no queue: as many servers as requests'
  if (station.queueLimit !== null) return `M/M/${servers}/${servers + station.queueLimit}: finite queue, Erlang`
  if (station.blocking) return `M/G/${servers} with the two moments of the time held`
  if (station.serviceTime.distribution === 'exponential') {
    return servers === 1
      ? 'M/M/1: ρ ÷ (1 − ρ) × service time'
      : `M/M/${servers}: Erlang C × service time ÷ (servers × (1 − ρ))`
  }
  return servers === 1
    ? 'M/G/1: Pollaczek–Khinchine, λ·E[S²] ÷ 2(1 − ρ)'
    : `M/G/${servers}: Kimura’s interpolation between M/M/${servers} and M/D/${servers}`
}

/** "you" when the learner set one of these parameters, else "default". */
function setBy(node: ModelNode, names: readonly string[]): string {
  return names.some((name) => node.design.config[name] !== undefined) ? 'you' : 'default'
}

function sourceOf(figure: Figure): string {
  return `${figure.source}, ${figure.asOf} (${figure.confidence})`
}

function nameOf(model: Model, id: string): string {
  return model.nodes.find((node) => node.id === id)?.design.name ?? id
}

function causeName(model: Model, id: string): string {
  const colon = id.indexOf(':')
  return colon === -1 ? nameOf(model, id) : `${id.slice(0, colon)} ${id.slice(colon + 1)}`
}

function placeName(place: ModelNode['place'] | undefined): string {
  if (!place) return 'nowhere'
  if (place.zones.length > 0) return place.zones.join(', ')
  if (place.region) return place.region
  return place.location ? `${place.location.lat}, ${place.location.lon}` : 'no place'
}

function share(key: (typeof PERCENTILES)[number]): string {
  return { mean: '', p50: '50 %', p90: '90 %', p95: '95 %', p99: '99 %', p999: '99.9 %' }[key]
}
