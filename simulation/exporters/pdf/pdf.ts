import type { Box } from '../../design/box.ts'
import type { Design } from '../../design/design.ts'
import { ascii } from '../bytes.ts'
import { embeddedJson } from '../embedded.ts'
import type { Look } from '../exporter.ts'
import { readPath } from '../picture/path-data.ts'
import { type Scene, sceneOf } from '../picture/scene.ts'
import type { Ink, Mark } from '../picture/scene-marks.ts'
import { missingFrom, type Weight, widthOf } from '../typeface/typeface.ts'
import { PDF_DESIGN_TYPE } from './pdf-design.ts'
import { dictionary, PdfFile, type Reference, textString } from './pdf-file.ts'
import { type PdfFont, pdfFonts } from './pdf-fonts.ts'
import { type DrawnLine, embeddedPicture, lineKey, type PdfLine, type PdfPicture } from './pdf-pictures.ts'

export interface PdfLook extends Look {
  /** The paper that the picture is fitted to; `picture`: as large as the picture is. @default 'picture' */
  readonly paper?: Paper
  /** Square pictures of services by their ids, in place of `icons`. */
  readonly pixels?: Readonly<Record<string, PdfPicture>>
  /** Lines of text that the face has not all letters for (`linesMissingFromPdf`), as another has drawn them. */
  readonly lines?: readonly DrawnLine[]
}

type TextMark = Extract<Mark, { kind: 'text' }>

/** Sizes in points (1/72 inch), upright. */
const PAPERS = { a4: [595.28, 841.89], letter: [612, 792] } as const
export type Paper = 'picture' | keyof typeof PAPERS

/** A point is 1/72 inch, a px of CSS 1/96. */
const POINTS_PER_PX = 0.75
const PAPER_MARGIN = 28

/**
 * A design as a PDF of one page: lines and curves, text that can be searched and copied, in a face that the file brings along, and the
 * design itself as an attachment, so that it can be opened again.
 *
 * @see https://pdfa.org/resource/iso-32000-2/
 */
export function toPdf(design: Design, look: PdfLook): Uint8Array {
  const { pixels = {}, lines = [] } = look
  const scene = sceneOf(design, look, (service) => Object.hasOwn(pixels, service))
  const { page, place } = pageFor(scene.box, look.paper ?? 'picture', look.scale ?? 1)
  const file = new PdfFile()
  const fonts = pdfFonts(scene.marks, file)
  const drawing = new Drawing(fonts, pixels, lines)
  if (scene.ground !== null) drawing.fillPage(scene.ground, page)
  drawing.draw(scene, place)
  const content = file.add({}, ascii(drawing.text()))
  const resources = dictionary({
    Font: dictionary(Object.fromEntries([...fonts].map(([, { name, reference }]) => [name, reference]))),
    ExtGState: dictionary(drawing.states()),
    XObject: dictionary(drawing.pictures(file)),
  })
  const pages = file.reserve()
  const sheet = file.add({
    Type: '/Page',
    Parent: pages,
    MediaBox: `[0 0 ${number(page.width)} ${number(page.height)}]`,
    Resources: resources,
    Contents: content,
  })
  file.put(pages, { Type: '/Pages', Kids: `[${sheet}]`, Count: '1' })
  const title = textString(scene.title)
  const info = file.add({ Title: title, Creator: '(Skyloom)', Producer: '(Skyloom)' })
  const catalog = file.add({
    Type: '/Catalog',
    Pages: pages,
    Lang: '(en-GB)',
    ViewerPreferences: '<< /DisplayDocTitle true >>',
    Names: dictionary({ EmbeddedFiles: dictionary({ Names: `[(design.skyloom) ${attachment(design, file)}]` }) }),
  })
  return file.bytes(catalog, info)
}

/** Characters of the picture's text that the embedded face has not, and a PDF shows as boxes unless another face draws them. */
export function missingFromPdf(design: Design, look: Look): readonly string[] {
  return [...new Set(linesMissingFromPdf(design, look).flatMap(({ text, weight }) => missingFrom([text], weight)))]
}

