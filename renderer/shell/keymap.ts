import type { CommandId } from '../state/commands.ts'

/**
 * Every key of the window. `Mod` is Ctrl, or Cmd on a Mac. A letter is the printed character; a digit is the physical key, so that it
 * works on keyboards where digits need Shift. The help dialog and the tooltips are written from this table.
 */
export const KEYMAP: readonly KeyBinding[] = [
  { keys: 'Mod+N', command: 'file.new', inFields: true },
  { keys: 'Mod+O', command: 'file.open', inFields: true },
  { keys: 'Mod+S', command: 'file.save', inFields: true },
  { keys: 'Mod+Shift+S', command: 'file.save-as', inFields: true },
  { keys: 'Mod+W', command: 'file.close-tab', inFields: true },
  { keys: 'Alt+Q', command: 'file.close-tab' },
  { keys: 'Mod+Tab', command: 'file.next-tab', inFields: true },
  { keys: 'Mod+Shift+Tab', command: 'file.previous-tab', inFields: true },
  { keys: 'Alt+PageDown', command: 'file.next-tab', inFields: true },
  { keys: 'Alt+PageUp', command: 'file.previous-tab', inFields: true },
  { keys: 'Alt+Shift+PageDown', command: 'file.tab-right', inFields: true },
  { keys: 'Alt+Shift+PageUp', command: 'file.tab-left', inFields: true },
  { keys: 'Mod+E', command: 'file.export', inFields: true },
  { keys: 'Mod+P', command: 'file.print', inFields: true },
  { keys: 'Mod+Enter', command: 'run.simulate' },
  { keys: 'Mod+Z', command: 'edit.undo', repeats: true, inFreshFields: true },
  { keys: 'Mod+Shift+Z', command: 'edit.redo', repeats: true, inFreshFields: true },
  { keys: 'Mod+Y', command: 'edit.redo', repeats: true, inFreshFields: true },
  { keys: 'Mod+X', command: 'edit.cut' },
  { keys: 'Mod+C', command: 'edit.copy' },
  { keys: 'Mod+V', command: 'edit.paste' },
  { keys: 'Alt+Shift+C', command: 'edit.copy-picture' },
  { keys: 'Mod+D', command: 'edit.duplicate' },
  { keys: 'Mod+Alt+C', command: 'edit.copy-settings' },
  { keys: 'Mod+Alt+V', command: 'edit.paste-settings' },
  { keys: 'Mod+A', command: 'edit.select-all' },
  { keys: 'Delete', command: 'edit.delete', onCanvas: true, inOutline: true },
  { keys: 'Backspace', command: 'edit.delete', onCanvas: true, inOutline: true },
  { keys: 'Shift+Delete', command: 'edit.delete-keeping-wires', onCanvas: true, inOutline: true },
  { keys: 'Shift+Backspace', command: 'edit.delete-keeping-wires', onCanvas: true, inOutline: true },
  { keys: 'Mod+G', command: 'edit.wrap-network' },
  { keys: 'Mod+Shift+G', command: 'edit.ungroup' },
  { keys: 'Alt+G', command: 'edit.fold' },
  { keys: 'Alt+Shift+G', command: 'edit.unfold-all' },
  { keys: 'N', command: 'edit.add', single: true },
  { keys: 'Insert', command: 'edit.add', onCanvas: true, inOutline: true },
  { keys: 'Mod+ArrowLeft', command: 'edit.add-left', onCanvas: true },
  { keys: 'Mod+ArrowRight', command: 'edit.add-right', onCanvas: true },
  { keys: 'Mod+ArrowUp', command: 'edit.add-above', onCanvas: true },
  { keys: 'Mod+ArrowDown', command: 'edit.add-below', onCanvas: true },
  { keys: 'Alt+W', command: 'edit.wire-to' },
  { keys: 'Alt+Shift+W', command: 'edit.wire-from' },
  { keys: 'Alt+M', command: 'edit.move-into' },
  { keys: 'Alt+ArrowRight', command: 'edit.move-in', inOutline: true },
  { keys: 'Alt+ArrowLeft', command: 'edit.move-out', inOutline: true },
  { keys: 'Alt+ArrowUp', command: 'edit.move-earlier', inOutline: true },
  { keys: 'Alt+ArrowDown', command: 'edit.move-later', inOutline: true },
  { keys: 'Mod+Shift+L', command: 'edit.lock' },
  { keys: 'Mod+Shift+ArrowLeft', command: 'edit.align-left', onCanvas: true },
  { keys: 'Mod+Shift+ArrowRight', command: 'edit.align-right', onCanvas: true },
  { keys: 'Mod+Shift+ArrowUp', command: 'edit.align-top', onCanvas: true },
  { keys: 'Mod+Shift+ArrowDown', command: 'edit.align-bottom', onCanvas: true },
  { keys: 'Alt+Shift+H', command: 'edit.distribute-across' },
  { keys: 'Alt+Shift+V', command: 'edit.distribute-down' },
  { keys: 'Alt+Shift+T', command: 'edit.tidy' },
  { keys: 'Alt+Shift+ArrowLeft', command: 'edit.select-upstream', onCanvas: true },
  { keys: 'Alt+Shift+ArrowRight', command: 'edit.select-downstream', onCanvas: true },
  { keys: 'F2', command: 'edit.rename' },
  { keys: 'Enter', command: 'edit.inspect', onCanvas: true, inOutline: true },
  { keys: 'Escape', command: 'edit.clear-selection' },
  { keys: 'ArrowLeft', command: 'edit.nudge-left', onCanvas: true, repeats: true },
  { keys: 'ArrowRight', command: 'edit.nudge-right', onCanvas: true, repeats: true },
  { keys: 'ArrowUp', command: 'edit.nudge-up', onCanvas: true, repeats: true },
  { keys: 'ArrowDown', command: 'edit.nudge-down', onCanvas: true, repeats: true },
  { keys: 'Shift+ArrowLeft', command: 'edit.nudge-left-far', onCanvas: true, repeats: true },
  { keys: 'Shift+ArrowRight', command: 'edit.nudge-right-far', onCanvas: true, repeats: true },
  { keys: 'Shift+ArrowUp', command: 'edit.nudge-up-far', onCanvas: true, repeats: true },
  { keys: 'Shift+ArrowDown', command: 'edit.nudge-down-far', onCanvas: true, repeats: true },
  { keys: 'Alt+Shift+E', command: 'edit.rehook-source' },
  { keys: 'Alt+E', command: 'edit.rehook-target' },
  { keys: 'Alt+ArrowLeft', command: 'walk.left', onCanvas: true },
  { keys: 'Alt+ArrowRight', command: 'walk.right', onCanvas: true },
  { keys: 'Alt+ArrowUp', command: 'walk.up', onCanvas: true },
  { keys: 'Alt+ArrowDown', command: 'walk.down', onCanvas: true },
  { keys: 'V', command: 'tool.select', single: true },
  { keys: 'H', command: 'tool.hand', single: true },
  { keys: 'W', command: 'tool.wire', single: true },
  { keys: 'Mod+=', command: 'view.zoom-in', repeats: true },
  { keys: 'Mod++', command: 'view.zoom-in', repeats: true },
  { keys: 'Mod+-', command: 'view.zoom-out', repeats: true },
  { keys: 'Mod+0', command: 'view.zoom-actual' },
  { keys: 'Shift+1', command: 'view.fit' },
  { keys: 'Shift+2', command: 'view.fit-selection' },
  { keys: 'Mod+Shift+1', command: 'view.fit' },
  { keys: 'Mod+Shift+2', command: 'view.fit-selection' },
  { keys: 'Shift+3', command: 'view.back' },
  { keys: 'Mod+Shift+3', command: 'view.back' },
  { keys: 'Alt+Z', command: 'view.sheet-only' },
  { keys: 'Mod+]', command: 'edit.bring-forward' },
  { keys: 'Mod+[', command: 'edit.send-back' },
  { keys: "Mod+'", command: 'view.grid' },
  { keys: 'Alt+S', command: 'view.snap' },
  { keys: 'Alt+R', command: 'view.requests' },
  { keys: 'Mod+F', command: 'view.find', inFields: true },
  { keys: '/', command: 'view.find-part', single: true },
  { keys: 'Alt+O', command: 'view.outline' },
  { keys: 'Alt+1', command: 'view.palette' },
  { keys: 'Alt+2', command: 'view.inspector' },
  { keys: 'Alt+3', command: 'view.drawer' },
  { keys: 'Alt+L', command: 'view.latency' },
  { keys: 'Alt+A', command: 'view.availability' },
  { keys: 'Alt+C', command: 'view.cost' },
  { keys: 'Alt+Shift+D', command: 'view.theme' },
  { keys: 'F6', command: 'view.next-area', inFields: true },
  { keys: 'Shift+F6', command: 'view.previous-area', inFields: true },
  { keys: 'Mod+K', command: 'help.commands', inFields: true },
  { keys: '?', command: 'help.keys', single: true },
  { keys: 'F1', command: 'help.keys', inFields: true },
]

