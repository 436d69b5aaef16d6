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
