import type { CSSOptions } from 'vite'

type PostCss = Exclude<NonNullable<CSSOptions['postcss']>, string>

/** Px of text that is set larger or smaller by nobody: the browser's own. */
const USUAL_TEXT = 16
/** Hairlines, rings and gaps of focus do not grow with text. */
const THINNEST = 3
/** The sheet has a zoom of its own; a package's style sheets are its own business. */
const LEFT_ALONE = /\/node_modules\/|\/canvas\/sheet\.css$/

/**
 * Sizes in the window's style sheets are written in px at the usual size of text and built in rem, the queries of containers too. Whoever
 * sets text to twice its size then gets controls, rows and panels to match, in a layout for half the width, instead of words that are cut
 * off (WCAG 1.4.4).
 */
export const textSizes: NonNullable<PostCss['plugins']>[number] = {
  postcssPlugin: 'text-sizes',
  Declaration(declaration) {
    const value = growing(declaration.value)
    if (value !== declaration.value && isOurs(declaration.source?.input.file)) declaration.value = value
  },
  AtRule: {
    container(rule) {
      if (isOurs(rule.source?.input.file)) rule.params = growing(rule.params)
    },
  },
}

function isOurs(file: string | undefined): boolean {
  return file !== undefined && !LEFT_ALONE.test(file.replaceAll('\\', '/'))
}

/** A value with its lengths in rem. */
export function growing(value: string): string {
  return value.replace(/(?<![\w.#-])(-?)(\d*\.?\d+)px\b/g, (found, sign: string, px: string) =>
    Number(px) < THINNEST ? found : `${sign}${Number(px) / USUAL_TEXT}rem`,
  )
}
