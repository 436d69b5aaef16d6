import { serialiseDesign } from '../design/serialise.ts'
import { billCsv, resultsCsv } from './csv.ts'
import { toDrawio } from './drawio.ts'
import type { Material } from './exporter.ts'
import type { ExportFormat } from './formats.ts'
import { toMermaid } from './mermaid.ts'
import { toSvg } from './picture/svg.ts'
import { toHtml } from './report/html.ts'
import { toMarkdown } from './report/markdown.ts'
import { toTerraform } from './terraform/terraform.ts'

/** How each format is written: one pure file a format. */
export const writers: Readonly<Record<ExportFormat, (material: Material) => string>> = {
  svg: ({ design, look }) => toSvg(design, look),
  mermaid: ({ design }) => toMermaid(design),
  drawio: ({ design }) => toDrawio(design),
  terraform: ({ design }) => toTerraform(design),
  markdown: ({ design, report }) => toMarkdown(design, report()),
  html: ({ design, report, prices, look: { theme, icons, viewer } }) =>
    toHtml(design, report(), { theme, icons, ...(viewer !== undefined && { live: { viewer, ...prices() } }) }),
  csv: ({ report }) => `${billCsv(report().bill)}\n`,
  results: ({ design, report }) => `${resultsCsv(design, report())}\n`,
  json: ({ design }) => serialiseDesign(design),
}
