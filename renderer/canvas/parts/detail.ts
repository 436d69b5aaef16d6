/**
 * How much of a part is drawn. `snug` says all that `full` says in larger letters, so that they can still be read; below that words go
 * before they become too small.
 */
export type Detail = 'full' | 'snug' | 'short' | 'icon' | 'block'

/** @param zoom 1 = 100 % */
export function detailAt(zoom: number): Detail {
  if (zoom >= 0.85) return 'full'
  if (zoom >= 0.68) return 'snug'
  if (zoom >= 0.45) return 'short'
  return zoom >= 0.2 ? 'icon' : 'block'
}

/** Words on wires are left out below this zoom: they could not be read. */
export const WORDS_FROM = 0.6
