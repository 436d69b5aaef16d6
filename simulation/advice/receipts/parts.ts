import type { Model, ModelNode } from '../../archetypes/model.ts'
import type { Figures, ReceiptInput } from '../../report/report.ts'
import { assumptionInputs, CONSTANT, MONTH, PERCENTILES, POISSON, type Receipts, setBy, sourceOf } from './words.ts'

/** How the figures of one part came about. */
export function nodeReceipts(model: Model, node: ModelNode, report: Figures, receipts: Receipts): void {
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
    const together = station.batch
      ? [{ name: 'largest batch', value: station.batch.max, unit: 'requests', source: setBy(node, ['batchMax']) }]
      : []
    const notes = [POISSON, ...(row.approximate ? ['No exact formula exists for this station: an approximation.'] : [])]
    receipts[`${at}/utilisation`] = {
      formula: station.batch
        ? 'arrivals × service time ÷ (servers × largest batch)'
        : 'arrivals × service time ÷ servers',
      inputs: [rate, service, servers, ...together],
      assumptions: [],
    }
    const wait = {
      formula: waitFormula(node, row.servers),
      inputs: [rate, service, servers, ...together],
      assumptions: notes,
    }
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

/** How the figures of one wire came about. */
export function edgeReceipts(model: Model, report: Figures, index: number, receipts: Receipts): void {
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
    assumptions: [
      'A constant: the median of the pair.',
      ...(edge.entryMs
        ? ['An entry at the edge stands next to its caller: the last mile leads to it, the rest of the way on from it.']
        : []),
    ],
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

function waitFormula(node: ModelNode, servers: number | null): string {
  const station = node.behaviour.station
  if (!station || servers === null) return 'no queue: as many servers as requests'
  if (station.batch) return batchFormula(station.batch, station.queueLimit, servers)
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

function batchFormula({ max, waitMs }: { max: number; waitMs: number }, limit: number | null, servers: number): string {
  const queue = `M/G^[1,${max}]/${servers}${limit === null ? '' : `/${servers + limit}`}: bulk service, a free server takes up to ${max}`
  return waitMs > 0 ? `the later of a full batch or ${waitMs} ms, and ${queue}` : queue
}

function placeName(place: ModelNode['place'] | undefined): string {
  if (!place) return 'nowhere'
  if (place.zones.length > 0) return place.zones.join(', ')
  if (place.region) return place.region
  return place.location ? `${place.location.lat}, ${place.location.lon}` : 'no place'
}
