export interface Tile {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Lays out areas in a rectangle so that each is as nearly square as it can be.
 *
 * @param sizes positive, the largest first
 * @returns one tile for each size, in the same order, in the units of `width` and `height`
 * @see Bruls, Huizing, van Wijk: Squarified Treemaps (2000), https://doi.org/10.1007/978-3-7091-6783-0_4
 */
export function treemap(sizes: readonly number[], width: number, height: number): readonly Tile[] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total <= 0) return []
  const areas = sizes.map((size) => (size / total) * width * height)
  const tiles: Tile[] = []
  let free: Tile = { x: 0, y: 0, width, height }
  for (let from = 0; from < areas.length; ) {
    const side = Math.min(free.width, free.height)
    let to = from + 1
    while (to < areas.length && worst(areas.slice(from, to + 1), side) <= worst(areas.slice(from, to), side)) to++
    const row = areas.slice(from, to)
    const thickness = side === 0 ? 0 : row.reduce((sum, area) => sum + area, 0) / side
    let along = 0
    for (const area of row) {
      const length = thickness === 0 ? 0 : area / thickness
      tiles.push(
        free.width >= free.height
          ? { x: free.x, y: free.y + along, width: thickness, height: length }
          : { x: free.x + along, y: free.y, width: length, height: thickness },
      )
      along += length
    }
    free =
      free.width >= free.height
        ? { ...free, x: free.x + thickness, width: free.width - thickness }
        : { ...free, y: free.y + thickness, height: free.height - thickness }
    from = to
  }
  return tiles
}

/** The longest side ratio in a row of these areas along a side. */
function worst(row: readonly number[], side: number): number {
  const sum = row.reduce((total, area) => total + area, 0)
  const largest = Math.max(...row)
  const smallest = Math.min(...row)
  return Math.max((side ** 2 * largest) / sum ** 2, sum ** 2 / (side ** 2 * smallest))
}
