import type { Row } from './rows.ts'

const PAGE = 10

/** Where a key leads from a line of the outline: to another line, or to this one opened or closed. `null`: not a key for walking. */
export function walked(
  rows: readonly Row[],
  at: number,
  key: string,
): { readonly to: number } | { readonly turn: number } | null {
  const row = rows[at]
  const last = rows.length - 1
  if (!row) return null
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(at + 1, last) }
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0) }
    case 'PageDown':
      return { to: Math.min(at + PAGE, last) }
    case 'PageUp':
      return { to: Math.max(at - PAGE, 0) }
    case 'Home':
      return { to: 0 }
    case 'End':
      return { to: last }
    case 'ArrowRight':
      return row.open === false ? { turn: at } : { to: row.open ? at + 1 : at }
    case 'ArrowLeft':
      return row.open ? { turn: at } : { to: rows.slice(0, at).findLastIndex(({ level }) => level < row.level) }
    default:
      return null
  }
}

/**
 * The next line whose name begins with what was typed. One letter again and again goes from one to the next; more letters may stay on the
 * line that they have found.
 */
export function typedTo(rows: readonly Row[], at: number, typed: string): number {
  const text = typed.toLocaleLowerCase()
  const same = [...text].every((letter) => letter === text[0])
  const wanted = same ? text.slice(0, 1) : text
  const from = same ? at + 1 : at
  const order = [...rows.keys()].map((i) => (from + i) % rows.length)
  return order.find((i) => rows[i]?.name.toLocaleLowerCase().startsWith(wanted)) ?? at
}
