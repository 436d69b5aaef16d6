import type { Json, Problem } from '../design.ts'
import { pointer, within } from './pointer.ts'
import { anyOf, described, didYouMean, quoted } from './wording.ts'

/** Collects what is wrong with a file, in the order of reading. */
export class Problems {
  readonly list: Problem[] = []
  private further = 0

  /** @param message the sentence, or how to make it where that takes a search */
  add(path: string, message: string | (() => string)): void {
    // A hostile file could hold millions of mistakes; nobody reads beyond the first thousand.
    if (this.list.length >= 1000) this.further++
    else this.list.push({ path, message: typeof message === 'string' ? message : message() })
  }

  all(): readonly Problem[] {
    if (this.further === 0) return this.list
    return [...this.list, { path: '', message: `There are ${this.further} further problems; mend these first.` }]
  }
}

/** A value that is yet to be checked, with its place in the file. */
export interface Cursor {
  readonly value: unknown
  readonly path: string
  readonly problems: Problems
}

/** The fields of an object whose keys have been checked. */
export interface Fields {
  /** `undefined` when the key is missing. */
  get(key: string): Cursor | undefined
  /** Reports a missing key. */
  need(key: string, remedy: string): Cursor | undefined
}

/** Reads an object; keys outside `keys` are problems. */
export function readObject(cursor: Cursor, what: string, keys: readonly string[]): Fields | undefined {
  const { value, path, problems } = cursor
  if (!isObject(value)) {
    problems.add(path, `Make ${what} an object in braces, instead of ${described(value)}.`)
    return undefined
  }
  for (const key of Object.keys(value)) {
    if (keys.includes(key) || value[key] === undefined) continue
    problems.add(within(path, key), () => `Remove ${quoted(key)}: ${what} has no such key.${didYouMean(key, keys)}`)
  }
  const get = (key: string): Cursor | undefined =>
    Object.hasOwn(value, key) && value[key] !== undefined
      ? { value: value[key], path: within(path, key), problems }
      : undefined
  return {
    get,
    need(key, remedy) {
      const found = get(key)
      if (found === undefined) problems.add(path, `Add ${quoted(key)} to ${what}: ${remedy}.`)
      return found
    },
  }
}

/** Reads a list; what an item cannot be read as is `undefined`, so that indices stay those of the file. */
export function readList<T>(
  cursor: Cursor | undefined,
  what: string,
  item: (cursor: Cursor) => T | undefined,
): readonly (T | undefined)[] {
  if (cursor === undefined) return []
  const { value, path, problems } = cursor
  if (!Array.isArray(value)) {
    problems.add(path, `Make ${what} a list in square brackets, instead of ${described(value)}.`)
    return []
  }
  return Array.from(value, (one: unknown, i) => item({ value: one, path: within(path, i), problems }))
}

export interface Bounds {
  readonly min?: number
  readonly max?: number
  readonly exclusiveMin?: boolean
  readonly exclusiveMax?: boolean
  readonly whole?: boolean
  /** Such as "a fraction, such as 0.999". */
  readonly hint?: string
}

/** Rates, times, payloads and prices: far beyond any design, so that sums and products stay finite. */
export const QUANTITY: Bounds = { min: 0, max: 1e15 }
export const SHARE: Bounds = { min: 0, max: 1, hint: 'a fraction, such as 0.999' }

export function readNumber({ value, path, problems }: Cursor, what: string, bounds: Bounds): number | undefined {
  if (typeof value === 'number' && isWithin(value, bounds)) return value + 0
  problems.add(path, `Give ${what} ${range(bounds, value)}, instead of ${described(value)}.`)
  return undefined
}

export function readBoolean({ value, path, problems }: Cursor, what: string): boolean | undefined {
  if (typeof value === 'boolean') return value
  problems.add(path, `Set ${what} to true or false, instead of ${described(value)}.`)
  return undefined
}

