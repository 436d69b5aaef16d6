import allowances from './facts/machines/allowances.json' with { type: 'json' }
import type { Figure, FreeAllowance } from './service.ts'
import { serviceRecord } from './services.ts'

/**
 * What a machine that runs all month gets off its list price without being asked (Google's sustained-use discount).
 *
 * @param type machine type, such as `n2-standard-2`; spot and committed machines have none, nor have types with added GPUs
 * @returns share of the list price for a full month; `undefined` where there is no such discount
 */
export function sustainedUse(serviceId: string, type: string): Figure | undefined {
  const record = serviceRecord(serviceId)
  if (record?.machines?.from !== 'machines' || type.includes('+')) return undefined
  const family = type.split('-')[0]
  const found = allowances.sustainedUse.find((row) => row.provider === record.provider && row.family === family)
  return (
    found && {
      value: found.share,
      unit: 'share of the list price',
      source: allowances.sustainedUseSource,
      asOf: allowances.sustainedUseAsOf,
      confidence: 'quoted',
    }
  )
}

/**
 * Machine-hours that the provider gives away each month.
 *
 * @param region where the machine stands
 * @returns allowances on the meter `instance-hours`; empty for nearly every type
 */
export function machineAllowances(serviceId: string, type: string, region: string): readonly FreeAllowance[] {
  const record = serviceRecord(serviceId)
  if (record?.machines?.from !== 'machines') return []
  return allowances.free
    .filter((row) => row.provider === record.provider && row.type === type && row.regions.includes(region))
    .map(({ kind, hours, pool }) => ({ kind: kind === 'always' ? 'always' : '12-months', quantity: hours, pool }))
}

/** USD that a provider gives a new account, once, with the days in which to use them; `undefined` where it gives none. */
export function newAccountCredit(provider: string): (Figure & { readonly days: number }) | undefined {
  const found = allowances.credits.find((row) => row.provider === provider)
  if (!found) return undefined
  const { usd, days, source, asOf, confidence } = found
  return { value: usd, unit: 'USD', days, source, asOf, confidence: confidence === 'quoted' ? 'quoted' : 'recalled' }
}
