import type { Design } from '../../design/design.ts'
import type { Report } from '../../report/report.ts'
import { toMermaid } from '../mermaid.ts'
import { captionOf } from '../picture/caption.ts'
import { reportContent, type Table } from './report-content.ts'

/** A report of a design in Markdown, with the diagram as Mermaid. Names are texts: nothing in them becomes markup. */
export function toMarkdown(design: Design, report: Report): string {
  const blocks = [
    `# ${plain(design.name)}`,
    ...(design.description.trim() === '' ? [] : [plain(design.description)]),
    `\`\`\`mermaid\n${toMermaid(design)}\`\`\``,
    ...captionOf(design).map((sentence) => `*${plain(sentence)}*`),
    ...reportContent(design, report).flatMap(({ title, paragraphs, table }) => [
      `## ${title}`,
      ...paragraphs.map((paragraph) => `- ${plain(paragraph)}`),
      ...(table ? [tableText(table)] : []),
    ]),
  ]
  return `${blocks.join('\n\n')}\n`
}

function tableText({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ heading }) => heading)),
    line(columns.map(({ numeric }) => (numeric ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(plain))),
  ].join('\n')
}

/** @see https://spec.commonmark.org/0.31.2/#backslash-escapes */
function plain(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&]|^[-+=]|^\d+(?=[.)])/g, (match) =>
      /^\d/.test(match) ? `${match}&#8203;` : `\\${match}`,
    )
    .replace(/:\/\//g, '&#58;//')
}
