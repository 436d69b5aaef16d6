import { escapeXml } from '../xml.ts'

/**
 * The description of a design, which is Markdown, as HTML: paragraphs, lists, headings as strong lines, emphasis and code. Whatever else it
 * holds, tags too, stays the text that it is; links are told, not made, since a report leads nowhere.
 */
export function descriptionHtml(markdown: string): string {
  return blocksOf(markdown)
    .map((lines) => {
      const list = listOf(lines)
      if (list) return `<${list.tag}>${list.items.map((item) => `<li>${inline(item)}</li>`).join('')}</${list.tag}>`
      const heading = /^#{1,6}\s+(.*)$/.exec(lines[0] ?? '')
      if (heading && lines.length === 1) return `<p><strong>${inline(heading[1] ?? '')}</strong></p>`
      return `<p>${inline(lines.join(' '))}</p>`
    })
    .join('\n')
}

/** Lines that belong together: a blank line ends them, and so does the first or last line of a list. */
function blocksOf(markdown: string): readonly (readonly string[])[] {
  const blocks: string[][] = []
  let open: string[] | null = null
  for (const line of markdown.split(/\r?\n/).map((text) => text.trimEnd())) {
    if (line.trim() === '') {
      open = null
      continue
    }
    const last = open?.at(-1)
    const begins = last !== undefined && ITEM.test(line) && !open?.every((one) => ITEM.test(one) || /^\s/.test(one))
    if (open === null || begins || /^#{1,6}\s/.test(line)) {
      open = []
      blocks.push(open)
    }
    open.push(line)
    if (/^#{1,6}\s/.test(line)) open = null
  }
  return blocks
}

const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/

function listOf(lines: readonly string[]): { readonly tag: 'ul' | 'ol'; readonly items: readonly string[] } | null {
  const [first = ''] = lines
  if (!ITEM.test(first)) return null
  const items: string[] = []
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''))
    // a line that goes on
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  return { tag: /^\s*\d/.test(first) ? 'ol' : 'ul', items }
}

function inline(text: string): string {
  return escapeXml(text)
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '$1 ($2)')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*|__([^_]+)__/g, (_, a, b) => `<strong>${a ?? b}</strong>`)
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])|(?<!\w)_([^_\s][^_]*)_(?!\w)/g, (_, a, b) => `<em>${a ?? b}</em>`)
}
