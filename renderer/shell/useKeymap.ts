import { useEffect } from 'react'
import { runCommand } from '../state/commands.ts'
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
        onCanvas: element === null || element === document.body || element.closest('[data-area="canvas"]') !== null,
      })
      if (command && runCommand(command)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
