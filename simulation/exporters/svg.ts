import { glyphs } from '../catalog/glyphs.ts'
import { serviceRecord } from '../catalog/services.ts'
import { around, type Box, grow, overlaps } from '../design/box.ts'
import type { Design, DesignEdge, DesignNode, NodeId } from '../design/design.ts'
import { routeEdge } from '../design/geometry.ts'
import { absoluteBoxes } from '../design/graph.ts'
import { captionOf } from './caption.ts'
import { embeddedInSvg } from './embedded.ts'
import type { Look } from './exporter.ts'
import { type Palette, palettes } from './palette.ts'
import { escapeXml } from './xml.ts'

const MARGIN = 24
/** Height of a line of the caption. */
const LINE = 16
const FONT = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
/** Mean width of a character at 1 px, for text that must fit. */
const CHARACTER = 0.56

/**
 * A design as a picture: groups, wires and parts as on the canvas, in a file that needs nothing else and can be opened again. Its text
 * is text, in the reader's own fonts: none is embedded.
 *
 * @returns an SVG document; an empty design gives a small empty sheet
 */
export function toSvg(design: Design, { theme, transparent = false, caption = false }: Look): string {
  const colours = palettes[theme]
  const boxes = absoluteBoxes(design, isGroup)
  const all = [...boxes.values()]
  const drawing = grow(around(all) ?? { x: 0, y: 0, width: 320, height: 160 }, MARGIN)
  const notes = caption ? captionOf(design).flatMap((note) => wrapped(note, drawing.width - 2 * MARGIN, 11)) : []
  const sheet = { ...drawing, height: drawing.height + notes.length * LINE }
  const groups = design.nodes.filter(isGroup).sort((a, b) => depth(design, a) - depth(design, b))
  const parts = design.nodes.filter((node) => !isGroup(node))
  const obstacles = parts.flatMap(({ id }) => boxes.get(id) ?? [])
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${sheet.x} ${sheet.y} ${sheet.width} ${sheet.height}" width="${sheet.width}" height="${sheet.height}" font-family="${escapeXml(FONT)}" role="img" aria-label="${escapeXml(design.name)}">`,
    `<title>${escapeXml(design.name)}</title>`,
    embeddedInSvg(design),
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse" markerUnits="userSpaceOnUse"><path d="M1 1 7 4 1 7" fill="none" stroke="${colours.edge}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></marker></defs>`,
    ...(transparent
      ? []
      : [
          `<rect x="${sheet.x}" y="${sheet.y}" width="${sheet.width}" height="${sheet.height}" fill="${colours.sheet}"/>`,
        ]),
    ...groups.map((node) => groupSvg(node, boxes, colours)),
    ...design.edges.map((edge) => edgeSvg(edge, boxes, obstacles, colours)),
    ...parts.map((node) => nodeSvg(node, boxes, colours)),
    ...notes.map(
      (note, i) =>
        `<text x="${drawing.x + MARGIN}" y="${drawing.y + drawing.height + i * LINE}" font-size="11" fill="${colours.caption}">${escapeXml(note)}</text>`,
    ),
    '</svg>',
  ]
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

function isGroup({ service }: DesignNode): boolean {
  return serviceRecord(service)?.archetype === 'group'
}

function depth({ nodes }: Design, node: DesignNode): number {
  let levels = 0
  let parent = node.parent
  while (parent !== undefined && levels < nodes.length) {
    levels++
    parent = nodes.find(({ id }) => id === parent)?.parent
  }
  return levels
}

function groupSvg(node: DesignNode, boxes: ReadonlyMap<NodeId, Box>, colours: Palette): string {
  const box = boxes.get(node.id)
  if (!box) return ''
  const record = serviceRecord(node.service)
  const zone = record?.capabilities.includes('zone') ?? false
  const place = node.config.region ?? node.config.zone
  const note = typeof place === 'string' ? place : ''
  const accent = colours.providers[record?.provider ?? 'generic'].text
  const name = fitted(node.name, box.width - 40, 12)
  return [
    `<g><rect x="${box.x + 0.5}" y="${box.y + 0.5}" width="${box.width - 1}" height="${box.height - 1}" rx="10" fill="${colours.groupFill}" fill-opacity="0.55" stroke="${zone ? colours.zoneLine : colours.groupLine}"${zone ? ' stroke-dasharray="4 3"' : ''}/>`,
    glyphSvg(record?.glyph, box.x + 8, box.y + 5, 14, accent),
    `<text x="${box.x + 27}" y="${box.y + 16}" font-size="12" font-weight="600" fill="${colours.soft}">${escapeXml(name)}${note && note !== node.name ? `<tspan dx="6" font-weight="400" fill="${colours.caption}">${escapeXml(note)}</tspan>` : ''}</text></g>`,
  ].join('')
}

function edgeSvg(
  edge: DesignEdge,
  boxes: ReadonlyMap<NodeId, Box>,
  obstacles: readonly Box[],
  colours: Palette,
): string {
  const source = boxes.get(edge.source)
  const target = boxes.get(edge.target)
  if (!source || !target) return ''
  const free = obstacles.filter((box) => !overlaps(box, source) && !overlaps(box, target))
  const { path } = routeEdge(source, target, { obstacles: free })
  const dash =
    edge.kind === 'async' ? ' stroke-dasharray="6 4"' : edge.kind === 'link' ? ' stroke-dasharray="1.5 3.5"' : ''
  const arrow = edge.kind === 'link' ? '' : ' marker-end="url(#arrow)"'
  return `<path d="${path}" fill="none" stroke="${colours.edge}" stroke-width="1.5" stroke-linecap="round"${dash}${arrow}/>`
}

function nodeSvg(node: DesignNode, boxes: ReadonlyMap<NodeId, Box>, colours: Palette): string {
  const box = boxes.get(node.id)
  if (!box) return ''
  const record = serviceRecord(node.service)
  const tint = colours.providers[record?.provider ?? 'generic']
  const left = box.x + 48
  const room = box.width - 56
  const provider = record && record.provider !== 'generic' ? record.provider.toUpperCase() : ''
  return [
    `<g><rect x="${box.x + 0.5}" y="${box.y + 0.5}" width="${box.width - 1}" height="${box.height - 1}" rx="8" fill="${colours.node}" stroke="${colours.nodeLine}"/>`,
    `<rect x="${box.x + 10}" y="${box.y + 16}" width="30" height="30" rx="7" fill="${tint.fill}"/>`,
    glyphSvg(record?.glyph, box.x + 16, box.y + 22, 18, tint.text),
    `<text x="${left}" y="${box.y + 29}" font-size="12.5" font-weight="600" fill="${colours.text}">${escapeXml(fitted(node.name, room, 12.5))}</text>`,
    `<text x="${left}" y="${box.y + 44}" font-size="11" fill="${colours.caption}">${escapeXml(fitted([provider, record?.shortName ?? node.service].filter(Boolean).join(' '), room, 11))}</text></g>`,
  ].join('')
}

function glyphSvg(glyph: string | undefined, x: number, y: number, size: number, colour: string): string {
  const path = glyph === undefined ? undefined : glyphs[glyph]
  if (!path) return ''
  return `<path transform="translate(${x} ${y}) scale(${size / 24})" d="${path}" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** Text cut to a width, with an ellipsis. */
function fitted(text: string, width: number, size: number): string {
  const room = Math.max(1, Math.floor(width / (size * CHARACTER)))
  const characters = [...text]
  return characters.length <= room
    ? text
    : `${characters
        .slice(0, room - 1)
        .join('')
        .trimEnd()}…`
}

/** A sentence in lines that are no wider than this. */
function wrapped(text: string, width: number, size: number): readonly string[] {
  const room = Math.max(20, Math.floor(width / (size * CHARACTER)))
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line === undefined || line.length + 1 + word.length > room) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines
}
