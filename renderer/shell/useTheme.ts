import { useLayoutEffect } from 'react'
import { type Theme, useView } from '../state/view.ts'
import { matchesMedia, useMedia } from '../ui/media.ts'

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
  setTheme(shown(theme, matchesMedia('(prefers-color-scheme: dark)')) === 'dark' ? 'light' : 'dark')
}

function shown(theme: Theme, systemDark: boolean): 'light' | 'dark' {
  return theme === 'system' ? (systemDark ? 'dark' : 'light') : theme
}
