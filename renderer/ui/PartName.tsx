import type { ReactNode } from 'react'
import { useView } from '../state/view.ts'

/** The name of a part in a table: a click selects the part and brings it into view. */
export function PartName({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <button type="button" className="cell-link name-cut" onClick={() => useView.getState().revealParts([id])}>
      {children}
    </button>
  )
}
