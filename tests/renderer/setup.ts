import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

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
/** A browser in which no query holds: light, with motion. */
Object.assign(window, {
  matchMedia: (media: string) => Object.assign(new EventTarget(), { media, matches: false, onchange: null }),
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
})
Object.assign(SVGElement.prototype, { getBBox: () => ({ x: 0, y: 0, width: 0, height: 0 }) })
Object.assign(Element.prototype, {
  scrollIntoView: () => {},
  setPointerCapture: () => {},
  releasePointerCapture: () => {},
  hasPointerCapture: () => false,
})

afterEach(() => {
  cleanup()
  localStorage.clear()
})
