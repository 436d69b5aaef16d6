import { useLayoutEffect, useSyncExternalStore } from 'react'
import { type Theme, useView } from '../state/view.ts'

/** Sets the theme and the contrast on the page: the system's, until the learner chooses. */
export function useTheme(): void {
  const theme = useShownTheme()
  const contrast = useMedia('(prefers-contrast: more)')
  // Before the first paint: no flash of the other theme.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  useLayoutEffect(() => {
    if (contrast) document.documentElement.dataset.contrast = 'more'
    else delete document.documentElement.dataset.contrast
  }, [contrast])
}

export function useShownTheme(): 'light' | 'dark' {
  const chosen = useView((state) => state.theme)
  return shown(chosen, useMedia('(prefers-color-scheme: dark)'))
}

/** From what is shown now to the other one. */
export function switchTheme(): void {
  const { theme, setTheme } = useView.getState()
  setTheme(shown(theme, matches('(prefers-color-scheme: dark)')) === 'dark' ? 'light' : 'dark')
}

/** Whether a media query holds now, and from now on. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia?.(query)
      list?.addEventListener('change', changed)
      return () => list?.removeEventListener('change', changed)
    },
    () => matches(query),
  )
}

function matches(query: string): boolean {
  return window.matchMedia?.(query).matches ?? false
}

function shown(theme: Theme, systemDark: boolean): 'light' | 'dark' {
  return theme === 'system' ? (systemDark ? 'dark' : 'light') : theme
}
