import { describe, expect, it } from 'vitest'
import { commandFor, KEYMAP, type KeyContext, type KeyStroke } from '../../../renderer/shell/keymap.ts'
import { COMMANDS } from '../../../renderer/state/commands.ts'

const plain: KeyContext = {
  mac: false,
  singleKeys: true,
  typing: false,
  fresh: true,
  modal: false,
  onCanvas: true,
  inOutline: false,
}
const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  ...held,
})

describe('the keys of the window', () => {
  it('mean one thing each, wherever the focus is', () => {
    const meanings = KEYMAP.map(({ keys, onCanvas, inOutline }) => `${keys} ${onCanvas === true} ${inOutline === true}`)
    expect(meanings.filter((meaning, i) => meanings.indexOf(meaning) !== i)).toEqual([])
  })

  it('are the ones people expect', () => {
    expect(commandFor(stroke('z', { ctrlKey: true }), plain)).toBe('edit.undo')
    expect(commandFor(stroke('Z', { ctrlKey: true, shiftKey: true }), plain)).toBe('edit.redo')
    expect(commandFor(stroke('y', { ctrlKey: true }), plain)).toBe('edit.redo')
    expect(commandFor(stroke('s', { ctrlKey: true }), plain)).toBe('file.save')
    expect(commandFor(stroke('Delete'), plain)).toBe('edit.delete')
    expect(commandFor(stroke('ArrowLeft', { shiftKey: true }), plain)).toBe('edit.nudge-left-far')
    expect(commandFor(stroke('ArrowLeft', { altKey: true }), plain)).toBe('walk.left')
  })

  it('take Cmd for Ctrl on a Mac, and nothing else', () => {
    const mac = { ...plain, mac: true }
    expect(commandFor(stroke('z', { metaKey: true }), mac)).toBe('edit.undo')
    expect(commandFor(stroke('z', { ctrlKey: true }), mac)).toBeUndefined()
    expect(commandFor(stroke('z', { metaKey: true }), plain)).toBeUndefined()
  })

  it('go by the printed letter and by the physical digit', () => {
    // AZERTY: Z is printed where a US keyboard has W, and a digit needs Shift.
    expect(commandFor(stroke('z', { ctrlKey: true, code: 'KeyW' }), plain)).toBe('edit.undo')
    expect(commandFor(stroke('0', { ctrlKey: true, code: 'Numpad0' }), plain)).toBe('view.zoom-actual')
    expect(commandFor(stroke('à', { ctrlKey: true, code: 'Digit0' }), plain)).toBe('view.zoom-actual')
    expect(commandFor(stroke('!', { shiftKey: true, code: 'Digit1' }), plain)).toBe('view.fit')
  })

  it('leave typing, composing and dialogs alone', () => {
    const typing = { ...plain, typing: true, fresh: false, onCanvas: false }
    expect(commandFor(stroke('z', { ctrlKey: true }), typing)).toBeUndefined()
    expect(commandFor(stroke('Backspace'), typing)).toBeUndefined()
    expect(commandFor(stroke('/'), typing)).toBeUndefined()
    expect(commandFor(stroke('s', { ctrlKey: true }), typing)).toBe('file.save')
    expect(commandFor(stroke('v', { isComposing: true }), plain)).toBeUndefined()
    expect(commandFor(stroke('z', { ctrlKey: true }), { ...plain, modal: true })).toBeUndefined()
  })

  it('undo in a field in which nothing was typed', () => {
    const entered = { ...plain, typing: true, onCanvas: false }
    expect(commandFor(stroke('z', { ctrlKey: true }), entered)).toBe('edit.undo')
    expect(commandFor(stroke('y', { ctrlKey: true }), entered)).toBe('edit.redo')
    expect(commandFor(stroke('a', { ctrlKey: true }), entered)).toBeUndefined()
  })

  it('call off what a held modifier began', () => {
    for (const held of ['altKey', 'shiftKey', 'ctrlKey']) {
      expect(commandFor(stroke('Escape', { [held]: true }), plain)).toBe('edit.clear-selection')
    }
  })

  it('of one letter can be switched off', () => {
    expect(commandFor(stroke('w'), plain)).toBe('tool.wire')
    expect(commandFor(stroke('?', { shiftKey: true }), plain)).toBe('help.keys')
    const off = { ...plain, singleKeys: false }
    expect(commandFor(stroke('w'), off)).toBeUndefined()
    expect(commandFor(stroke('?', { shiftKey: true }), off)).toBeUndefined()
  })

  it('repeat only to undo, redo, zoom and move', () => {
    const repeating = KEYMAP.filter(({ repeats }) => repeats).map(({ command }) => command)
    expect(repeating.every((command) => /undo|redo|zoom|nudge/.test(command))).toBe(true)
    expect(commandFor(stroke('z', { ctrlKey: true, repeat: true }), plain)).toBe('edit.undo')
    expect(commandFor(stroke('n', { ctrlKey: true, repeat: true }), plain)).toBeUndefined()
  })

  it('move in lists and menus, not on the canvas, while the focus is there', () => {
    expect(commandFor(stroke('ArrowDown'), { ...plain, onCanvas: false })).toBeUndefined()
    expect(commandFor(stroke('ArrowDown'), plain)).toBe('edit.nudge-down')
  })

  it('move parts in the order of the outline while the focus is there, and walk the canvas otherwise', () => {
    const outline = { ...plain, onCanvas: false, inOutline: true }
    expect(commandFor(stroke('ArrowUp', { altKey: true }), outline)).toBe('edit.move-earlier')
    expect(commandFor(stroke('ArrowUp', { altKey: true }), plain)).toBe('walk.up')
    expect(commandFor(stroke('ArrowUp'), outline)).toBeUndefined()
    expect(commandFor(stroke('Delete'), outline)).toBe('edit.delete')
    expect(commandFor(stroke('Delete'), { ...plain, onCanvas: false })).toBeUndefined()
  })

  it('are each bound once, to a command that exists', () => {
    const places = { ...plain, onCanvas: false }
    for (const place of ['onCanvas', 'inOutline', 'elsewhere'] as const) {
      const here = { ...places, [place]: true }
      const keys = KEYMAP.filter(
        ({ onCanvas, inOutline }) =>
          (!onCanvas && !inOutline) || (onCanvas && here.onCanvas) || (inOutline && here.inOutline),
      ).map(({ keys }) => keys)
      expect(new Set(keys).size, place).toBe(keys.length)
    }
    expect(KEYMAP.every(({ command }) => command in COMMANDS)).toBe(true)
  })
})
