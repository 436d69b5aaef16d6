import type { Design } from '../design/design.ts'
import { serialiseDesign } from '../design/serialise.ts'
import { readPdfDesign } from './pdf-design.ts'
import { readPngText } from './png.ts'
import { escapeXml, unescapeXml } from './xml.ts'

/**
 * A picture or report that carries its design can be opened again. The design is written as JSON in plain ASCII, which SVG, HTML and PNG
 * hold alike whatever a part is called.
 */
export function embeddedJson(design: Design): string {
  return JSON.stringify(JSON.parse(serialiseDesign(design))).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** For an SVG's `metadata`. */
export function embeddedInSvg(design: Design): string {
  return `<metadata><design xmlns="${NAMESPACE}">${escapeXml(embeddedJson(design))}</design></metadata>`
}

/** For an HTML page: a block of data that no browser runs. */
export function embeddedInHtml(design: Design): string {
  // no text inside may look like the end of the block, or like a comment
  return `<script type="application/json" id="skyloom-design">${embeddedJson(design).replaceAll('<', '\\u003c')}</script>`
}

/** Keyword of the text chunk of a PNG. */
export const PNG_KEYWORD = 'skyloom/design'
const NAMESPACE = 'https://skyloom.invalid/design'
const IN_SVG = new RegExp(`<design xmlns="${NAMESPACE}">([^<]*)</design>`)
const IN_HTML = /<script type="application\/json" id="skyloom-design">([^<]*)<\/script>/

/** The text of a design, and whether a picture or report carried it: such a file is not to be saved over. */
export interface FoundText {
  readonly text: string
  readonly embedded: boolean
}

/**
 * What there is to parse in a file that someone opens: the design inside a picture or report of ours, else the file's own text. Total.
 *
 * @param utf8 decodes bytes as UTF-8; the engine itself has no decoder
 */
export function designTextIn(bytes: Uint8Array, utf8: (bytes: Uint8Array) => string): FoundText {
  const inBinary = readPngText(bytes, PNG_KEYWORD) ?? readPdfDesign(bytes)
  if (inBinary !== null) return { text: inBinary, embedded: true }
  const text = utf8(bytes)
  if (!/^\s*\ufeff?\s*</.test(text)) return { text, embedded: false }
  const inSvg = IN_SVG.exec(text)?.[1]
  if (inSvg !== undefined) return { text: unescapeXml(inSvg), embedded: true }
  const inHtml = IN_HTML.exec(text)?.[1]
  return inHtml === undefined ? { text, embedded: false } : { text: inHtml, embedded: true }
}
