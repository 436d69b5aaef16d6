import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrange } from '../../../renderer/shell/layout.ts'
import type { Panels } from '../../../renderer/state/panels.ts'

const open: Panels = {
  palette: { open: true, size: 232 },
  inspector: { open: true, size: 328 },
  drawer: { open: true, size: 248, maximised: false },
}
const all = { inspector: true, drawer: true }

describe('sharing out the window', () => {
  it('gives every panel its size on a wide screen', () => {
    expect(arrange({ width: 1440, height: 900 }, open, all)).toMatchObject({
      compact: false,
      palette: 232,
      inspector: 328,
      inspectorIsSheet: false,
      drawer: 248,
    })
  })

  it('makes a rail of the palette under 1200 pixels', () => {
    expect(arrange({ width: 1199, height: 900 }, open, all).palette).toBe('rail')
    expect(arrange({ width: 1024, height: 640 }, open, all)).toMatchObject({ compact: true, inspector: 288 })
  })

  it('closes the drawer, lays the inspector over the canvas, then folds the palette', () => {
    expect(arrange({ width: 1440, height: 500 }, open, all).drawer).toBe(0)
    expect(arrange({ width: 640, height: 900 }, open, all)).toMatchObject({ inspectorIsSheet: true, palette: 'rail' })
    const wide = { ...open, palette: { open: true, size: 400 }, inspector: { open: true, size: 480 } }
    expect(arrange({ width: 1300, height: 900 }, wide, all)).toMatchObject({ palette: 'rail', inspectorIsSheet: false })
  })

  it('shows no panel that has nothing to show', () => {
    expect(arrange({ width: 1440, height: 900 }, open, { inspector: false, drawer: false })).toMatchObject({
      inspector: 0,
      drawer: 0,
    })
  })

  it('lets the results have all but the header when maximised', () => {
    const maximised = { ...open, drawer: { ...open.drawer, maximised: true } }
    expect(arrange({ width: 1440, height: 900 }, maximised, all)).toMatchObject({
      drawer: 844,
      inspector: 0,
      canvasHidden: true,
    })
  })

  it('always leaves the canvas 480 × 320 where the window has as much', () => {
    const panel = (min: number, max: number) => fc.record({ open: fc.boolean(), size: fc.integer({ min, max }) })
    const panels = fc.record({
      palette: panel(200, 400),
      inspector: panel(280, 480),
      drawer: fc.record({
        open: fc.boolean(),
        size: fc.integer({ min: 160, max: 2000 }),
        maximised: fc.constant(false),
      }),
    })
    const size = fc.record({ width: fc.integer({ min: 640, max: 3840 }), height: fc.integer({ min: 420, max: 2160 }) })
    fc.assert(
      fc.property(size, panels, ({ width, height }, sizes) => {
        const { palette, inspector, inspectorIsSheet, drawer } = arrange({ width, height }, sizes, all)
        const left = width - (palette === 'rail' ? 44 : palette) - (inspectorIsSheet ? 0 : inspector)
        expect(left).toBeGreaterThanOrEqual(480)
        expect(height - 56 - Math.max(drawer, 36)).toBeGreaterThanOrEqual(312)
      }),
      { seed: 3, numRuns: 300 },
    )
  })
})
