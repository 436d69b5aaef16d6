import { useEffect } from 'react'
import { type ReactFlowState, useStoreApi } from 'reactflow'
import { type Box, contains, overlaps } from '../../../simulation/index.ts'
import { useView } from '../../state/view.ts'
import { isModHeld, isShiftHeld } from '../adding/pointer.ts'
import type { PartNode, WireEdge } from '../derive.ts'
import { selectionHeld } from './calling-off.ts'

type State = ReactFlowState<PartNode, WireEdge>

let boxing = false

/** A box is being drawn around parts: what it selects is decided here. */
export const isBoxing = (): boolean => boxing

/**
 * A box selects the parts that it touches and the groups that it encloses: it is nearly always drawn inside a group. With Shift or Mod, what
 * was selected stays so.
 */
export function useBox(): void {
  const store = useStoreApi<PartNode, WireEdge>()
  useEffect(
    () =>
      store.subscribe((state, previous) => {
        boxing = state.userSelectionActive
        if (!boxing || state.userSelectionRect === previous.userSelectionRect) return
        const kept = (isShiftHeld() || isModHeld() ? selectionHeld()?.nodes : null) ?? []
        useView.getState().select({ nodes: [...new Set([...kept, ...insideOf(state)])] })
      }),
    [store],
  )
}

function insideOf({ userSelectionRect: rect, transform: [x, y, zoom], nodeLookup }: State): readonly string[] {
  if (!rect) return []
  const box: Box = {
    x: (rect.x - x) / zoom,
    y: (rect.y - y) / zoom,
    width: rect.width / zoom,
    height: rect.height / zoom,
  }
  return [...nodeLookup.values()].flatMap(({ id, type, hidden, measured, internals: { positionAbsolute } }) => {
    const place = { ...positionAbsolute, width: measured.width ?? 0, height: measured.height ?? 0 }
    if (hidden) return []
    return (type === 'area' ? contains(box, place) : overlaps(box, place)) ? [id] : []
  })
}
