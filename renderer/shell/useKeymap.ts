import { useEffect } from 'react'
import { type CommandId, runCommand } from '../state/commands.ts'
import { useView } from '../state/view.ts'
import { isMac } from '../ui/Keys.tsx'
import { commandFor } from './keymap.ts'

/** The window's one listener for keys. */
export function useKeymap(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const { target } = event
      const element = target instanceof Element ? target : null
      const command = commandFor(event, {
        mac: isMac(),
        singleKeys: useView.getState().singleKeys,
        typing: element?.closest('input, textarea, select, [contenteditable="true"]') != null,
        modal: document.querySelector('[role="dialog"].dialog, [role="menu"]') !== null,
        inOutline: element?.closest('[role="treegrid"]') != null,
        onCanvas: element === null || element === document.body || isSheet(element),
      })
      if (!command || (copiesText(command) && document.getSelection()?.isCollapsed === false)) return
      if (runCommand(command)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** In the canvas, but not on a button of its toolbar, where Enter and arrows belong to the button. */
function isSheet(element: Element): boolean {
  return element.closest('[data-area="canvas"]') !== null && element.closest('button, a, [role="toolbar"]') === null
}

/** Text that is marked in a table or a message is what the learner means to copy. */
function copiesText(command: CommandId): boolean {
  return command === 'edit.copy' || command === 'edit.cut'
}
