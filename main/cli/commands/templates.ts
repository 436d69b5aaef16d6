import { closest } from '../../../simulation/index.ts'
import { saveAtomically } from '../../files/atomic-save.ts'
import { writeFault } from '../../files/file-fault.ts'
import { programRoot } from '../../files/program-root.ts'
import { listTemplates, readTemplate } from '../../files/templates.ts'
import type { Command } from '../command.ts'
import { table } from '../table.ts'

export const templatesCommand: Command = {
  name: 'templates',
  usage: '[--json] | ID --out PATH',
  summary: 'designs to start from',
  options: { json: { type: 'boolean' }, out: { type: 'string' } },
  takes: { least: 0, most: 1 },
  async run([id], { json, out }, output) {
    const templates = await listTemplates(programRoot)
    if (id === undefined) {
      if (out !== undefined) {
        output.complain('templates: say which template goes to the file: templates ID --out PATH.')
        return 2
      }
      const listed = templates.map(({ file: _, ...template }) => template)
      output.print(json ? JSON.stringify(listed) : overview(listed))
      return 0
    }
    const template = templates.find((known) => known.id === id)
    if (!template) {
      const close = closest(
        id,
        templates.map((known) => known.id),
      )
      output.complain(
        `templates: there is no template ${id}.${close ? ` Did you mean ${close}?` : ' skyloom templates lists them.'}`,
      )
      return 2
    }
    const text = await readTemplate(programRoot, template)
    if (typeof out !== 'string') {
      output.print(text.trimEnd())
      return 0
    }
    try {
      await saveAtomically(out, text)
    } catch (error) {
      output.complain(`${out}: ${writeFault(error)}`)
      return 2
    }
    return 0
  },
}

function overview(
  templates: readonly {
    readonly id: string
    readonly name: string
    readonly providers: readonly string[]
    readonly lesson: string
    readonly description: string
  }[],
): string {
  return table(
    [{ heading: 'id' }, { heading: 'name' }, { heading: 'providers' }, { heading: 'what it shows' }],
    templates.map(({ id, name, providers, description }) => [id, name, providers.join(', '), description]),
  )
}
