import type { Model } from '../../archetypes/model.ts'
import type { Figures } from '../../report/report.ts'
import { ALL_UP, assumptionInputs, CONSTANT, MONTH, PERCENTILES, POISSON, type Receipts, share } from './words.ts'

/** How the figures of the whole design came about. */
export function systemReceipts(model: Model, report: Figures, receipts: Receipts): void {
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
