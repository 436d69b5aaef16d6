import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const entry = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  providers: z.array(z.enum(['aws', 'gcp', 'azure', 'generic'])),
  description: z.string().min(1),
  lesson: z.string(),
  file: z.string().regex(/^[a-z0-9-]+\.skyloom$/),
})

/** A design to start from, as `templates/patterns/index.json` lists it. */
export type Template = z.infer<typeof entry>

const FOLDER = 'templates/patterns'

/**
 * The one loader of templates in Node.
 *
 * @param root of the program: the folder that holds `templates/`
 */
export async function listTemplates(root: string): Promise<readonly Template[]> {
  return z.array(entry).parse(JSON.parse(await readFile(join(root, FOLDER, 'index.json'), 'utf8')))
}

/** The design file of a template, as it is. */
export function readTemplate(root: string, template: Template): Promise<string> {
  return readFile(join(root, FOLDER, template.file), 'utf8')
}
