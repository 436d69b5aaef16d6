import type { Design } from '../design/design.ts'
import type { Report } from '../report/report.ts'
import { captionOf } from './caption.ts'
import { embeddedInHtml } from './embedded.ts'
import type { Look } from './exporter.ts'
import { reportContent, type Table } from './report-content.ts'
import { sceneOf } from './scene.ts'
import { fontFacesOf, svgOf } from './svg.ts'
import { escapeXml } from './xml.ts'

/**
 * A report of a design as one page that needs nothing else, runs nothing and asks no network: the diagram, the figures, the bill. It
 * carries the design, so that it can be opened again.
 */
export function toHtml(design: Design, report: Report, { theme }: Pick<Look, 'theme'>): string {
  const title = escapeXml(design.name)
  const scene = sceneOf(design, { theme, transparent: true })
  return `<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${title}</title>
<style>${fontFacesOf(scene)}${STYLE}</style>
${embeddedInHtml(design)}
</head>
<body>
<main>
<h1>${title}</h1>
${design.description.trim() === '' ? '' : `<p class="description">${escapeXml(design.description)}</p>`}
<figure>
<div class="picture" role="region" aria-label="Diagram" tabindex="0">
${svgOf(scene)}
</div>
<figcaption>${captionOf(design).map(escapeXml).join(' ')}</figcaption>
</figure>
${reportContent(design, report)
  .map(
    ({ title: heading, paragraphs, table }) =>
      `<section>\n<h2>${heading}</h2>\n${list(paragraphs)}${table ? tableHtml(table) : ''}\n</section>`,
  )
  .join('\n')}
</main>
</body>
</html>
`
}

function list(paragraphs: readonly string[]): string {
  return paragraphs.length === 0 ? '' : `<ul>${paragraphs.map((text) => `<li>${escapeXml(text)}</li>`).join('')}</ul>`
}

function tableHtml({ columns, rows }: Table): string {
  const kind = (i: number) => (columns[i]?.numeric ? ' class="number"' : '')
  const head = columns.map(({ heading }, i) => `<th scope="col"${kind(i)}>${escapeXml(heading)}</th>`).join('')
  const body = rows
    .map((row) => `<tr>${row.map((cell, i) => `<td${kind(i)}>${escapeXml(cell)}</td>`).join('')}</tr>`)
    .join('\n')
  return `<div class="wide" role="region" aria-label="Table" tabindex="0"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`
}

const STYLE = `
:root { --sheet: #ffffff; --text: #1a1b22; --soft: #484a53; --line: #d1d2d9; }
:root[data-theme='dark'] { --sheet: #0d0e12; --text: #eff0f3; --soft: #c1c2c8; --line: #3b3d45; }
body { margin: 0; background: var(--sheet); color: var(--text); font: 15px/1.5 Inter, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 32px 24px; }
h1 { margin: 0 0 8px; font-size: 26px; overflow-wrap: anywhere; }
h2 { margin: 32px 0 8px; font-size: 18px; }
.description { white-space: pre-wrap; color: var(--soft); }
figure { margin: 16px 0 0; }
.picture, .wide { overflow-x: auto; }
.picture { border: 1px solid var(--line); border-radius: 10px; }
.picture svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figcaption { margin-top: 8px; color: var(--soft); font-size: 13px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.number { text-align: right; white-space: nowrap; }
@media print { :root[data-theme] { --sheet: #ffffff; --text: #1a1b22; --soft: #484a53; --line: #d1d2d9; } section { break-inside: avoid-page; } main { padding: 0; } }
`
