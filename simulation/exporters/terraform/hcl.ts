/**
 * A text in quotes as HCL has it; nothing in it starts an interpolation or a directive.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function hclText(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(/[$%](?=\{)/g, '$&$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/[\p{Cc}\u2028\u2029\ufeff]|\p{Cs}/gu, '')
  return `"${escaped}"`
}

/** A text that fits a comment of one line. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\ufeff]|\p{Cs}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** An identifier of HCL for each id, no two alike: ids may start with a digit or a dash, identifiers may not. */
export function identifiers(ids: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(ids.filter((id) => /^[A-Za-z_]/.test(id)))
  return new Map(
    ids.map((id) => {
      if (taken.has(id) && /^[A-Za-z_]/.test(id)) return [id, id]
      let name = `part_${id}`
      while (taken.has(name)) name += '_'
      taken.add(name)
      return [id, name]
    }),
  )
}
