import type { KeyboardEvent } from 'react'

/** Arrow keys, Home and End walk through what is open; up from the first goes back to the search. */
export function walk(event: KeyboardEvent, tree: HTMLElement | null, above: HTMLElement | null): void {
  const stops = stopsIn(tree)
  const at = stops.findIndex((stop) => stop.contains(document.activeElement))
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key]
  if (to === undefined || event.defaultPrevented) return
  event.preventDefault()
  if (to < 0) above?.focus()
  else stops[Math.min(to, stops.length - 1)]?.focus()
}

/** The rows of a tree that take the focus, from top to bottom. */
export function stopsIn(tree: HTMLElement | null): readonly HTMLElement[] {
  return tree ? [...tree.querySelectorAll<HTMLElement>('[data-stop]')] : []
}
