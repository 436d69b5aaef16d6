import {
  type Design,
  type ExportFormat,
  evaluate,
  exportDesign,
  exportFormats,
  isGroup,
  isHeap,
  type Look,
  missingFromPdf,
  type Overlay,
  type PdfLook,
  readingsOf,
  toPdf,
  whollyLaidOut,
} from '../../../simulation/index.ts'
import { saveAtomically } from '../../files/atomic-save.ts'
import { writeFault } from '../../files/file-fault.ts'
import type { Command, Output, Values } from '../command.ts'
import { readOrComplain } from '../input.ts'
import { layOut } from '../layout.ts'
import { positiveNumber, wholeNumber } from '../numbers.ts'
import { pricesOf } from '../prices.ts'
import { viewerProgram } from '../viewer.ts'

const FORMATS = Object.keys(exportFormats).filter((name): name is ExportFormat => name in exportFormats)

export const exportCommand: Command = {
  name: 'export',
  usage: `FILE --to ${[...FORMATS, 'pdf'].join('|')} [--dark] [--transparent] [--grid] [--status load|cost|availability] [--caption] [--border PX] [--scale N] [--paper a4|letter] [--static] [--out PATH] [--prices FILE,…]`,
  summary: 'a design as a picture or as text (PNG from the window); HTML computes by itself, unless --static',
  options: {
    to: { type: 'string' },
    out: { type: 'string' },
    dark: { type: 'boolean' },
    transparent: { type: 'boolean' },
    grid: { type: 'boolean' },
    status: { type: 'string' },
    border: { type: 'string' },
    scale: { type: 'string' },
    caption: { type: 'boolean' },
    paper: { type: 'string' },
    static: { type: 'boolean' },
    prices: { type: 'string' },
  },
  takes: { least: 1, most: 1 },
  async run([file = ''], values, output) {
    const { to, out, paper, static: still, prices: books } = values
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
    const chosen = lookOf(values)
    if (typeof chosen === 'string') {
      output.complain(`export: ${chosen}`)
      return 2
    }
    const read = await readOrComplain(file, output)
    if (!read) return 2
    // a design as a design is the one that was read; all else shows it, or is looked at
    const design = format !== 'json' && isHeap(read) ? await whollyLaidOut(read, isGroup, layOut) : read
    const prices = await pricesOf(books, output)
    if (!prices) return 2
    const { status, ...plain } = chosen
    const look = { ...plain, ...(status && { readings: readingsOf(evaluate(design, prices), status) }) }
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

const STATUSES: readonly Overlay[] = ['load', 'cost', 'availability']

/** How a picture looks; a sentence where that is not said rightly. */
function lookOf(values: Values): (Look & { readonly status?: Overlay }) | string {
  const border = wholeNumber(values, 'border', 0, 1000)
  const scale = positiveNumber(values, 'scale', 16)
  if (typeof border === 'string') return border
  if (typeof scale === 'string') return scale
  const status = STATUSES.find((known) => known === values.status)
  if (values.status !== undefined && !status) return `--status takes ${STATUSES.join(', ')}.`
  return {
    theme: values.dark ? 'dark' : 'light',
    transparent: values.transparent === true,
    grid: values.grid === true,
    caption: values.caption === true,
    ...(status && { status }),
    ...(border !== undefined && { border }),
    ...(scale !== undefined && { scale }),
  }
}

/** Says what its face cannot write; the file is made all the same. */
function pdf(design: Design, look: PdfLook, output: Output): Uint8Array {
  const missing = missingFromPdf(design, look)
  if (missing.length > 0)
    output.complain(`export: the PDF shows boxes for ${missing.join(' ')}, which its face has not.`)
  return toPdf(design, look)
}