export interface KeyBinding {
  readonly keys: string
  readonly command: CommandId
  /** May repeat while held down. */
  readonly repeats?: boolean
  /** Works while typing, too. */
  readonly inFields?: boolean
  /** Works in a field in which nothing has been typed since it was entered, or since Enter: there is nothing of its own to do it to. */
  readonly inFreshFields?: boolean
  /** A character on its own: can be switched off, since some people's input makes it a nuisance (WCAG 2.1.4). */
  readonly single?: boolean
  /** Only while the focus is on the canvas or nowhere: elsewhere these keys move in lists and menus. */
  readonly onCanvas?: boolean
  /** Only, or also, while the focus is on a row of the outline. */
  readonly inOutline?: boolean
}

/** The first key of a command, for tooltips and menus. */
export function keysOf(command: CommandId): string | undefined {
  return KEYMAP.find((binding) => binding.command === command)?.keys
}

export interface KeyContext {
  readonly mac: boolean
  readonly singleKeys: boolean
  /** The focus is in something that takes text. */
  readonly typing: boolean
  /** Nothing has been typed there. */
  readonly fresh: boolean
  /** A dialog or a menu is open: keys belong to it. */
  readonly modal: boolean
  /** The focus is on the canvas or nowhere in particular. */
  readonly onCanvas: boolean
  /** The focus is on a row of the outline. */
  readonly inOutline: boolean
}

