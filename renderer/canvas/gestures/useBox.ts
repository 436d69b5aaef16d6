import { useEffect } from 'react'
import { type ReactFlowState, useStoreApi } from 'reactflow'
import { annotationsOf, type Box, contains, overlaps } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { NOTHING_SELECTED, useView } from '../../state/view.ts'
import { isModHeld, isShiftHeld } from '../adding/pointer.ts'
import type { PartNode, WireEdge } from '../derive.ts'
import { selectionHeld } from './calling-off.ts'

type State = ReactFlowState<PartNode, WireEdge>

let boxing = false

/** A box is being drawn around parts: what it selects is decided here. */
export const isBoxing = (): boolean => boxing

/**
 * A box selects the parts and notes that it touches and the groups and frames that it encloses: it is nearly always drawn inside a group. With Shift or Mod, what
 * was selected stays so.
 */
export function useBox(): void {
  const store = useStoreApi<PartNode, WireEdge>()
  useEffect(
    () =>
      store.subscribe((state, previous) => {
        boxing = state.userSelectionActive
        if (!boxing || state.userSelectionRect === previous.userSelectionRect) return
        const kept = (isShiftHeld() || isModHeld() ? selectionHeld() : null) ?? NOTHING_SELECTED
        const box = boxOf(state)
        useView.getState().select({
          nodes: [...new Set([...kept.nodes, ...partsInside(box, state)])],
          notes: [...new Set([...kept.notes, ...notesInside(box)])],
        })
      }),
    [store],
  )
}

/** On the sheet. */
function boxOf({ userSelectionRect: rect, transform: [x, y, zoom] }: State): Box | null {
  if (!rect) return null
  return { x: (rect.x - x) / zoom, y: (rect.y - y) / zoom, width: rect.width / zoom, height: rect.height / zoom }
}

/** Frames are drawn around other things, as groups are. */
function notesInside(box: Box | null): readonly string[] {
  if (!box) return []
  return annotationsOf(useDesign.getState().design).flatMap(({ id, kind, position, size }) =>
    (kind === 'note' ? overlaps : contains)(box, { ...position, ...size }) ? [id] : [],
  )
}

function partsInside(box: Box | null, { nodeLookup }: State): readonly string[] {
  if (!box) return []
  return [...nodeLookup.values()].flatMap(({ id, type, hidden, measured, internals: { positionAbsolute } }) => {
    const place = { ...positionAbsolute, width: measured.width ?? 0, height: measured.height ?? 0 }
    if (hidden) return []
    return (type === 'area' ? contains(box, place) : overlaps(box, place)) ? [id] : []
  })
}
