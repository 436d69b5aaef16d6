import { type Capability, type CloudProvider, type Counterpart, capabilities } from './capabilities.ts'
import { serviceRecord, services } from './services.ts'

/**
 * What another provider calls the same thing.
 *
 * @param serviceId such as `aws.s3`; generic parts have no counterparts, they go anywhere
 * @param provider whose services are wanted
 * @returns services of the catalogue that share a row of the capability table with it, exact matches first; a match is exact
 *   when one shared row marks neither side as approximate. A record that names a capability belongs to its row, listed there or not
 */
export function counterparts(serviceId: string, provider: CloudProvider): readonly Counterpart[] {
  const found = new Map<string, Counterpart['closeness']>()
  const home = serviceRecord(serviceId)?.provider ?? 'generic'
  if (home === 'generic') return []
  for (const capability of capabilities) {
    const own = members(capability, home).find(({ id }) => id === serviceId)
    if (!own) continue
    for (const { id, closeness } of members(capability, provider)) {
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

/** A provider's cell of a row, and the services of its whose records name the capability without standing there. */
function members({ key, cells }: Capability, provider: CloudProvider): readonly Counterpart[] {
  const listed = cells[provider]
  const others = services.filter(
    ({ id, provider: own, capabilities: named }) =>
      own === provider && named.includes(key) && !listed.some((cell) => cell.id === id),
  )
  return [...listed, ...others.map(({ id }): Counterpart => ({ id, closeness: 'exact' }))]
}
