import { closest } from '../spelling.ts'

/** A value as a message names it: short, quoted, never the whole of a long text. */
export function described(value: unknown): string {
  if (value === null) return 'null'
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'a number too large to hold'
  if (typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? 'a list' : 'an object'
}

export function quoted(text: string): string {
  // Halves of characters would make the message itself unreadable.
  const characters = [...text.slice(0, 160).replace(/\p{Surrogate}/gu, '\uFFFD')]
  return `"${characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')}"`
}

/** "a, b or c". */
export function anyOf(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'nothing'
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** ` Did you mean "count"?`, or nothing when no candidate is close. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const close = closest(word, candidates)
  return close === undefined ? '' : ` Did you mean "${close}"?`
}
