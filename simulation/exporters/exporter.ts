import type { Design } from '../design/design.ts'
import type { Report } from '../report/report.ts'

/** What an exporter may draw on. */
export interface Material {
  readonly design: Design
  /** Computed when it is first asked for: a picture needs none. */
  report(): Report
  readonly look: Look
}

export interface Look {
  readonly theme: 'light' | 'dark'
  /** Without the sheet behind the picture. @default false */
  readonly transparent?: boolean
  /** With a line that says which prices and assumptions the design was computed with. @default false */
  readonly caption?: boolean
}
