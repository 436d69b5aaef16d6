import type { ModelNode } from '../../archetypes/model.ts'
import { numberOf } from '../../archetypes/settings/config.ts'
import type { Figures } from '../../report/report.ts'
import { computed, type DraftUnit, setting } from './draft.ts'

/** Of stores: what a terabyte that is read costs, requests and transfer together. */
export function storeUnits(node: ModelNode, figures: Figures): readonly DraftUnit[] {
  const tb = node.in.reduce((sum, edge) => sum + (figures.edges[edge]?.monthlyGbOut ?? 0), 0) / 1000
  const lines = figures.bill.lines.filter(
    ({ nodeId, unit, dimension }) =>
      nodeId === node.id && !unit.includes('month') && dimension !== 'new-account-credit',
  )
  const usd = lines.reduce((sum, { amountUsd }) => sum + (amountUsd ?? 0), 0)
  if (tb === 0 || lines.some(({ amountUsd }) => amountUsd === null)) return []
  return [
    {
      key: 'usd-per-tb',
      label: 'A terabyte read',
      value: usd / tb,
      unit: 'USD',
      receipt: {
        formula: 'requests and transfer a month ÷ terabytes read a month',
        inputs: [
          ...lines.map(({ description, amountUsd, priceSource, priceAsOf }) => ({
            name: description,
            value: amountUsd,
            unit: 'USD',
            source: `${priceSource}, ${priceAsOf}`,
          })),
          computed('read a month', tb, 'TB', 'traffic'),
        ],
        assumptions: [
          'What is stored is paid by the month, read or not, and left out, and so is a credit for new accounts.',
        ],
      },
    },
  ]
}

/** Of jobs over data: what a run and a terabyte cost. */
export function jobUnits(node: ModelNode, figures: Figures): readonly DraftUnit[] {
  const usd = figures.nodes[node.index]?.monthlyUsd ?? null
  const runs = numberOf(node.config, 'runsPerMonth')
  if (usd === null || runs === 0) return []
  const tb = (numberOf(node.config, 'datasetGb') * numberOf(node.config, 'epochs', 1)) / 1000
  const inputs = [
    computed('cost a month', usd, 'USD', 'its bill lines'),
    setting(node, 'runsPerMonth', 'runs a month', runs),
  ]
  return [
    {
      key: 'usd-per-run',
      label: 'A run costs',
      value: usd / runs,
      unit: 'USD',
      receipt: { formula: 'cost a month ÷ runs a month', inputs, assumptions: [] },
    },
    ...(tb > 0
      ? [
          {
            key: 'usd-per-tb',
            label: 'A terabyte costs',
            value: usd / runs / tb,
            unit: 'USD',
            receipt: {
              formula: 'cost of a run ÷ terabytes that it reads',
              inputs: [...inputs, computed('read in a run', tb, 'TB', 'data × passes')],
              assumptions: [],
            },
          },
        ]
      : []),
  ]
}
