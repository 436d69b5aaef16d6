import {
  type Design,
  embeddedJson,
  exportFormats,
  type Look,
  type PdfLook,
  PNG_KEYWORD,
  readingsOf,
  withPngText,
} from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import { viewerProgram } from '../platform/viewer.ts'
import { useResults } from '../state/results.ts'
import { engine } from '../workers/client.ts'
import { iconsOf, pdfIcons } from './icons.ts'
import { type ExportOptions, type Format, isPicture, isReport, type Status } from './options.ts'
import { drawnLines } from './pdf-pixels.ts'
import { pngOf } from './png.ts'

/** A file that was made of a design. */
export interface Made {
  readonly mime: string
  readonly extension: string
  readonly content: Uint8Array | string
}

/** @throws with a sentence for the learner */
export async function make(format: Format, design: Design, options: ExportOptions): Promise<Made> {
  const { scale, live, status, ...chosen } = options
  const plain = { ...chosen, ...readingsFor(status) }
  const icons = isPicture(format) || isReport(format) ? await iconsOf(design) : {}
  const look = { ...plain, icons }
  switch (format) {
    case 'png': {
      const png = await pngOf(await engine.exportAs('svg', design, look), scale)
      return { mime: 'image/png', extension: '.png', content: withPngText(png, PNG_KEYWORD, embeddedJson(design)) }
    }
    case 'pdf':
      return {
        mime: 'application/pdf',
        extension: '.pdf',
        content: await pdfOf(design, { ...plain, pixels: await pdfIcons(icons) }),
      }
    case 'report': {
      const asked = await host.pdfOf?.(await engine.exportAs('html', design, look))
      if (asked?.kind !== 'done') throw new Error(asked?.kind === 'failed' ? asked.message : 'it cannot be made here.')
      return { mime: 'application/pdf', extension: '.pdf', content: asked.value }
    }
    case 'html': {
      const { mime, extension } = exportFormats.html
      const viewer = live ? { viewer: await viewerProgram() } : {}
      return { mime, extension, content: await engine.exportAs(format, design, { ...look, ...viewer }) }
    }
    default: {
      const { mime, extension } = exportFormats[format]
      return { mime, extension, content: await engine.exportAs(format, design, look) }
    }
  }
}

/** What the bars on the parts tell, as on the screen. */
export function readingsFor(status: Status): Pick<Look, 'readings'> {
  const { report } = useResults.getState()
  return status === 'none' || !report ? {} : { readings: readingsOf(report, status) }
}

/** Lines that the face of the PDF has not all letters for are drawn here and taken along. */
async function pdfOf(design: Design, look: PdfLook): Promise<Uint8Array> {
  const { bytes, missingLines } = await engine.pdf(design, look)
  if (missingLines.length === 0) return bytes
  return (await engine.pdf(design, { ...look, lines: await drawnLines(missingLines) })).bytes
}

/** Puts what was made on the clipboard: a picture as a picture, and an SVG as its text too, for editors of either kind. */
export async function copy({ mime, content }: Made): Promise<void> {
  if (typeof content !== 'string') {
    await navigator.clipboard.write([
      new ClipboardItem({ [mime]: new Blob([new Uint8Array(content)], { type: mime }) }),
    ])
  } else if (mime === 'image/svg+xml' && supportsSvg()) {
    const as = (type: string) => new Blob([content], { type })
    await navigator.clipboard.write([new ClipboardItem({ [mime]: as(mime), 'text/plain': as('text/plain') })])
  } else await navigator.clipboard.writeText(content)
}

function supportsSvg(): boolean {
  return typeof ClipboardItem !== 'undefined' && (ClipboardItem.supports?.('image/svg+xml') ?? false)
}
