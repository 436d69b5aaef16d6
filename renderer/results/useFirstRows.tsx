import { type ReactNode, useState } from 'react'
import { formatCount } from '../../simulation/index.ts'
import { Button } from '../ui/Button.tsx'

/** Fills the results some times over. A row of figures is not cheap, and a large design has thousands. */
const FIRST = 50

/** The first rows of a long table, and the button below it that shows all of them. */
export function useFirstRows<T>(rows: readonly T[]): { readonly shown: readonly T[]; readonly more: ReactNode } {
  const [all, setAll] = useState(false)
  if (rows.length <= FIRST) return { shown: rows, more: null }
  return {
    shown: all ? rows : rows.slice(0, FIRST),
    more: (
      <Button size="compact" variant="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
        {all ? `Show the first ${FIRST}` : `Show all ${formatCount(rows.length)}`}
      </Button>
    ),
  }
}
