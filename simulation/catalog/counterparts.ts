import { type CloudProvider, type Counterpart, capabilities } from './capabilities.ts'
import { serviceRecord } from './services.ts'

/**
 * What another provider calls the same thing.
 *
 * @param serviceId such as `aws.s3`; generic parts have no counterparts, they go anywhere
 * @param provider whose services are wanted
 * @returns services of the catalogue that share a row of the capability table with it, exact matches first; a match is exact
 *   when one shared row marks neither side as approximate
 */
export function counterparts(serviceId: string, provider: CloudProvider): readonly Counterpart[] {
  const found = new Map<string, Counterpart['closeness']>()
  for (const { cells } of capabilities) {
    const own = [...cells.aws, ...cells.gcp, ...cells.azure].find(({ id }) => id === serviceId)
    if (!own) continue
    for (const { id, closeness } of cells[provider]) {
      if (id === serviceId || !serviceRecord(id)) continue
      const exact = own.closeness === 'exact' && closeness === 'exact'
      if (exact || !found.has(id)) found.set(id, exact ? 'exact' : 'approximate')
    }
  }
  const all = [...found].map(([id, closeness]) => ({ id, closeness }))
  return [
    ...all.filter(({ closeness }) => closeness === 'exact'),
    ...all.filter(({ closeness }) => closeness !== 'exact'),
  ]
}
