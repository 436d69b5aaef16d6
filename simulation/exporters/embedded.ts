import type { Design } from '../design/design.ts'
import { serialiseDesign } from '../design/serialise.ts'
import { DESIGN_ID } from './report/html-parts.ts'
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
  return `<script type="application/json" id="${DESIGN_ID}">${embeddedJson(design).replaceAll('<', '\\u003c')}</script>`
}

/** Keyword of the text chunk of a PNG. */
export const PNG_KEYWORD = 'skyloom/design'
const NAMESPACE = 'https://skyloom.invalid/design'
const IN_SVG = new RegExp(`<design xmlns="${NAMESPACE}">([^<]*)</design>`)
const IN_HTML = new RegExp(`<script type="application/json" id="${DESIGN_ID}">([^<]*)</script>`)

/** The design that an SVG of ours carries. */
export function designInSvg(text: string): string | null {
  const found = IN_SVG.exec(text)?.[1]
  return found === undefined ? null : unescapeXml(found)
}

/** The design that a report of ours carries. */
export function designInHtml(text: string): string | null {
  return IN_HTML.exec(text)?.[1] ?? null
}
