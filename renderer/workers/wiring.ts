import type { Point, WireLine } from '../../simulation/index.ts'
import { layWires, type Wiring } from '../canvas/wires/wiring.ts'
import { changedWiring, EMPTY, type WiringChange } from '../canvas/wires/wiring-change.ts'

/** Lays out the wires of large sheets, so that the window need not wait. It remembers the last sheet, as the next is almost the same. */
let sheet = EMPTY
let before: Wiring | undefined

export interface WiringQuestion {
  readonly id: number
  readonly change: WiringChange
  /** Another document: nothing is like before. */
  readonly afresh: boolean
}

/** What differs from the answer before; wires that are gone are not told. */
export interface WiringReply {
  readonly id: number
  readonly lines: readonly (readonly [string, WireLine])[]
  readonly places: readonly (readonly [string, Point | null])[]
}

self.onmessage = ({ data: { id, change, afresh } }: MessageEvent<WiringQuestion>) => {
  const known = afresh ? undefined : before
  sheet = changedWiring(afresh ? EMPTY : sheet, change)
  const wiring = layWires(sheet, known)
  before = wiring
  const lines = [...wiring.routes.lines].filter(([wire, line]) => known?.routes.lines.get(wire) !== line)
  const places = [...wiring.places].filter(([wire, place]) => !samePlace(known?.places.get(wire), place))
  self.postMessage({ id, lines, places } satisfies WiringReply)
}

function samePlace(a: Point | null | undefined, b: Point | null): boolean {
  return a === b || (a != null && b !== null && a.x === b.x && a.y === b.y)
}