/** The lines of text that such characters are in, each once. */
export function linesMissingFromPdf(design: Design, look: Look): readonly PdfLine[] {
  const lines = new Map<string, PdfLine>()
  for (const mark of sceneOf(design, look).marks) {
    if (mark.kind !== 'text' || missingFrom([mark.text], mark.weight).length === 0) continue
    const { text, size, weight, fill } = mark
    lines.set(lineKey(mark), { text, size, weight, fill })
  }
  return [...lines.values()]
}

function attachment(design: Design, file: PdfFile): Reference {
  const data = file.add({ Type: '/EmbeddedFile', Subtype: PDF_DESIGN_TYPE }, ascii(embeddedJson(design)))
  return file.add({
    Type: '/Filespec',
    F: '(design.skyloom)',
    UF: '(design.skyloom)',
    Desc: textString('The design that this picture shows; Skyloom opens it from this file.'),
    EF: dictionary({ F: data, UF: data }),
  })
}

interface Page {
  readonly width: number
  readonly height: number
}

/** The page in points, and the matrix that puts the picture's px on it; y points upwards in PDF. */
function pageFor(box: Box, paper: Paper, scale: number): { readonly page: Page; readonly place: readonly number[] } {
  if (paper === 'picture') {
    const k = POINTS_PER_PX * scale
    const page = { width: box.width * k, height: box.height * k }
    return { page, place: [k, 0, 0, -k, -box.x * k, page.height + box.y * k] }
  }
  const [short, long] = PAPERS[paper]
  const page = box.width > box.height ? { width: long, height: short } : { width: short, height: long }
  const room = { width: page.width - 2 * PAPER_MARGIN, height: page.height - 2 * PAPER_MARGIN }
  const k = Math.min(POINTS_PER_PX, room.width / box.width, room.height / box.height)
  const left = (page.width - box.width * k) / 2
  const top = page.height - (page.height - box.height * k) / 2
  return { page, place: [k, 0, 0, -k, left - box.x * k, top + box.y * k] }
}

/** The operators that draw a scene. */
class Drawing {
  readonly #fonts: ReadonlyMap<Weight, PdfFont>
  readonly #icons: Readonly<Record<string, PdfPicture>>
  readonly #drawn: ReadonlyMap<string, DrawnLine>
  readonly #lines: string[] = []
  readonly #states = new Map<number, string>()
  readonly #pictures = new Map<PdfPicture, string>()

  constructor(
    fonts: ReadonlyMap<Weight, PdfFont>,
    icons: Readonly<Record<string, PdfPicture>>,
    drawn: readonly DrawnLine[],
  ) {
    this.#fonts = fonts
    this.#icons = icons
    this.#drawn = new Map(drawn.map((line) => [lineKey(line), line]))
  }

  text(): string {
    return this.#lines.join('\n')
  }

  /** Graphics states by name: one for each opacity in use. */
  states(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#states].map(([opacity, name]) => [name, `<< /ca ${opacity} >>`]))
  }

  /** The pictures in use, each once. */
  pictures(file: PdfFile): Readonly<Record<string, Reference>> {
    return Object.fromEntries([...this.#pictures].map(([picture, name]) => [name, embeddedPicture(picture, file)]))
  }

  fillPage(colour: string, { width, height }: Page): void {
    this.#lines.push(`${rgb(colour)} rg 0 0 ${number(width)} ${number(height)} re f`)
  }

  draw({ marks }: Scene, place: readonly number[]): void {
    this.#lines.push(`q ${place.map(number).join(' ')} cm`)
    for (const mark of marks) this.#mark(mark)
    this.#lines.push('Q')
  }

  #mark(mark: Mark): void {
    switch (mark.kind) {
      case 'box':
        this.#painted(mark.ink, roundedBox(mark, mark.radius))
        break
      case 'ellipse':
        this.#painted(mark.ink, roundedBox(mark, { x: mark.width / 2, y: mark.height / 2 }))
        break
      case 'path': {
        const { at = { x: 0, y: 0 }, scale = 1 } = mark
        this.#painted(
          mark.ink,
          pathOperators(mark.data),
          `${number(scale)} 0 0 ${number(scale)} ${number(at.x)} ${number(at.y)} cm`,
        )
        break
      }
      case 'icon': {
        const icon = this.#icons[mark.service]
        if (icon) this.#picture(icon, mark)
        break
      }
      case 'text':
        this.#text(mark)
        break
      default:
        mark satisfies never
    }
  }

