/**
 * Reads a number as people type it: "1.5k", "1,000", "2 GB", "$50", "1.5 s" in a field of ms.
 *
 * @param text what was typed
 * @param unit the field's unit; a bigger or smaller unit of the same kind is converted
 * @returns the value in the field's unit; `null` when it is not a number of that kind
 */
export function parseQuantity(text: string, unit = ''): number | null {
  const match = /^\s*[$€£]?\s*([+-]?(?:\d[\d,\s_]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*([a-zµ%/]*)\s*$/i.exec(
    text.replace(/−/g, '-'),
  )
  if (!match) return null
  const [, digits = '', suffix = ''] = match
  const value = Number(digits.replace(/[,\s_]/g, ''))
  if (!Number.isFinite(value)) return null
  if (suffix === '' || suffix.toLowerCase() === unit.toLowerCase()) return value
  const family = FAMILIES.find((units) => units[unit.toLowerCase()] !== undefined)
  const from = family?.[suffix.toLowerCase()]
  const to = family?.[unit.toLowerCase()]
  if (from !== undefined && to !== undefined) return tidy((value * from) / to)
  const multiple = MULTIPLES[suffix] ?? MULTIPLES[suffix.toLowerCase()]
  return multiple === undefined ? null : tidy(value * multiple)
}

const MULTIPLES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, M: 1e6, g: 1e9, bn: 1e9 }

/** Units that convert into each other, each in terms of the smallest. */
const FAMILIES: readonly Readonly<Record<string, number>>[] = [
  { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3, tib: 1024 ** 4 },
  {
    µs: 1e-3,
    us: 1e-3,
    ms: 1,
    s: 1e3,
    sec: 1e3,
    seconds: 1e3,
    min: 6e4,
    minutes: 6e4,
    h: 3.6e6,
    hours: 3.6e6,
    d: 8.64e7,
    days: 8.64e7,
  },
]

/** Takes away the noise of a multiplication: 1.1 k is 1100, not 1100.0000000000002. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
