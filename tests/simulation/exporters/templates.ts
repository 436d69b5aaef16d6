import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type Design, parseDesign } from '../../../simulation/index.ts'

const FOLDER = join(import.meta.dirname, '../../../templates/patterns')

/** Every design that ships with the program, by its file name. */
export const templates: readonly (readonly [string, Design])[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.skyloom'))
  .map((file) => [file, read(readFileSync(join(FOLDER, file), 'utf8'))] as const)

export function read(text: string): Design {
  const parsed = parseDesign(text)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return parsed.value
}

const [first] = templates
if (!first) throw new Error('There are no templates.')
export const template: Design = first[1]

/** Every part and the design itself called this; a name is any text that a file can hold. */
export function called(name: string): Design {
  return { ...template, name, description: name, nodes: template.nodes.map((node) => ({ ...node, name })) }
}

/** Names that mean something in one of the formats, and any others. */
export const hostileNames = [
  '</script><script>alert(1)</script>',
  '"><script>alert(1)</script>',
  '"]; end; click n0 call(alert)',
  ['$', '{var.secret}', '%', '{ for x in y }'].join(''),
  '--><!-- ]]> &amp; <b onload="x">',
  '=HYPERLINK("http://x")',
  "=cmd|' /C calc'!A0",
  '+1+2',
  '@SUM(A1)',
  '| a | b |\n\n# heading `code` [x](javascript:y)',
  '\\"\n}\nresource "x" "y" {',
  '`backticks` %%{init: {"theme":"dark"}}%%',
  'two\nlines\r\nand\ttabs',
  'graph end subgraph style classDef',
  '😀 👩‍👩‍👧 emoji',
  'שלום עולם ‮ right to left',
  '#quot;#35; &lt;br/&gt;',
] as const

export const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.constantFrom(...hostileNames),
)
