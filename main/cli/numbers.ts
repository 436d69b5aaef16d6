import type { Values } from './command.ts'

/**
 * A whole number that an option gives.
 *
 * @returns `undefined` when it is not given; a sentence when it is no such number
 */
export function wholeNumber(values: Values, name: string, least: number, most: number): number | undefined | string {
  const text = values[name]
  if (typeof text !== 'string') return undefined
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN
  if (Number.isInteger(value) && value >= least && value <= most) return value
  return `--${name} takes a whole number from ${least} to ${most}, not "${text}".`
}

/** The same for any number above 0. */
export function positiveNumber(values: Values, name: string, most: number): number | undefined | string {
  const text = values[name]
  if (typeof text !== 'string') return undefined
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN
  if (value > 0 && value <= most) return value
  return `--${name} takes a number above 0 and at most ${most}, not "${text}".`
}

const DECIMAL = /^\d+(\.\d+)?(e\+?\d+)?$/i
