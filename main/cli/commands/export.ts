import { type ExportFormat, exportDesign, exportFormats } from '../../../simulation/index.ts'
import { saveAtomically } from '../../files/atomic-save.ts'
import { fileFault } from '../../files/read-design.ts'
import type { Command } from '../command.ts'
import { readOrComplain } from '../input.ts'

const FORMATS = Object.keys(exportFormats).filter((name): name is ExportFormat => name in exportFormats)

export const exportCommand: Command = {
  name: 'export',
  usage: `FILE --to ${FORMATS.join('|')} [--dark] [--caption] [--out PATH]`,
  summary: 'a design as a picture or as text (PNG and PDF from the window)',
  options: { to: { type: 'string' }, out: { type: 'string' }, dark: { type: 'boolean' }, caption: { type: 'boolean' } },
  takes: { least: 1, most: 1 },
  async run([file = ''], { to, out, dark, caption }, output) {
    const format = FORMATS.find((known) => known === to)
    if (!format) {
      output.complain(`export: say which format with --to ${FORMATS.join('|')}.`)
      return 2
    }
    const design = await readOrComplain(file, output)
    if (!design) return 2
    const text = exportDesign(design, format, { theme: dark ? 'dark' : 'light', caption: caption === true })
    if (typeof out !== 'string') {
      output.print(text.trimEnd())
      return 0
    }
    try {
      await saveAtomically(out, text)
      return 0
    } catch (error) {
      output.complain(`${out}: ${fileFault(error)}`)
      return 2
    }
  },
}