export type KeyStroke = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'repeat' | 'isComposing'
>

/** Which command a key stroke gives in this context, if any. */
export function commandFor(stroke: KeyStroke, context: KeyContext): CommandId | undefined {
  if (stroke.isComposing || context.modal) return undefined
  return KEYMAP.find(
    (binding) =>
      (!context.typing || binding.inFields === true || (binding.inFreshFields === true && context.fresh)) &&
      (!stroke.repeat || binding.repeats === true) &&
      (context.singleKeys || binding.single !== true) &&
      isHere(binding, context) &&
      pressed(binding.keys, stroke, context.mac),
  )?.command
}

function isHere({ onCanvas, inOutline }: KeyBinding, context: KeyContext): boolean {
  if (!onCanvas && !inOutline) return true
  return (onCanvas === true && context.onCanvas) || (inOutline === true && context.inOutline)
}

function pressed(keys: string, stroke: KeyStroke, mac: boolean): boolean {
  const parts = keys.replace(/\+\+$/, '+Plus').split('+')
  const key = parts.at(-1) ?? ''
  // What a modifier has begun, as a copy with Alt or a knife with Mod, is called off without letting go of it.
  if (key === 'Escape') return stroke.key === 'Escape'
  const mod = mac ? stroke.metaKey : stroke.ctrlKey
  const otherMod = mac ? stroke.ctrlKey : stroke.metaKey
  if (mod !== parts.includes('Mod') || otherMod || stroke.altKey !== parts.includes('Alt')) return false
  if (/^\d$/.test(key)) {
    return [`Digit${key}`, `Numpad${key}`].includes(stroke.code) && stroke.shiftKey === parts.includes('Shift')
  }
  const character = key === 'Plus' ? '+' : key
  // What a character needs to be typed (Shift for ? and +) is the keyboard's business.
  const shiftMatters = character.length > 1 || /[A-Z]/.test(character)
  if (shiftMatters && stroke.shiftKey !== parts.includes('Shift')) return false
  // With Alt a Mac prints another character on the same key.
  if (stroke.altKey && /^[A-Z]$/.test(character)) return stroke.code === `Key${character}`
  return stroke.key.toLowerCase() === character.toLowerCase()
}
