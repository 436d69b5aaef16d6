import { useEffect } from 'react'
import { type CommandId, runCommand } from '../state/commands.ts'
import { givePasted } from '../state/pasted.ts'
import { useView } from '../state/view.ts'
import { isDialogOpen } from '../ui/Dialog.tsx'
import { isMac } from '../ui/Keys.tsx'
import { commandFor } from './keymap.ts'

/** The window's one listener for keys. */
export function useKeymap(): void {
  useEffect(() => {
    let typedIn: EventTarget | null = null
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const { target } = event
      const element = target instanceof Element ? target : null
      const command = commandFor(event, {
        mac: isMac(),
        singleKeys: useView.getState().singleKeys,
        typing: takesText(element),
        fresh: typedIn !== target,
        modal: isModal(),
        inOutline: element?.closest('[role="treegrid"]') != null,
        onCanvas: element === null || element === document.body || isSheet(element),
      })
      if (!command || (copiesText(command) && document.getSelection()?.isCollapsed === false)) return
      // The browser hands over what is on the clipboard without asking for leave to read it.
      if (command === 'edit.paste') return
      if (runCommand(command)) event.preventDefault()
    }
    const onPaste = (event: ClipboardEvent) => {
      const element = event.target instanceof Element ? event.target : null
      if (event.defaultPrevented || takesText(element) || isModal()) return
      givePasted(event.clipboardData?.getData('text/plain') ?? '')
      if (runCommand('edit.paste')) event.preventDefault()
    }
    const onEnter = ({ key, target, isComposing }: KeyboardEvent) => {
      if (key === 'Enter' && !isComposing && target instanceof HTMLInputElement) typedIn = null
    }
    const onInput = ({ target }: Event) => {
      typedIn = target
    }
    const onFocus = () => {
      typedIn = null
    }
    const listeners = [
      ['keydown', onKeyDown, false],
      ['keydown', leaveToInputMethod, true],
      ['keydown', onEnter, true],
      ['paste', onPaste, false],
      ['input', onInput, true],
      ['focusin', onFocus, true],
    ] as const
    for (const [type, listener, capture] of listeners) {
      window.addEventListener(type, listener as EventListener, { capture })
    }
    return () => {
      for (const [type, listener, capture] of listeners) {
        window.removeEventListener(type, listener as EventListener, { capture })
      }
    }
  }, [])
}

/** What the browser says of a key that an input method has taken, where it does not say that it is composing. */
const TAKEN = 229

/** Enter and Esc end what is being composed, not the field or the dialog that it is composed in. */
function leaveToInputMethod(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === TAKEN) event.stopPropagation()
}

const NO_TEXT = ['checkbox', 'radio', 'range', 'button', 'file']

function takesText(element: Element | null): boolean {
  const field = element?.closest('input, textarea, select, [contenteditable="true"]')
  return field != null && !(field instanceof HTMLInputElement && NO_TEXT.includes(field.type))
}

const isModal = (): boolean => isDialogOpen() || document.querySelector('[role="menu"], .select-list') !== null

/** In the canvas, but not on a button of its toolbar, where Enter and arrows belong to the button. */
function isSheet(element: Element): boolean {
  return element.closest('[data-area="canvas"]') !== null && element.closest('button, a, [role="toolbar"]') === null
}

/** Text that is marked in a table or a message is what the learner means to copy. */
function copiesText(command: CommandId): boolean {
  return command === 'edit.copy' || command === 'edit.cut'
}
