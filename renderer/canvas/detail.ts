/** How much of a part is drawn; text never goes below what can be read. */
export type Detail = 'full' | 'short' | 'icon' | 'block'

/** @param zoom 1 = 100 % */
export function detailAt(zoom: number): Detail {
  if (zoom >= 0.8) return 'full'
  if (zoom >= 0.45) return 'short'
  return zoom >= 0.2 ? 'icon' : 'block'
}
