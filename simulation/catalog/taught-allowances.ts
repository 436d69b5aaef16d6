import rows from './facts/taught-allowances.json' with { type: 'json' }

/** A free allowance that courses count on, and what became of it. The bill takes its figures from the price books, which a test compares. */
export interface TaughtAllowance {
  readonly provider: string
  readonly what: string
  /** What courses say; `null`: it is newer than they are. */
  readonly taught: number | null
  readonly quantity: number
  readonly unit: string
  readonly kind: string
  /** What changed since courses were written; empty: nothing that is known. */
  readonly change: string
  readonly source: string
  readonly asOf: string
  readonly confidence: string
}

export const taughtAllowances: readonly TaughtAllowance[] = rows
