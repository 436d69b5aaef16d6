import type { Archetype } from '../../archetype.ts'
import { HOURS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf } from '../../settings/config.ts'
import { flag, integer, number } from '../../settings/parameters.ts'

const METERS = [
  ['logsGbPerMonth', 'logs-gb', 'Logs', 'GB'],
  ['logStorageGb', 'log-storage-gb-months', 'Logs kept', 'GB'],
  ['logsScannedGb', 'scanned-gb', 'Searched in logs', 'GB'],
  ['metrics', 'metrics', 'Metrics', ''],
  ['alarms', 'alarms', 'Alarms', ''],
  ['dashboards', 'dashboards', 'Dashboards', ''],
  ['traces', 'traces', 'Traces', ''],
  ['tracesRead', 'traces-read', 'Traces read', ''],
  ['spans', 'spans', 'Spans', ''],
  ['budgets', 'budgets', 'Budgets', ''],
  ['actionBudgets', 'budget-hours', 'Budgets that act', '', HOURS_PER_MONTH],
  ['budgetReports', 'budget-reports', 'Budget reports', ''],
] as const

/** Metrics, logs and alarms: beside the requests' path, on the bill and in the checks. */
export const monitoring: Archetype = {
  id: 'monitoring',
  parameters: [
    number('logsGbPerMonth', 5, [0, 1e9], { label: 'Logs', help: 'GB of logs a month.', unit: 'GB' }),
    number('logStorageGb', 0, [0, 1e9], {
      label: 'Logs kept',
      help: 'GB of old logs that are kept, on average.',
      unit: 'GB',
      advanced: true,
    }),
    integer('metrics', 10, [0, 10_000_000], { label: 'Metrics', help: 'Series of numbers of your own.' }),
    integer('alarms', 2, [0, 1_000_000], { label: 'Alarms', help: 'Rules that tell somebody.' }),
    integer('dashboards', 1, [0, 100_000], { label: 'Dashboards', help: 'Pages of charts.' }),
    flag('budgetAlert', false, {
      label: 'Budget alert',
      help: 'Whether somebody is told when the bill grows too fast.',
    }),
  ],
  zones: () => null,
  behave: (setting) => ({ role: { kind: 'aside' }, station: null, failure: regionalFailure(setting) }),
  meters: ({ config, given }) =>
    METERS.map(([name, meter, description, unit, times = 1]) => ({
      name: meter,
      quantity: numberOf(config, name) * times,
      description,
      factors: [{ name: description, value: numberOf(config, name), unit, by: given.has(name) ? 'you' : 'default' }],
    })),
}