/** Reads a text that can be written back and drawn: no halves of characters. */
export function readText({ value, path, problems }: Cursor, what: string, maxLength = 1_000_000): string | undefined {
  if (typeof value !== 'string') {
    problems.add(path, `Write ${what} as a text in quotes, instead of ${described(value)}.`)
    return undefined
  }
  if (HALF_CHARACTER.test(value)) {
    problems.add(path, `Type ${what} again: it holds half of a character (a lone surrogate).`)
    return undefined
  }
  if (value.length > maxLength) {
    problems.add(path, `Shorten ${what} to ${maxLength} characters; it has ${value.length}.`)
    return undefined
  }
  return value
}

export function readChoice<T extends string>(
  { value, path, problems }: Cursor,
  what: string,
  options: readonly T[],
): T | undefined {
  const found = options.find((option) => option === value)
  if (found !== undefined) return found
  const hint = typeof value === 'string' ? didYouMean(value, options) : ''
  problems.add(path, `Set ${what} to ${anyOf(options)}, instead of ${described(value)}.${hint}`)
  return undefined
}

/** Reads an id's text: 1 to 64 of `A-Z a-z 0-9 _ -`. */
export function readId({ value, path, problems }: Cursor, what: string): string | undefined {
  if (typeof value === 'string' && ID.test(value)) return value
  problems.add(path, `Make ${what} 1 to 64 of the characters A-Z a-z 0-9 _ -, instead of ${described(value)}.`)
  return undefined
}

const ID = /^[A-Za-z0-9_-]{1,64}$/
/** A surrogate without its other half: no Unicode text, and no XML or UTF-8 can hold it. */
const HALF_CHARACTER = /\p{Surrogate}/u

/** Reads any JSON, as a copy: finite numbers, whole characters, no key that objects themselves use. */
export function readJson({ value, path, problems }: Cursor, depth = 0): Json | undefined {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') return readNumber({ value, path, problems }, 'this', {})
  if (typeof value === 'string') return readText({ value, path, problems }, 'this text')
  if (depth > 100 || typeof value !== 'object') {
    problems.add(path, 'Remove this: it is nested too deep, or not JSON.')
    return undefined
  }
  if (Array.isArray(value)) {
    const items = value.map((one: unknown, i) => readJson({ value: one, path: within(path, i), problems }, depth + 1))
    return items.filter((item) => item !== undefined)
  }
  const copy: { [key: string]: Json } = {}
  for (const [key, one] of Object.entries(value)) {
    if (key === '__proto__' || HALF_CHARACTER.test(key)) {
      problems.add(within(path, key), `Choose another name than ${quoted(key)} for this key.`)
    } else if (one !== undefined) {
      const read = readJson({ value: one, path: within(path, key), problems }, depth + 1)
      if (read !== undefined) copy[key] = read
    }
  }
  return copy
}

/** A cursor to the whole of something. */
export function cursorTo(value: unknown, problems: Problems, keys: readonly (string | number)[] = []): Cursor {
  return { value, path: pointer(keys), problems }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWithin(value: number, { min, max, exclusiveMin, exclusiveMax, whole }: Bounds): boolean {
  return (
    Number.isFinite(value) &&
    (min === undefined || (exclusiveMin ? value > min : value >= min)) &&
    (max === undefined || (exclusiveMax ? value < max : value <= max)) &&
    (!whole || Number.isInteger(value))
  )
}

/** "a whole number from 1 to 64", "a number above 0"; a bound that no design comes near is told to a value beyond it only. */
function range({ min, max, exclusiveMin, exclusiveMax, whole, hint }: Bounds, value: unknown): string {
  const noun = whole ? 'a whole number' : 'a number'
  const isFar = max !== undefined && max >= 1e15 && !(typeof value === 'number' && value > max)
  const upper = max === undefined || isFar ? '' : exclusiveMax ? `below ${max}` : `at most ${max}`
  const lower = min === undefined ? '' : exclusiveMin ? `above ${min}` : `of at least ${min}`
  const both =
    lower !== '' && upper !== '' && !exclusiveMin && !exclusiveMax
      ? `from ${min} to ${max}`
      : [lower, upper].filter((part) => part !== '').join(' and ')
  return `${noun}${both === '' ? '' : ` ${both}`}${hint === undefined ? '' : ` (${hint})`}`
}
