import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

// a machine with other work to do is slow, not wrong
configure({ asyncUtilTimeout: 5000 })

/** What a browser has and jsdom has not. Sizes are fixed: geometry belongs to the tests in a real browser. */
class NoResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

class Matrix {
  readonly m22: number
  constructor(transform?: string) {
    const scale = transform?.match(/scale\(([\d.]+)\)/)?.[1]
    this.m22 = scale === undefined ? 1 : Number(scale)
  }
}

Object.assign(globalThis, { ResizeObserver: NoResizeObserver, DOMMatrixReadOnly: Matrix })
/** A browser that is light, and moves nothing. */
Object.assign(window, {
  matchMedia: (media: string) =>
    Object.assign(new EventTarget(), { media, matches: media.includes('reduced-motion'), onchange: null }),
})
Object.assign(globalThis, {
  DOMRect: {
    fromRect: ({ x = 0, y = 0, width = 0, height = 0 }: DOMRectInit) => ({
      ...{ x, y, width, height },
      ...{ left: x, top: y, right: x + width, bottom: y + height },
    }),
  },
})

Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: { configurable: true, get: () => 100 },
  offsetHeight: { configurable: true, get: () => 60 },
  clientWidth: { configurable: true, get: () => 100 },
  clientHeight: { configurable: true, get: () => 60 },
})
Object.assign(SVGElement.prototype, { getBBox: () => ({ x: 0, y: 0, width: 0, height: 0 }) })
Object.assign(Element.prototype, {
  scrollIntoView: () => {},
  setPointerCapture: () => {},
  releasePointerCapture: () => {},
  hasPointerCapture: () => false,
})

/** React complains here of what it can go on with; a test that makes it do so has found a fault. */
let complaints: MockInstance<typeof console.error>
beforeEach(() => {
  complaints = vi.spyOn(console, 'error')
})

afterEach(() => {
  cleanup()
  localStorage.clear()
  const told = complaints.mock.calls.map((words) => words.join(' '))
  complaints.mockRestore()
  expect(told, 'errors that were logged').toEqual([])
})
