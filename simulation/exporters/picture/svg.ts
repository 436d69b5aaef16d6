import type { Design } from '../../design/design.ts'
import { embeddedInSvg } from '../embedded.ts'
import type { IconDrawing, Look } from '../exporter.ts'
import { FAMILY, fontFaces } from '../typeface/typeface.ts'
import { escapeXml } from '../xml.ts'
import { type Scene, sceneOf } from './scene.ts'
import type { Ink, Mark } from './scene-marks.ts'

/** For letters that the embedded face has not, the reader's own. */
export const FONT_FAMILY = `'${FAMILY}', Inter, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif`

/**
 * A design as a picture: groups, wires and parts as on the canvas, in a file that needs nothing else and can be opened again. Its text
 * is text, in a face that the file brings along.
 *
 * @returns an SVG document; an empty design gives a small empty sheet
 */
export function toSvg(design: Design, look: Look): string {
  const { icons = {} } = look
  const scene = sceneOf(design, look, (service) => Object.hasOwn(icons, service))
  const scaled = { ...scene, scale: look.scale ?? 1 }
  return `${svgOf(scaled, [embeddedInSvg(design), `<style>${fontFacesOf(scene)}</style>`], icons)}\n`
}

/**
 * A scene as an SVG element.
 *
 * @param head what comes before the drawing
 * @param icons of the services that the scene shows one of; each is written once
 */
export function svgOf(
  { title, box, ground, marks, scale = 1 }: Scene & { readonly scale?: number },
  head: readonly string[] = [],
  icons: Readonly<Record<string, IconDrawing>> = {},
): string {
  const { x, y, width, height } = box
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width * scale}" height="${height * scale}" font-family="${escapeXml(FONT_FAMILY)}" role="img" aria-label="${escapeXml(title)}">`,
    `<title>${escapeXml(title)}</title>`,
    ...head,
    ...symbolsOf(marks, icons),
    ...(ground === null ? [] : [`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${ground}"/>`]),
    ...marks.map(markSvg),
    '</svg>',
  ].join('\n')
}

/** What parts of the same service use. */
function symbolsOf(marks: readonly Mark[], icons: Readonly<Record<string, IconDrawing>>): readonly string[] {
  const services = new Set(marks.flatMap((mark) => (mark.kind === 'icon' ? mark.service : [])))
  const symbols = [...services].flatMap((service) => {
    const icon = icons[service]
    return icon ? `<symbol id="${idOf(service)}" viewBox="${escapeXml(icon.viewBox)}">${icon.content}</symbol>` : []
  })
  return symbols.length === 0 ? [] : ['<defs>', ...symbols, '</defs>']
}

function idOf(service: string): string {
  return escapeXml(`icon-${service}`)
}

/** CSS with the letters that a scene is written with. */
export function fontFacesOf({ marks }: Scene): string {
  const texts = { regular: [] as string[], semibold: [] as string[] }
  for (const mark of marks) if (mark.kind === 'text') texts[mark.weight].push(mark.text)
  return fontFaces(texts)
}

function markSvg(mark: Mark): string {
  switch (mark.kind) {
    case 'box': {
      const { x, y, width, height, radius } = mark
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"${inkSvg(mark.ink)}/>`
    }
    case 'ellipse': {
      const [rx, ry] = [mark.width / 2, mark.height / 2]
      return `<ellipse cx="${mark.x + rx}" cy="${mark.y + ry}" rx="${rx}" ry="${ry}"${inkSvg(mark.ink)}/>`
    }
    case 'path': {
      const place = mark.at ? ` transform="translate(${mark.at.x} ${mark.at.y}) scale(${mark.scale ?? 1})"` : ''
      return `<path${place} d="${mark.data}"${inkSvg(mark.ink)}/>`
    }
    case 'icon': {
      const { service, x, y, width, height } = mark
      return `<use href="#${idOf(service)}" x="${x}" y="${y}" width="${width}" height="${height}"/>`
    }
    case 'text': {
      const weight = mark.weight === 'semibold' ? ' font-weight="600"' : ''
      const anchor = mark.centred ? ' text-anchor="middle"' : ''
      return `<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}"${weight}${anchor} fill="${mark.fill}" xml:space="preserve">${escapeXml(mark.text)}</text>`
    }
    default:
      return mark satisfies never
  }
}

function inkSvg({ fill, fillOpacity, stroke, width, dash, round }: Ink): string {
  return [
    ` fill="${fill ?? 'none'}"`,
    fillOpacity === undefined ? '' : ` fill-opacity="${fillOpacity}"`,
    stroke === undefined ? '' : ` stroke="${stroke}"`,
    width === undefined ? '' : ` stroke-width="${width}"`,
    dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`,
    round ? ' stroke-linecap="round" stroke-linejoin="round"' : '',
  ].join('')
}
