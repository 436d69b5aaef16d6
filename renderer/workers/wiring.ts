import type { Point, WireLine } from '../../simulation/index.ts'
import { layWires, type Wiring, type WiringInput } from '../canvas/wires/wiring.ts'
import { type Step, StepsIn } from './steps.ts'

/** Lays out the wires of large sheets, so that the window need not wait. It remembers the last sheet, as the next is almost the same. */
const sheets = new StepsIn<WiringInput>()
let before: Wiring | undefined

export interface WiringQuestion {
  readonly id: number
  readonly sheet: Step
}

/** What differs from the answer before; wires that are gone are not told. */
export interface WiringReply {
  readonly id: number
  readonly lines: readonly (readonly [string, WireLine])[]
  readonly places: readonly (readonly [string, Point | null])[]
}

self.onmessage = ({ data: { id, sheet } }: MessageEvent<WiringQuestion>) => {
  const taken = sheets.take(sheet)
  if (!taken) throw new Error('The sheet is told as a step from one that the router has not been told.')
  // Another document: nothing is like before.
  const known = sheet.on === null ? undefined : before
  const wiring = layWires(taken.value, known)
  before = wiring
  const lines = [...wiring.routes.lines].filter(([wire, line]) => known?.routes.lines.get(wire) !== line)
  const places = [...wiring.places].filter(([wire, place]) => !samePlace(known?.places.get(wire), place))
  self.postMessage({ id, lines, places } satisfies WiringReply)
}

function samePlace(a: Point | null | undefined, b: Point | null): boolean {
  return a === b || (a != null && b !== null && a.x === b.x && a.y === b.y)
}
