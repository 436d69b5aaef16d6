/**
 * Solves A·x = b by Gaussian elimination with partial pivoting.
 *
 * @param matrix n rows of n; not changed
 * @returns x, or `null` where A is singular to working precision
 * @see Golub & Van Loan, Matrix Computations, 4th ed., algorithm 3.4.1
 */
export function solveLinearSystem(matrix: readonly Float64Array[], right: Float64Array): Float64Array | null {
  const n = right.length
  const rows = matrix.map((row, i) => {
    const extended = new Float64Array(n + 1)
    extended.set(row)
    extended[n] = right[i]!
    return extended
  })
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let i = column + 1; i < n; i++) {
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i
    }
    const pivotRow = rows[pivot]!
    if (Math.abs(pivotRow[column]!) < 1e-14) return null
    rows[pivot] = rows[column]!
    rows[column] = pivotRow
    for (let i = column + 1; i < n; i++) {
      const row = rows[i]!
      const factor = row[column]! / pivotRow[column]!
      if (factor === 0) continue
      for (let j = column; j <= n; j++) row[j]! -= factor * pivotRow[j]!
    }
  }
  const x = new Float64Array(n)
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i]!
    let sum = row[n]!
    for (let j = i + 1; j < n; j++) sum -= row[j]! * x[j]!
    x[i] = sum / row[i]!
  }
  return x
}
