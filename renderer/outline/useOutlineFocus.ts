import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { useCanvas } from '../canvas/canvas-state.ts'
import { isGroup } from '../state/catalog.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { selectedKeys, showLine, useOutline } from './outline-state.ts'

/** What is selected elsewhere is shown and becomes the current line. */
export function useFollowedSelection(): void {
  const selection = useView((state) => state.selection)
  const opened = useDesign((state) => state.opened)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection, or another document, is what is followed
  useEffect(() => {
    const keys = selectedKeys()
    const [first] = keys
    const { current } = useOutline.getState()
    if (first !== undefined && (current === null || !keys.includes(current))) showLine(first, isGroup)
  }, [selection, opened])
}

/**
 * Keeps the focus on the current line: while the outline has it, when it is asked to take it, and when the line that had it is gone.
 *
 * @returns what a line calls when it goes with the focus
 */
export function useFocusOfCurrent(table: RefObject<HTMLTableElement | null>, current: string | undefined): () => void {
  const asked = useOutline((state) => state.asked)
  const answered = useRef(0)
  const lost = useRef(false)
  const onFocusLost = useCallback(() => {
    lost.current = true
  }, [])

  useLayoutEffect(() => {
    const line = table.current?.querySelector<HTMLElement>('tr[tabindex="0"]')
    const held = table.current?.contains(document.activeElement) ?? false
    const wanted = lost.current || asked !== answered.current || (held && document.activeElement?.tagName === 'TR')
    lost.current = false
    answered.current = asked
    if (line && wanted && document.activeElement !== line) line.focus()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another line is current it is brought into view
  useLayoutEffect(() => {
    table.current?.querySelector('tr[tabindex="0"]')?.scrollIntoView?.({ block: 'nearest' })
  }, [current])
  return onFocusLost
}

/** When a list or menu that was opened from the outline has closed, the focus is back on its line. */
export function useReturn(isActive: () => boolean): void {
  useEffect(
    () =>
      useCanvas.subscribe((state, before) => {
        const closed = (before.menu && !state.menu) || (before.adding?.into !== undefined && !state.adding)
        if (!closed || !(isActive() || before.adding)) return
        // After what closed has gone, and what was chosen in it has had its turn.
        setTimeout(() => {
          if (document.activeElement === document.body) useOutline.getState().takeFocus()
        })
      }),
    [isActive],
  )
}
