import { field, readPreference } from '../platform/preferences.ts'
import { textScale } from '../ui/text-size.ts'

export type PanelName = 'palette' | 'inspector' | 'drawer'

export interface Panel {
  readonly open: boolean
  /** Pixels: width, or height of the drawer. */
  readonly size: number
}

/**
 * The inspector shows while it is `open` and something is selected. So that it never pops up during a drag, the canvas tells the
 * selection (`select`) when the pointer is released, and opens the inspector on a click or Enter only.
 */
export interface Panels {
  readonly palette: Panel
  readonly inspector: Panel
  readonly drawer: Panel & { readonly maximised: boolean }
}

/** Pixels. */
export const PANEL_LIMITS = {
  palette: { min: 200, max: 400, initial: 232 },
  inspector: { min: 280, max: 480, initial: 328 },
  drawer: { min: 160, max: 2000, initial: 248 },
} as const satisfies Record<PanelName, { min: number; max: number; initial: number }>

/** Pixels of height, at the usual size of text. */
export const LOW_WINDOW = 720

const INITIAL_PANELS: Panels = {
  palette: { open: true, size: PANEL_LIMITS.palette.initial },
  inspector: { open: true, size: PANEL_LIMITS.inspector.initial },
  drawer: { open: true, size: PANEL_LIMITS.drawer.initial, maximised: false },
}

/** Open, and with room or over the canvas. */
export function isDrawerShown({
  panels,
  drawerFits,
}: {
  readonly panels: Panels
  readonly drawerFits: boolean
}): boolean {
  return panels.drawer.open && (drawerFits || panels.drawer.maximised)
}

/** As they were when the program ended. */
export function readPanels(): Panels {
  const stored = readPreference('panels')
  const panel = <P extends Panel>(name: PanelName, initial: P): P => {
    const found = field(stored, name)
    const open = field(found, 'open')
    const size = field(found, 'size')
    const { min, max } = PANEL_LIMITS[name]
    return {
      ...initial,
      ...(typeof open === 'boolean' && { open }),
      ...(typeof size === 'number' && size >= min && size <= max && { size }),
    }
  }
  return {
    palette: panel('palette', INITIAL_PANELS.palette),
    inspector: panel('inspector', INITIAL_PANELS.inspector),
    // A low window starts with the canvas; the tabs of the closed drawer are the summary.
    drawer: {
      ...panel('drawer', INITIAL_PANELS.drawer),
      ...(window.innerHeight / textScale() < LOW_WINDOW && { open: false }),
    },
  }
}
