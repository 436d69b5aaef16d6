import { describe, expect, it } from 'vitest'
import { FIRST_WINDOW, onScreen } from '../../../main/desktop/window-state.ts'

const LAPTOP = { x: 0, y: 0, width: 1366, height: 728 }
const BESIDE = { x: 1366, y: 0, width: 1920, height: 1040 }
const window = { width: 1200, height: 700, x: 1500, y: 20, maximised: false }

describe('where the window opens', () => {
  it('is where it stood, on any screen that is there', () => {
    expect(onScreen(window, [LAPTOP, BESIDE])).toEqual(window)
  })

  it('is the system’s choice once that screen is gone', () => {
    expect(onScreen(window, [LAPTOP])).toEqual({ width: 1200, height: 700, maximised: false })
  })

  it('is no larger than the largest screen', () => {
    expect(onScreen(FIRST_WINDOW, [LAPTOP])).toEqual({ width: 1366, height: 728, maximised: false })
    expect(onScreen(FIRST_WINDOW, [])).toEqual(FIRST_WINDOW)
  })
})
