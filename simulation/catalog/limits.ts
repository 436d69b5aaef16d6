import type { Confidence } from '../report/report.ts'
import table from './facts/limits.json' with { type: 'json' }

/** How far a service goes, in a sentence: what one of it takes, or what an account gets unless it asks for more. */
export interface Limit {
  readonly text: string
  readonly source: string
  readonly asOf: string
  readonly confidence: Confidence
}

const CONFIDENCES: readonly Confidence[] = ['quoted', 'derived', 'recalled']

const limits: ReadonlyMap<string, readonly Limit[]> = new Map(
  Object.entries(table).map(([service, listed]) => [
    service,
    listed.map((limit: Omit<Limit, 'confidence'> & { readonly confidence: string }) => ({
      ...limit,
      confidence: CONFIDENCES.find((known) => known === limit.confidence) ?? 'unknown',
    })),
  ]),
)

/** What is known of a service's limits; empty when no source tells any, `undefined` when nobody has looked. */
export function limitsOf(serviceId: string): readonly Limit[] | undefined {
  return limits.get(serviceId)
}
