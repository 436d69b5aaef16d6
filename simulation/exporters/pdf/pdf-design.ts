import { ascii, latin1 } from '../bytes.ts'

/** Subtype of the design that a PDF carries as an attachment, by which it is found again. */
export const PDF_DESIGN_TYPE = '/application#2Fvnd.skyloom.design+json'

const HEAD = ascii('%PDF-')
const TYPE = ascii(PDF_DESIGN_TYPE)

/** The design attached to a PDF of ours; `null` where there is none, as after another program has packed the file anew. Total. */
export function readPdfDesign(bytes: Uint8Array): string | null {
  if (!HEAD.every((byte, i) => bytes[i] === byte)) return null
  const type = placeOf(bytes, TYPE, HEAD.length)
  const entries = type < 0 ? null : /^[^>]*\/Length (\d+) >>\nstream\n/.exec(latin1(bytes.subarray(type, type + 200)))
  if (entries === null) return null
  const start = type + entries[0].length
  return latin1(bytes.subarray(start, start + Number(entries[1])))
}

function placeOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(wanted[0] ?? 0, from); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at
  }
  return -1
}
