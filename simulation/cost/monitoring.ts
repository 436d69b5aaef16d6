import type { Meter, Usage } from '../archetypes/archetype.ts'
import type { ModelNode } from '../archetypes/model.ts'
import { HOURS_PER_MONTH } from '../archetypes/month.ts'
import { isOn, numberOf } from '../archetypes/settings/config.ts'
import { WATCHED } from '../archetypes/settings/watching.ts'
import type { Prices } from '../catalog/price-layers.ts'
import { services } from '../catalog/services.ts'
import { isRecord } from '../design/json-values.ts'
import { type DraftLine, pricedLines } from './draft.ts'

/** What watching a part costs: series of numbers, logs and alarms, at the prices of its provider's monitoring service. */
export function draftMonitoring(node: ModelNode, { meanRps }: Usage, prices: Prices): readonly DraftLine[] {
  const watched = node.config.monitoring
  const service = watchers.get(node.service.provider)
  if (!isRecord(watched) || service === undefined) return []
  const instances = node.behaviour.station?.instances ?? 1
  const requests = meanRps * HOURS_PER_MONTH * 3600
  const per = (name: keyof typeof WATCHED) => numberOf(watched, name, WATCHED[name])
  const by = (name: string) => (name in watched ? 'you' : 'default')
  const meters: readonly (Meter & { readonly on: boolean })[] = [
    {
      on: isOn(watched, 'metrics'),
      name: 'metrics',
      quantity: instances * per('metricsPerInstance'),
      description: 'Metrics of its own',
      factors: [
        { name: 'instances', value: instances, unit: '', by: 'configuration' },
        { name: 'metrics of each', value: per('metricsPerInstance'), unit: '', by: by('metricsPerInstance') },
      ],
    },
    {
      on: isOn(watched, 'logs'),
      name: 'logs-gb',
      quantity: (requests * per('logKbPerRequest')) / KB_PER_GB,
      description: 'Logs it writes',
      factors: [
        { name: 'requests', value: requests, unit: 'requests', by: 'traffic' },
        { name: 'log of each', value: per('logKbPerRequest'), unit: 'KB', by: by('logKbPerRequest') },
      ],
    },
    {
      on: isOn(watched, 'alarms'),
      name: 'alarms',
      quantity: per('alarmRules'),
      description: 'Alarms on it',
      factors: [{ name: 'alarms', value: per('alarmRules'), unit: '', by: by('alarmRules') }],
    },
  ]
  return meters
    .filter(({ on, quantity }) => on && quantity > 0)
    .flatMap(({ on: _, ...meter }) => pricedLines(node, meter, service, null, prices))
}

const KB_PER_GB = 1e6

/** By provider, the service that its metrics, logs and alarms are billed under. */
const watchers: ReadonlyMap<string, string> = new Map(
  services
    .filter(({ capabilities }) => capabilities.includes('metrics-logs-alarms'))
    .map(({ provider, id }) => [provider, id]),
)
