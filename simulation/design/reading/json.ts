import type { Json, Problem } from '../design.ts'
import { pointer } from './pointer.ts'
import { quoted } from './wording.ts'

/** JSON text as values, or the place where it stops being JSON. */
export type JsonOutcome =
  | { readonly ok: true; readonly value: Json; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem }

/** Characters of the longest file that is read; a design of a thousand parts has about half a million. */
const LONGEST = 20_000_000
/** Brackets within brackets; a design needs about eight. */
const DEEPEST = 100
/** What bytes that are no UTF-8 become at the start of a text, or a NUL. */
const NO_TEXT = /^\uFFFD|^.{0,16}\0/s
/** Names that would change what an object is rather than what it holds. */
const RESERVED = '__proto__'

/**
 * Reads JSON (RFC 8259) like `JSON.parse`, and beyond it says where a mistake is, refuses keys given twice (of which `JSON.parse` silently
 * keeps the last) and stops at a depth that the readers after it can walk.
 *
 * @param text any string, with or without a byte order mark
 * @returns the value with problems that have a place in it (duplicate or reserved keys), or the first syntax error with line and column
 */
export function parseJson(text: string): JsonOutcome {
  if (text.length > LONGEST) {
    const millions = (text.length / 1e6).toFixed(0)
    return refuse(`This file has ${millions} million characters; a design may have 20 million. Choose another file.`)
  }
  if (NO_TEXT.test(text)) return refuse('This is no text in UTF-8. Choose a design, or save it again as UTF-8.')
  const reader = new JsonReader(text)
  try {
    return { ok: true, value: reader.whole(), problems: reader.problems }
  } catch (error) {
    if (!(error instanceof SyntaxMistake)) throw error
    const { line, column } = position(text, error.at)
    return refuse(`Line ${line}, column ${column}: ${error.message}`)
  }
}

function refuse(message: string): JsonOutcome {
  return { ok: false, problem: { path: '', message } }
}

/** Leaves the recursion; never leaves `parseJson`. */
class SyntaxMistake extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

class JsonReader {
  readonly problems: Problem[] = []
  private readonly text: string
  private at = 0
  private readonly path: (string | number)[] = []
  private depth = 0

  constructor(text: string) {
    this.text = text
    if (text.charCodeAt(0) === 0xfeff) this.at = 1
  }

  whole(): Json {
    this.skipSpace()
    if (this.at >= this.text.length) this.fail('the file is empty; a design starts with {.')
    const value = this.value()
    this.skipSpace()
    if (this.at < this.text.length) this.fail(`remove ${this.here()}: the design has already ended.`)
    return value
  }

  private value(): Json {
    this.skipSpace()
    const first = this.text[this.at]
    if (first === '{') return this.object()
    if (first === '[') return this.list()
    if (first === '"') return this.string()
    if (first !== undefined && (first === '-' || isDigit(first))) return this.number()
    if (this.word('true')) return true
    if (this.word('false')) return false
    if (this.word('null')) return null
    return this.fail(`a value is missing before ${this.here()}.`)
  }

  private object(): Json {
    const entries: { [key: string]: Json } = {}
    this.enter()
    this.skipSpace()
    if (this.text[this.at] === '}') return this.leave(entries)
    for (;;) {
      this.skipSpace()
      if (this.text[this.at] !== '"') this.fail(`write a key in double quotes before ${this.here()}.`)
      const key = this.string()
      this.skipSpace()
      if (this.text[this.at] !== ':') this.fail(`a colon is missing after the key, before ${this.here()}.`)
      this.at++
      this.path.push(key)
      if (Object.hasOwn(entries, key)) this.problem(`${quoted(key)} is given twice; keep one of the two.`)
      const value = this.value()
      if (key === RESERVED) this.problem(`"${RESERVED}" cannot be used as a key; remove it or choose another name.`)
      else entries[key] = value
      this.path.pop()
      this.skipSpace()
      const mark = this.text[this.at]
      if (mark === '}') return this.leave(entries)
      if (mark !== ',') this.fail(`a comma or } is missing before ${this.here()}.`)
      this.at++
    }
  }

  private list(): Json {
    const items: Json[] = []
    this.enter()
    this.skipSpace()
    if (this.text[this.at] === ']') return this.leave(items)
    for (;;) {
      this.path.push(items.length)
      items.push(this.value())
      this.path.pop()
      this.skipSpace()
      const mark = this.text[this.at]
      if (mark === ']') return this.leave(items)
      if (mark !== ',') this.fail(`a comma or ] is missing before ${this.here()}.`)
      this.at++
    }
  }

  private enter(): void {
    if (++this.depth > DEEPEST) this.fail(`brackets are nested more than ${DEEPEST} deep; a design needs about eight.`)
    this.at++
  }

  private leave<T>(value: T): T {
    this.depth--
    this.at++
    return value
  }

  private string(): string {
    const start = this.at++
    let end = this.at
    while (end < this.text.length) {
      const code = this.text.charCodeAt(end)
      if (code === 0x22) break
      if (code < 0x20) this.fail('write line breaks and tabs within a text as \\n and \\t.', end)
      end += code === 0x5c ? this.escape(end) : 1
    }
    if (end >= this.text.length) this.fail('the text that starts here has no closing quote.', start)
    this.at = end + 1
    const raw = this.text.slice(start, this.at)
    return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1)
  }

  /** Length of the escape at a backslash. */
  private escape(at: number): number {
    const mark = this.text[at + 1]
    if (mark !== undefined && '"\\/bfnrt'.includes(mark)) return 2
    if (mark === 'u' && /^[0-9a-fA-F]{4}$/.test(this.text.slice(at + 2, at + 6))) return 6
    return this.fail('after a backslash comes one of " \\ / b f n r t, or u and four hexadecimal digits.', at)
  }

  private number(): number {
    const start = this.at
    if (this.text[this.at] === '-') this.at++
    if (this.text[this.at] === '0') this.at++
    else this.digits()
    if (this.text[this.at] === '.') {
      this.at++
      this.digits()
    }
    if (this.text[this.at] === 'e' || this.text[this.at] === 'E') {
      this.at++
      if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at++
      this.digits()
    }
    if (isDigit(this.text[this.at] ?? '')) this.fail('write numbers without a leading zero.', start)
    // Adding zero turns -0, which JSON cannot be written back as, into 0.
    return Number(this.text.slice(start, this.at)) + 0
  }

  private digits(): void {
    if (!isDigit(this.text[this.at] ?? '')) this.fail(`a digit is missing before ${this.here()}.`)
    while (isDigit(this.text[this.at] ?? '')) this.at++
  }

  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false
    this.at += word.length
    return true
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.at++
    }
  }

  private here(): string {
    const character = this.text.codePointAt(this.at)
    if (character === undefined) return 'the end of the file'
    if (character >= 0xd800 && character < 0xe000) return 'half of a character'
    return character < 0x20 ? 'a control character' : `"${String.fromCodePoint(character)}"`
  }

  private problem(message: string): void {
    if (this.problems.length < 1000) this.problems.push({ path: pointer(this.path), message })
  }

  private fail(message: string, at = this.at): never {
    throw new SyntaxMistake(message, at)
  }
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

/** Line and column (both from 1) of an offset. */
function position(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at)
  const lines = before.split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1) ?? '').replace(/^\uFEFF/, '').length + 1 }
}
