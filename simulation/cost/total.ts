/**
 * Sum of amounts of a bill. Where a credit pays for everything, nothing is left: a remainder below the rounding of what was added up is none.
 *
 * @param amounts USD, discounts and credits negative
 * @returns USD; `null` where one of them is not known
 */
export function totalOf(amounts: readonly (number | null)[]): number | null {
  let sum = 0
  let gross = 0
  for (const amount of amounts) {
    if (amount === null) return null
    sum += amount
    gross += Math.abs(amount)
  }
  return Math.abs(sum) > ROUNDING * gross ? sum : 0
}

/** Share of all amounts that the rounding of up to a million additions stays below. */
const ROUNDING = 1e-10
