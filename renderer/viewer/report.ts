import { type Design, type Report, reportContent, type Section, type Table } from '../../simulation/index.ts'
import { element } from './element.ts'

/** Writes the report's sections anew, as the exporter wrote them first. */
export function showReport(place: HTMLElement, design: Design, report: Report): void {
  place.replaceChildren(...reportContent(design, report).map(section))
}

function section({ title, paragraphs, table }: Section): HTMLElement {
  const made = element('section', {}, element('h2', {}, title))
  if (paragraphs.length > 0) made.append(element('ul', {}, ...paragraphs.map((text) => element('li', {}, text))))
  if (table) made.append(tableElement(title, table))
  return made
}

export function tableElement(title: string, { columns, rows }: Table): HTMLElement {
  const kind = (i: number): Record<string, string> => (columns[i]?.numeric ? { class: 'number' } : {})
  const head = columns.map(({ heading }, i) => element('th', { scope: 'col', ...kind(i) }, heading))
  const body = rows.map((row) => element('tr', {}, ...row.map((cell, i) => element('td', kind(i), cell))))
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body))
  return element('div', { class: 'wide', role: 'region', 'aria-label': `Table: ${title}`, tabindex: '0' }, table)
}
