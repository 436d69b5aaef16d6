import { useSyncExternalStore } from 'react'

/** Whether a media query holds now, and from now on. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia?.(query)
      list?.addEventListener('change', changed)
      return () => list?.removeEventListener('change', changed)
    },
    () => matchesMedia(query),
  )
}

export function matchesMedia(query: string): boolean {
  return window.matchMedia?.(query).matches ?? false
}

/** Ms that a movement of this length takes: none for who asked their system for less motion. */
export function motion(ms: number): number {
  return matchesMedia('(prefers-reduced-motion: reduce)') ? 0 : ms
}
