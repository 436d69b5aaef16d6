import type { Json } from '../design.ts'
import { type Bounds, type Cursor, readChoice, readNumber, readObject } from './fields.ts'

/** A time in ms: thirty years at most. */
export const MILLISECONDS: Bounds = { min: 0, max: 1e12 }

const DISTRIBUTIONS = ['exponential', 'deterministic', 'erlang', 'hyperexponential', 'lognormal'] as const
/** The shape parameter of each law, with its bounds (contract: cv2 ≥ 1 hyperexponential, > 0 lognormal, k whole ≥ 1). */
const SHAPES: Readonly<
  Record<(typeof DISTRIBUTIONS)[number], { readonly key: 'k' | 'cv2'; readonly bounds: Bounds } | null>
> = {
  exponential: null,
  deterministic: null,
  erlang: { key: 'k', bounds: { min: 1, max: 100_000, whole: true } },
  hyperexponential: { key: 'cv2', bounds: { min: 1, max: 1e6, hint: 'the squared coefficient of variation' } },
  lognormal: {
    key: 'cv2',
    bounds: { min: 0, exclusiveMin: true, max: 1e6, hint: 'the squared coefficient of variation' },
  },
}

/** A service time with every field filled in: the distribution is exponential unless said, the mean that of the default. */
export function readServiceTime(cursor: Cursor, what: string, fallback: Json): Json | undefined {
  const fields = readObject(cursor, what, ['distribution', 'meanMs', 'k', 'cv2'])
  if (fields === undefined) return undefined
  const given = fields.get('distribution')
  const distribution =
    given === undefined ? 'exponential' : readChoice(given, `the distribution of ${what}`, DISTRIBUTIONS)
  const mean = meanOf(fallback) === undefined ? fields.need('meanMs', 'the mean in milliseconds') : fields.get('meanMs')
  const meanMs = mean === undefined ? meanOf(fallback) : readNumber(mean, `the mean of ${what}`, MILLISECONDS)
  if (distribution === undefined) return undefined
  const shape = SHAPES[distribution]
  for (const key of ['k', 'cv2'] as const) {
    const field = fields.get(key)
    if (field === undefined || key === shape?.key) continue
    cursor.problems.add(field.path, `Remove "${key}": a service time that is ${distribution} has none.`)
  }
  if (meanMs === undefined) return undefined
  if (shape === null) return { distribution, meanMs }
  const field = fields.need(shape.key, `a service time that is ${distribution} needs it`)
  const value = field && readNumber(field, `"${shape.key}" of ${what}`, shape.bounds)
  return value === undefined ? undefined : { distribution, meanMs, [shape.key]: value }
}

/** Mean of a default: itself when a number, else its `meanMs`. */
function meanOf(value: Json): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const mean = Object.entries(value).find(([key]) => key === 'meanMs')?.[1]
  return typeof mean === 'number' ? mean : undefined
}
