import { useSyncExternalStore } from 'react'

/** Px of text at its usual size. */
const USUAL = 16

/** How much larger text is than usual: 2 for whoever set it to twice its size. */
export function textScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return size > 0 ? size / USUAL : 1
}

/** The same, and again when it changes. */
export const useTextScale = (): number => useSyncExternalStore(follow, textScale)

/** A length that grows with text. @param px at its usual size */
export const rem = (px: number): string => `${px / USUAL}rem`

/** No event tells of it; something as wide as text is large does. */
function follow(changed: () => void): () => void {
  const probe = document.createElement('div')
  probe.className = 'text-probe'
  document.body.append(probe)
  const observer = new ResizeObserver(changed)
  observer.observe(probe)
  return () => {
    observer.disconnect()
    probe.remove()
  }
}