  #picture(picture: PdfPicture, { x, y, width, height }: Box): void {
    const name = this.#pictures.get(picture) ?? `I${this.#pictures.size + 1}`
    this.#pictures.set(picture, name)
    // a picture is the unit square, upright in a space whose y points upwards
    this.#lines.push(`q ${[width, 0, 0, -height, x, y + height].map(number).join(' ')} cm /${name} Do Q`)
  }

  #painted({ fill, fillOpacity, stroke, width = 1, dash, round = false }: Ink, path: string, place = ''): void {
    const settings = [
      place,
      fill === undefined ? '' : `${rgb(fill)} rg`,
      fillOpacity === undefined ? '' : `/${this.#state(fillOpacity)} gs`,
      stroke === undefined ? '' : `${rgb(stroke)} RG ${number(width)} w`,
      dash === undefined ? '' : `[${dash.join(' ')}] 0 d`,
      round ? '1 J 1 j' : '',
    ]
    const paint = fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B'
    this.#lines.push(`q ${settings.filter(Boolean).join(' ')} ${path} ${paint} Q`)
  }

  #state(opacity: number): string {
    const known = this.#states.get(opacity)
    const name = known ?? `O${this.#states.size + 1}`
    this.#states.set(opacity, name)
    return name
  }

  #text(mark: TextMark): void {
    const { text, x, y, size, weight, fill, centred } = mark
    const font = this.#fonts.get(weight)
    if (!font || text === '') return
    const drawn = this.#drawn.get(lineKey(mark))
    const width = drawn ? drawn.advance / drawn.scale : widthOf(text, size, weight)
    const start = centred ? x - width / 2 : x
    if (drawn) {
      const { scale } = drawn
      const corner = { x: start - drawn.start / scale, y: y - drawn.baseline / scale }
      this.#picture(drawn, { ...corner, width: drawn.width / scale, height: drawn.height / scale })
    }
    // what is copied is the text, also where the face has no glyph for it; over a picture of it, it cannot be seen
    const actual = `/Span << /ActualText ${textString(text)} >> BDC`
    const written = `BT /${font.name} ${number(size)} Tf ${rgb(fill)} rg 1 0 0 -1 ${number(start)} ${number(y)} Tm <${font.encoded(text)}> Tj ET`
    this.#lines.push(`${actual} ${drawn ? `q 3 Tr ${written} Q` : written} EMC`)
  }
}

function pathOperators(data: string): string {
  return readPath(data)
    .map(({ command, points }) => {
      const numbers = points.map(({ x, y }) => `${number(x)} ${number(y)} `).join('')
      return `${numbers}${{ M: 'm', L: 'l', C: 'c', Z: 'h' }[command]}`
    })
    .join(' ')
}

/** Share of the radius at which a cubic curve keeps closest to a quarter of a circle. */
const ROUNDNESS = 0.5523

function roundedBox({ x, y, width, height }: Box, radius: number | { readonly x: number; readonly y: number }): string {
  const { x: rx, y: ry } = typeof radius === 'number' ? { x: radius, y: radius } : radius
  const [x2, y2] = [x + width, y + height]
  const [kx, ky] = [rx * (1 - ROUNDNESS), ry * (1 - ROUNDNESS)]
  const curve = (...points: readonly number[]) => `${points.map(number).join(' ')} c`
  const line = (a: number, b: number) => `${number(a)} ${number(b)} l`
  return [
    `${number(x + rx)} ${number(y)} m`,
    line(x2 - rx, y),
    curve(x2 - kx, y, x2, y + ky, x2, y + ry),
    line(x2, y2 - ry),
    curve(x2, y2 - ky, x2 - kx, y2, x2 - rx, y2),
    line(x + rx, y2),
    curve(x + kx, y2, x, y2 - ky, x, y2 - ry),
    line(x, y + ry),
    curve(x, y + ky, x + kx, y, x + rx, y),
    'h',
  ].join(' ')
}

/** `#rrggbb` as three shares. */
function rgb(colour: string): string {
  return [1, 3, 5].map((at) => number(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ')
}

/** PDF has no exponents. */
function number(value: number): string {
  return String(Number(value.toFixed(4)))
}
