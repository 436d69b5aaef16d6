import { hasMachine } from '../catalog/machines.ts'
import { regionOf, regions } from '../catalog/regions.ts'
import type { ServiceRecord } from '../catalog/service.ts'
import { serviceRecord, services } from '../catalog/services.ts'
import type { ServiceDirectory } from '../design/parameter.ts'
import { archetypeOf, isBalancing, isCaching, parametersOf } from './registry.ts'

/** What reading a design file asks of the catalogue. */
export const serviceDirectory: ServiceDirectory = {
  lookup(id) {
    const record = serviceRecord(id)
    if (!record) return undefined
    return {
      provider: record.provider,
      parameters: parametersOf(record),
      isGroup: archetypeOf(record).isGroup ?? false,
      isSource: record.archetype === 'client',
      isBalancer: isBalancing(record),
      isCache: isCaching(record),
      hasMachine: (instanceType) => hasMachine(id, instanceType),
    }
  },
  similar: (id) =>
    services
      .map((service) => ({ id: service.id, likeness: Math.max(...names(service).map((name) => likeness(id, name))) }))
      .filter(({ likeness: value }) => value > LIKE)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, 3)
      .map((service) => service.id),
  providersOfRegion: (id) => regions.filter((region) => region.id === id).map(({ provider }) => provider),
  zonesOfRegion: (id) => regionOf(id)?.zones ?? [],
}

const LIKE = 0.5

/** What somebody who does not know the id might call a service: by any of its names, written as ids are. */
function names({ id, provider, name, vendorName, shortName }: ServiceRecord): readonly string[] {
  return [id, ...[name, vendorName, shortName].map((words) => `${provider}.${words.replace(/\W+/g, '-')}`)]
}

/** Share of pairs of neighbouring letters that two words have in common (Dice's coefficient). */
function likeness(a: string, b: string): number {
  const pairs = (word: string) => {
    const letters = word.toLowerCase()
    return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)))
  }
  const left = pairs(a)
  const right = pairs(b)
  const common = [...left].filter((pair) => right.has(pair)).length
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size)
}
