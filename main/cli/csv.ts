/** Rows as comma-separated values, quoted where needed (RFC 4180). */
export function csv(rows: readonly (readonly (string | number | boolean | null)[])[]): string {
  return rows.map((row) => row.map(cell).join(',')).join('\n')
}

function cell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value)
  // a text that a spreadsheet would take for a formula is kept a text
  const safe = typeof value === 'string' && /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
