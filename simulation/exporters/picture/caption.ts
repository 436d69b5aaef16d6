import { priceBook } from '../../catalog/prices.ts'
import { serviceRecord } from '../../catalog/services.ts'
import { DEFAULT_ASSUMPTIONS, type Design } from '../../design/design.ts'
import { formatAvailability, formatDate } from '../../report/format.ts'

const FREE_TIERS = {
  none: 'no free allowances',
  'always-free': 'permanent free allowances',
  'new-account': 'free allowances of a new account',
} as const

/** What a figure of this design rests on: whose services, the price book's date and the assumptions, a sentence each. */
export function captionOf(design: Design): readonly string[] {
  const assumed = { ...DEFAULT_ASSUMPTIONS, ...design.assumptions }
  return [
    `${pricesOf(design)} as of ${formatDate(priceBook.asOf)}, ${FREE_TIERS[design.pricing.freeTier]}, 730 hours a month.`,
    `Assumed: zones up ${formatAvailability(assumed.zoneAvailability)}, regions ${formatAvailability(assumed.regionAvailability)}, a provider as a whole ${formatAvailability(assumed.commonCauseAvailability)}; arrivals as a Poisson process.`,
  ]
}

const PROVIDERS = [
  ['aws', 'AWS'],
  ['gcp', 'Google Cloud'],
  ['azure', 'Azure'],
] as const

/** "List prices of AWS and Azure". */
function pricesOf({ nodes }: Design): string {
  const used = new Set(nodes.map(({ service }) => serviceRecord(service)?.provider))
  const names = PROVIDERS.flatMap(([provider, name]) => (used.has(provider) ? [name] : []))
  const last = names.pop()
  if (last === undefined) return 'List prices'
  return `List prices of ${names.length === 0 ? last : `${names.join(', ')} and ${last}`}`
}
