/** A column: its heading and where its text stands. */
export interface Column {
  readonly heading: string
  readonly align?: 'left' | 'right'
}

/** Rows under headings, columns as wide as their widest text, two spaces apart. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ heading }, i) => Math.max(width(heading), ...rows.map((row) => width(row[i] ?? ''))))
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, i) => pad(cells[i] ?? '', widths[i] ?? 0, align ?? 'left'))
      .join('  ')
      .trimEnd()
  const rule = widths.map((size) => '─'.repeat(size)).join('  ')
  return [line(columns.map(({ heading }) => heading)), rule, ...rows.map(line)].join('\n')
}

function pad(text: string, size: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, size - width(text)))
  return align === 'left' ? text + space : space + text
}

/** Characters, not code units. */
function width(text: string): number {
  return [...text].length
}
