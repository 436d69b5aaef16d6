/** The candidate that a misspelt word most likely stands for; `undefined` when all are too different. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > 64) return undefined
  let best: string | undefined
  // Up to a third of the letters may be wrong.
  let least = Math.max(1, Math.floor(word.length / 3)) + 0.5
  let tried = 0
  for (const candidate of candidates) {
    if (++tried > 1000) break
    if (Math.abs(candidate.length - word.length) > least) continue
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/**
 * Fewest letters to insert, delete, change or swap with their neighbour (optimal string alignment).
 *
 * @see R. A. Wagner, M. J. Fischer, The string-to-string correction problem, J. ACM 21 (1974) 168–173
 */
export function editDistance(a: string, b: string): number {
  let before: readonly number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
