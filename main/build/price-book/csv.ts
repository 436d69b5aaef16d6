/**
 * Rows of a comma-separated table (RFC 4180: quotes around fields, doubled inside), each by the names in its head.
 *
 * @returns one record a line; refused with an error when a line has another number of fields than the head
 */
export function csvRows(text: string): readonly ReadonlyMap<string, string>[] {
  const [head = [], ...lines] = fields(text)
  return lines.map((line, index) => {
    if (line.length !== head.length) throw new Error(`line ${index + 2} has ${line.length} fields, not ${head.length}`)
    return new Map(head.map((name, column) => [name, line[column] ?? '']))
  })
}

function fields(text: string): readonly (readonly string[])[] {
  const lines: string[][] = []
  let line: string[] = []
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (quoted) {
      if (char !== '"') field += char
      else if (text[i + 1] === '"') {
        field += '"'
        i += 1
      } else quoted = false
    } else if (char === '"') quoted = true
    else if (char === ',' || char === '\n') {
      line.push(field)
      field = ''
      if (char === '\n') {
        lines.push(line)
        line = []
      }
    } else field += char
  }
  if (field !== '' || line.length > 0) lines.push([...line, field])
  return lines
}

/** A cell that must hold a number. */
export function numberIn(row: ReadonlyMap<string, string>, name: string): number {
  const value = numberOrNullIn(row, name)
  if (value === null) throw new Error(`${name} is empty in ${[...row.values()].join(',')}`)
  return value
}

/** A cell that holds a number, or nothing where it is not known. */
export function numberOrNullIn(row: ReadonlyMap<string, string>, name: string): number | null {
  const text = textIn(row, name)
  if (text === '') return null
  const value = Number(text)
  if (!Number.isFinite(value)) throw new Error(`${name} is not a number: ${text}`)
  return value
}

export function textIn(row: ReadonlyMap<string, string>, name: string): string {
  const text = row.get(name)
  if (text === undefined) throw new Error(`no column ${name}`)
  return text
}

/** Gives every value a number, the same one for equal values, in the order of first sight. */
export class Numbering<T> {
  readonly values: T[] = []
  readonly #index = new Map<string, number>()

  of(value: T): number {
    const key = JSON.stringify(value)
    const known = this.#index.get(key)
    if (known !== undefined) return known
    const index = this.values.length
    this.values.push(value)
    this.#index.set(key, index)
    return index
  }
}

/** One entry a line, so that a change of one price changes one line. */
export function jsonLines(entries: readonly unknown[]): string {
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n ]`
}
