import {
  type Design,
  type ExportFormat,
  exportDesign,
  exportFormats,
  isGroup,
  isHeap,
  missingFromPdf,
  type PdfLook,
  toPdf,
  whollyLaidOut,
} from '../../../simulation/index.ts'
import { saveAtomically } from '../../files/atomic-save.ts'
import { writeFault } from '../../files/file-fault.ts'
import type { Command, Output } from '../command.ts'
import { readOrComplain } from '../input.ts'
import { layOut } from '../layout.ts'
import { pricesOf } from '../prices.ts'
import { viewerProgram } from '../viewer.ts'

const FORMATS = Object.keys(exportFormats).filter((name): name is ExportFormat => name in exportFormats)

export const exportCommand: Command = {
  name: 'export',
  usage: `FILE --to ${[...FORMATS, 'pdf'].join('|')} [--dark] [--caption] [--paper a4|letter] [--static] [--out PATH] [--prices FILE,…]`,
  summary: 'a design as a picture or as text (PNG from the window); HTML computes by itself, unless --static',
  options: {
    to: { type: 'string' },
    out: { type: 'string' },
    dark: { type: 'boolean' },
    caption: { type: 'boolean' },
    paper: { type: 'string' },
    static: { type: 'boolean' },
    prices: { type: 'string' },
  },
  takes: { least: 1, most: 1 },
  async run([file = ''], { to, out, dark, caption, paper, static: still, prices: books }, output) {
    const format = to === 'pdf' ? to : FORMATS.find((known) => known === to)
    if (!format) {
      output.complain(`export: say which format with --to ${[...FORMATS, 'pdf'].join('|')}.`)
      return 2
    }
    if (paper !== undefined && (format !== 'pdf' || (paper !== 'a4' && paper !== 'letter'))) {
      output.complain('export: --paper a4 or --paper letter fits a PDF to paper; other formats have no pages.')
      return 2
    }
    if (format === 'pdf' && typeof out !== 'string') {
      output.complain('export: say where the PDF goes with --out PATH.')
      return 2
    }
    const read = await readOrComplain(file, output)
    if (!read) return 2
    // a design as a design is the one that was read; all else shows it, or is looked at
    const design = format !== 'json' && isHeap(read) ? await whollyLaidOut(read, isGroup, layOut) : read
    const prices = await pricesOf(books, output)
    if (!prices) return 2
    const look = { theme: dark ? 'dark' : 'light', caption: caption === true } as const
    const viewer = format === 'html' && !still ? await viewerProgram() : undefined
    const content =
      format === 'pdf'
        ? pdf(design, { ...look, paper: paper ?? 'picture' }, output)
        : exportDesign(design, format, { ...look, ...(viewer !== undefined && { viewer }) }, prices)
    if (typeof out !== 'string') {
      output.print(String(content).trimEnd())
      return 0
    }
    try {
      await saveAtomically(out, content)
      return 0
    } catch (error) {
      output.complain(`${out}: ${writeFault(error)}`)
      return 2
    }
  },
}

/** Says what its face cannot write; the file is made all the same. */
function pdf(design: Design, look: PdfLook, output: Output): Uint8Array {
  const missing = missingFromPdf(design, look)
  if (missing.length > 0)
    output.complain(`export: the PDF shows boxes for ${missing.join(' ')}, which its face has not.`)
  return toPdf(design, look)
}
