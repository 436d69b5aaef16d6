import { useDesign } from '../state/design.ts'

/** Grid steps of an arrow key with Shift. */
export const FAR = 5

const BURST_MS = 800
let burst: ReturnType<typeof setTimeout> | undefined

/** Arrow keys in quick succession are one step; after a rest the next one is another. */
export function endBurstSoon(): void {
  clearTimeout(burst)
  burst = setTimeout(() => useDesign.getState().endGesture(), BURST_MS)
}
