import { join } from 'node:path'
import { z } from 'zod'
import { JsonStore } from '../files/json-store.ts'

const state = z.object({
  width: z.number().int().min(640).max(20_000),
  height: z.number().int().min(480).max(20_000),
  x: z.number().int().exactOptional(),
  y: z.number().int().exactOptional(),
  maximised: z.boolean(),
})

export type WindowState = z.infer<typeof state>

export const FIRST_WINDOW: WindowState = { width: 1440, height: 900, maximised: false }

/** Where the window stood when it was last closed. */
export function windowStateStore(folder: string): JsonStore<WindowState> {
  return new JsonStore(join(folder, 'window.json'), state, FIRST_WINDOW)
}

/** A screen's rectangle, without its bars. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** No larger than a screen, and without a position that none shows any more, as after a second screen was unplugged. */
export function onScreen(saved: WindowState, screens: readonly Area[]): WindowState {
  const { x, y, ...size } = saved
  const rest = {
    ...size,
    width: Math.min(size.width, ...largest(screens, 'width')),
    height: Math.min(size.height, ...largest(screens, 'height')),
  }
  if (x === undefined || y === undefined) return rest
  const visible = screens.some(
    (area) => x + 100 > area.x && x < area.x + area.width - 100 && y >= area.y - 10 && y < area.y + area.height - 50,
  )
  return visible ? { ...rest, x, y } : rest
}

function largest(screens: readonly Area[], side: 'width' | 'height'): readonly number[] {
  return screens.length === 0 ? [] : [Math.max(...screens.map((area) => area[side]))]
}
