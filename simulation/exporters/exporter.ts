import type { Books } from '../catalog/books-in-use.ts'
import type { PriceFile } from '../catalog/price-file.ts'
import type { Design } from '../design/design.ts'
import type { Reading } from '../report/readings.ts'
import type { Report } from '../report/report.ts'

/** What an exporter may draw on. */
export interface Material {
  readonly design: Design
  /** Computed when it is first asked for: a picture needs none. */
  report(): Report
  /** What a report that computes needs. */
  prices(): PricesInUse
  readonly look: Look
}

/** Prices that a design is computed with. */
export interface PricesInUse {
  /** The shipped price books with what the design needs of them. */
  readonly books: Books
  /** What is laid over them. */
  readonly own: PriceFile | null
}

/** The picture of a service in SVG. */
export interface IconDrawing {
  readonly viewBox: string
  /** The elements inside; they name nothing outside. */
  readonly content: string
}

export interface Look {
  readonly theme: 'light' | 'dark'
  /** Without the sheet behind the picture. @default false */
  readonly transparent?: boolean
  /** With the dots of the sheet. @default false */
  readonly grid?: boolean
  /** Px of the sheet around what is drawn. @default 24 */
  readonly border?: number
  /** Of a picture that is as large as it is drawn: how much larger. @default 1 */
  readonly scale?: number
  /** What is told of each part, by its id: a bar and a word. @default none */
  readonly readings?: Readonly<Record<string, Reading>>
  /** With a line that says which prices and assumptions the design was computed with. @default false */
  readonly caption?: boolean
  /** Pictures of services by their ids, drawn in place of the neutral glyphs. They are written as they are: whoever calls has made them. */
  readonly icons?: Readonly<Record<string, IconDrawing>>
  /** The program that makes an HTML report compute by itself (`renderer/viewer/`); without it the report runs nothing. */
  readonly viewer?: string
}
