/** Every format a design can be written in as text; `registry.ts` has their writers. Apart from them, so that a list of formats costs nothing. */
export const exportFormats = {
  svg: { label: 'SVG', extension: '.svg', mime: 'image/svg+xml' },
  mermaid: { label: 'Mermaid', extension: '.mmd', mime: 'text/plain' },
  drawio: { label: 'draw.io', extension: '.drawio', mime: 'application/xml' },
  terraform: { label: 'Terraform', extension: '.tf', mime: 'text/plain' },
  markdown: { label: 'Markdown', extension: '.md', mime: 'text/markdown' },
  html: { label: 'HTML', extension: '.html', mime: 'text/html' },
  csv: { label: 'CSV, the bill', extension: '.csv', mime: 'text/csv' },
  results: { label: 'CSV, the results', extension: '.results.csv', mime: 'text/csv' },
  json: { label: 'Design', extension: '.skyloom', mime: 'application/json' },
} as const satisfies Readonly<Record<string, Format>>

/** One format of export. */
interface Format {
  /** As a list of formats says it. */
  readonly label: string
  /** With its dot. */
  readonly extension: string
  readonly mime: string
}

export type ExportFormat = keyof typeof exportFormats
