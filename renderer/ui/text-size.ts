import { useSyncExternalStore } from 'react'

/** Px of text at its usual size. */
const USUAL = 16

/** Found when it is first asked for and when it has changed: finding it makes the browser work out all styles at once. */
let scale: number | undefined
const told = new Set<() => void>()

/** How much larger text is than usual: 2 for whoever set it to twice its size. */
export function textScale(): number {
  if (scale === undefined) {
    scale = measured()
    watch()
  }
  return scale
}

/** The same, and again when it changes. */
export const useTextScale = (): number =>
  useSyncExternalStore((changed) => {
    told.add(changed)
    return () => told.delete(changed)
  }, textScale)

/** A length that grows with text. @param px at its usual size */
export const rem = (px: number): string => `${px / USUAL}rem`

function measured(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return size > 0 ? size / USUAL : 1
}

/** No event tells of it; something as wide as text is large does. */
function watch(): void {
  const probe = document.createElement('div')
  probe.className = 'text-probe'
  document.body.append(probe)
  new ResizeObserver(() => {
    scale = measured()
    for (const changed of told) changed()
  }).observe(probe)
}
