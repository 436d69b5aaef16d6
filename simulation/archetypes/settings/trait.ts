import type { ServiceRecord } from '../../catalog/service.ts'

/** A number that only some services of an archetype have, from the service's record; `null` where it has none. */
export function traitOf({ traits }: ServiceRecord, name: string): number | null {
  return traits?.[name]?.value ?? null
}
