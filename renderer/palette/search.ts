import { editDistance, type ServiceInfo } from '../../simulation/index.ts'

export type ProviderFilter = 'all' | ServiceInfo['provider']

export interface Found {
  readonly service: ServiceInfo
  /** The service of another provider that was asked for, where this one is its counterpart. */
  readonly counterpartOf?: ServiceInfo
}

/**
 * The parts that a query finds, best first: by the neutral name, the vendor's names, an abbreviation, a capability or another word for it.
 * Another provider's name finds its counterparts: "S3" with Azure chosen finds Blob Storage.
 *
 * @param query what was typed; empty finds nothing
 * @param provider whose services are wanted; generic parts belong to every provider
 */
export function searchServices(
  services: readonly ServiceInfo[],
  query: string,
  provider: ProviderFilter,
): readonly Found[] {
  const words = normal(query).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const ranked = services
    .map((service) => ({ service, score: score(service, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.service.name.localeCompare(b.service.name))
  const direct = ranked.filter(({ service }) => offers(provider, service)).map(({ service }) => ({ service }))
  const seen = new Set(direct.map(({ service }) => service.id))
  const counterparts: Found[] = []
  for (const { service: asked, score: strength } of ranked) {
    // Only a service that was meant by name has counterparts; a word in a description does not.
    if (strength < NAMED) continue
    for (const service of services) {
      if (seen.has(service.id) || service.provider === asked.provider || !offers(provider, service)) continue
      if (!service.capabilities.some((capability) => asked.capabilities.includes(capability))) continue
      seen.add(service.id)
      counterparts.push({ service, counterpartOf: asked })
    }
  }
  return [...direct, ...counterparts]
}

/** Whether a part is shown when this provider is chosen; generic parts go with all. */
export function offers(provider: ProviderFilter, service: ServiceInfo): boolean {
  return provider === 'all' || service.provider === provider || service.provider === 'generic'
}

/** Parts whose names are close to a mistyped one, for "did you mean". */
export function similarServices(
  services: readonly ServiceInfo[],
  query: string,
  provider: ProviderFilter,
  most = 2,
): readonly ServiceInfo[] {
  const asked = normal(query)
  if (asked.length < 3) return []
  return services
    .filter((service) => offers(provider, service))
    .map((service) => ({ service, distance: Math.min(...names(service).map((name) => editDistance(asked, name))) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(asked.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ service }) => service)
}

/** From here on the query named the service itself. */
const NAMED = 50

function score(service: ServiceInfo, words: readonly string[]): number {
  const phrase = words.join(' ')
  const own = names(service)
  if (own.includes(phrase)) return 100
  if (own.some((name) => name.startsWith(phrase))) return 80
  if (own.some((name) => ` ${name}`.includes(` ${phrase}`))) return 60
  if (initials(service).includes(phrase)) return 55
  if (service.keywords.some((keyword) => normal(keyword) === phrase)) return NAMED
  const everything = normal(
    [service.name, service.vendorName, service.shortName, ...service.keywords, ...service.capabilities].join(' '),
  )
  if (words.every((word) => ` ${everything}`.includes(` ${word}`))) return 30
  return phrase.length >= 3 && words.every((word) => everything.includes(word)) ? 10 : 0
}

function names({ name, vendorName, shortName }: ServiceInfo): readonly string[] {
  const vendor = normal(vendorName)
  return [
    normal(name),
    vendor,
    vendor.replace(/^(amazon|aws|google cloud|google|azure|microsoft) /, ''),
    normal(shortName),
  ]
}

/** "Application Load Balancer" → "alb". */
function initials({ name, vendorName }: ServiceInfo): readonly string[] {
  return [name, vendorName].map((text) =>
    normal(text)
      .split(' ')
      .map((word) => word[0])
      .join(''),
  )
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
