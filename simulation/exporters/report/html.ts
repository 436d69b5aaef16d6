import { serialisePrices } from '../../catalog/writing-prices.ts'
import type { Design } from '../../design/design.ts'
import type { Report } from '../../report/report.ts'
import { utf8 } from '../bytes.ts'
import { embeddedInHtml } from '../embedded.ts'
import type { IconDrawing, PricesInUse } from '../exporter.ts'
import { captionOf } from '../picture/caption.ts'
import { sceneOf } from '../picture/scene.ts'
import { fontFacesOf, svgOf } from '../picture/svg.ts'
import { sha256 } from '../sha256.ts'
import { toBase64 } from '../typeface/base64.ts'
import { escapeXml } from '../xml.ts'
import { descriptionHtml } from './description.ts'
import { BOOKS_ID, PRICES_ID, REPORT_ID, WHAT_IF_ID } from './html-parts.ts'
import { HTML_STYLE } from './html-style.ts'
import { reportContent, type Table } from './report-content.ts'

export interface HtmlLook {
  readonly theme: 'light' | 'dark'
  /** Of services, for the diagram. */
  readonly icons?: Readonly<Record<string, IconDrawing>> | undefined
  /** Program and prices of a report that computes; without them it runs nothing. */
  readonly live?: PricesInUse & { readonly viewer: string }
}

/**
 * A report of a design as one page that needs nothing else and asks no network: the diagram, the figures, the bill. It carries the
 * design, so that it can be opened again. With a viewer it also computes what other rates, targets or failures would do; its policy then
 * allows that one program, by its check sum, and no other.
 */
export function toHtml(design: Design, report: Report, { theme, live, icons = {} }: HtmlLook): string {
  const title = escapeXml(design.name)
  const scene = sceneOf(design, { theme, transparent: true }, (service) => Object.hasOwn(icons, service))
  const style = `${fontFacesOf(scene)}${HTML_STYLE}`
  return `<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(style, live?.viewer)}">
<title>${title}</title>
<style>${style}</style>
${embeddedInHtml(design)}${live ? `\n${dataBlock(BOOKS_ID, JSON.stringify(live.books))}` : ''}${live?.own ? `\n${dataBlock(PRICES_ID, serialisePrices(live.own))}` : ''}
</head>
<body>
<main>
<h1>${title}</h1>
${design.description.trim() === '' ? '' : `<div class="description">${descriptionHtml(design.description)}</div>`}
<figure>
<div class="picture" role="region" aria-label="Diagram" tabindex="0">
${svgOf(scene, [], icons)}
</div>
<figcaption>${captionOf(design).map(escapeXml).join(' ')}</figcaption>
</figure>
<div id="${WHAT_IF_ID}"></div>
<div id="${REPORT_ID}">
${reportContent(design, report)
  .map(
    ({ title: heading, paragraphs, table }) =>
      `<section>\n<h2>${heading}</h2>\n${list(paragraphs)}${table ? tableHtml(heading, table) : ''}\n</section>`,
  )
  .join('\n')}
</div>
</main>${live ? `\n<script>${live.viewer}</script>` : ''}
</body>
</html>
`
}

/** Nothing is loaded; the one style and the one program of this page are known by their check sums. */
function policy(style: string, viewer: string | undefined): string {
  const hash = (text: string) => `'sha256-${toBase64(sha256(utf8(text)))}'`
  return [
    "default-src 'none'",
    `style-src ${hash(style)}`,
    'font-src data:',
    // a learner's own icon
    'img-src data:',
    ...(viewer === undefined ? [] : [`script-src ${hash(viewer)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** Data that no browser runs. */
function dataBlock(id: string, json: string): string {
  return `<script type="application/json" id="${id}">${json.replaceAll('<', '\\u003c')}</script>`
}

function list(paragraphs: readonly string[]): string {
  return paragraphs.length === 0 ? '' : `<ul>${paragraphs.map((text) => `<li>${escapeXml(text)}</li>`).join('')}</ul>`
}

function tableHtml(title: string, { columns, rows }: Table): string {
  const kind = (i: number) => (columns[i]?.numeric ? ' class="number"' : '')
  const head = columns.map(({ heading }, i) => `<th scope="col"${kind(i)}>${escapeXml(heading)}</th>`).join('')
  const body = rows
    .map((row) => `<tr>${row.map((cell, i) => `<td${kind(i)}>${escapeXml(cell)}</td>`).join('')}</tr>`)
    .join('\n')
  return `<div class="wide" role="region" aria-label="Table: ${title}" tabindex="0"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`
}
