import { LOW_WINDOW, PANEL_LIMITS, type Panels } from '../state/panels.ts'

/** What each area gets of the window, in pixels at the usual size of text. */
export interface Layout {
  readonly compact: boolean
  readonly palette: number | 'rail'
  /** 0: closed. */
  readonly inspector: number
  /** It lies over the canvas, since beside it the canvas would be too narrow to use. */
  readonly inspectorIsSheet: boolean
  /** Height with its tab bar; 0: only the bar. */
  readonly drawer: number
  /** The results fill all but the header. */
  readonly canvasHidden: boolean
  /** There is room for the results beside the canvas. */
  readonly drawerFits: boolean
}

/** Below this width the palette is a rail of icons. */
const NARROW_WINDOW = 1200
const RAIL = 44
const COMPACT_INSPECTOR = 288
const CANVAS = { width: 480, height: 320 } as const
const HEADER = { normal: 56, compact: 48, twoRows: 96 } as const
/** Below this width the three numbers have a row of their own. */
const SLIM_WINDOW = 720
const LARGEST_DRAWER = 0.7

/**
 * Shares the window out (design.md §2). The canvas keeps at least 480 × 320: where less would be left, first the drawer closes to its tab
 * bar, then the inspector lies over the canvas, then the palette becomes a rail.
 *
 * @param wanted which areas have something to show
 */
export function arrange(
  { width, height }: { readonly width: number; readonly height: number },
  panels: Panels,
  wanted: { readonly inspector: boolean; readonly drawer: boolean },
): Layout {
  const narrow = width < NARROW_WINDOW
  const compact = narrow || height < LOW_WINDOW
  const inspector =
    !wanted.inspector || !panels.inspector.open
      ? 0
      : compact && panels.inspector.size === PANEL_LIMITS.inspector.initial
        ? COMPACT_INSPECTOR
        : panels.inspector.size
  const inspectorIsSheet = inspector > 0 && width - RAIL - inspector < CANVAS.width
  const beside = inspectorIsSheet ? 0 : inspector
  const rail = narrow || !panels.palette.open || width - panels.palette.size - beside < CANVAS.width
  const header = width < SLIM_WINDOW ? HEADER.twoRows : compact ? HEADER.compact : HEADER.normal
  const below = height - header
  const { open, size, maximised } = panels.drawer
  const room = Math.min(size, Math.floor(below * LARGEST_DRAWER), below - CANVAS.height)
  const full = open && wanted.drawer && maximised
  return {
    compact,
    palette: rail ? 'rail' : panels.palette.size,
    inspector: full ? 0 : inspector,
    inspectorIsSheet: inspectorIsSheet && !full,
    drawer: full ? below : open && wanted.drawer && room >= PANEL_LIMITS.drawer.min ? room : 0,
    canvasHidden: full,
    drawerFits: room >= PANEL_LIMITS.drawer.min,
  }
}
