import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { useCanvas } from '../canvas/canvas-state.ts'
import { isGroup } from '../state/catalog.ts'
import { registerCommands } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { useOutline } from './outline-state.ts'
import { useReturn } from './useOutlineFocus.ts'

/** Takes over, while the outline is where the learner works, the commands that it does in its own place. */
export function useOutlineCommands(panel: RefObject<HTMLElement | null>): void {
  const active = useRef(false)
  useReturn(useCallback(() => active.current, []))
  useEffect(() => {
    let stop: (() => void) | null = null
    const follow = ({ target }: Event) => {
      if (!(target instanceof Element)) return
      const inside = panel.current?.contains(target) ?? false
      // Menus and dialogs stand in no area: what they were opened from stays where one works.
      if (!inside && target.closest('[data-area]') === null) return
      active.current = inside
      if (inside) stop ??= registerCommands({ 'edit.rename': rename, 'edit.add': () => addBeside(panel.current) })
      else {
        stop?.()
        stop = null
      }
    }
    document.addEventListener('focusin', follow)
    document.addEventListener('pointerdown', follow, { capture: true })
    return () => {
      stop?.()
      document.removeEventListener('focusin', follow)
      document.removeEventListener('pointerdown', follow, { capture: true })
    }
  }, [panel])
}

function rename(): void {
  const [id] = useView.getState().selection.nodes
  if (id !== undefined) useOutline.getState().rename(id)
}

/** Opens the list of parts beside the current line; what is chosen goes into the selected group, or beside the selected part. */
function addBeside(panel: HTMLElement | null): void {
  const { nodes } = useDesign.getState().design
  const selected = nodes.find(({ id }) => id === useView.getState().selection.nodes[0])
  const into = selected === undefined ? null : isGroup(selected.service) ? selected.id : (selected.parent ?? null)
  const line = (panel?.querySelector('tr[tabindex="0"]') ?? panel)?.getBoundingClientRect() ?? new DOMRect()
  // The list stands on the sheet, which the results may cover.
  useView.getState().maximiseDrawer(false)
  useCanvas.getState().openAdding({ at: { x: 0, y: 0 }, screen: { x: line.right, y: line.top }, from: null, into })
}
