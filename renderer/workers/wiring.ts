import type { WireLine } from '../../simulation/index.ts'
import { layWires, type Wiring, type WiringInput } from '../canvas/wiring.ts'

/** Lays out the wires of large sheets, so that the window need not wait. It remembers the last sheet, as the next is almost the same. */
let before: Wiring | undefined

export interface WiringQuestion {
  readonly id: number
  readonly input: WiringInput
  /** Another document: nothing is like before. */
  readonly afresh: boolean
}

export interface WiringReply {
  readonly id: number
  /** What differs from the answer before; wires that are gone are not told. */
  readonly lines: readonly (readonly [string, WireLine])[]
  readonly places: Wiring['places']
}

self.onmessage = ({ data: { id, input, afresh } }: MessageEvent<WiringQuestion>) => {
  const known = afresh ? undefined : before
  const wiring = layWires(input, known)
  before = wiring
  const lines = [...wiring.routes.lines].filter(([wire, line]) => known?.routes.lines.get(wire) !== line)
  self.postMessage({ id, lines, places: wiring.places } satisfies WiringReply)
}
