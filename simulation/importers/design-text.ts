import { designInHtml, designInSvg, PNG_KEYWORD } from '../exporters/embedded.ts'
import { readPdfDesign } from '../exporters/pdf/pdf-design.ts'
import { readPngText } from '../exporters/picture/png.ts'
import { readDrawio } from './drawio.ts'

/** The text of a design, and whether a picture, report or drawing carried it: such a file is not to be saved over. */
export interface FoundText {
  readonly text: string
  readonly embedded: boolean
}

/**
 * What there is to parse in a file that someone opens: the design inside a picture, report or drawing, else the file's own text. Total.
 *
 * @param utf8 decodes bytes as UTF-8; the engine itself has no decoder
 */
export function designTextIn(bytes: Uint8Array, utf8: (bytes: Uint8Array) => string): FoundText {
  const inBinary = readPngText(bytes, PNG_KEYWORD) ?? readPdfDesign(bytes)
  if (inBinary !== null) return { text: inBinary, embedded: true }
  const text = utf8(bytes)
  if (!/^\s*\ufeff?\s*</.test(text)) return { text, embedded: false }
  const inside = designInSvg(text) ?? designInHtml(text) ?? readDrawio(text)
  return inside === null ? { text, embedded: false } : { text: inside, embedded: true }
}
