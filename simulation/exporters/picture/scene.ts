import { glyphs } from '../../catalog/glyphs.ts'
import { isGroup, serviceRecord } from '../../catalog/services.ts'
import { around, type Box, GRID, grow, right } from '../../design/box.ts'
import type { Design, DesignEdge, DesignNode, Point } from '../../design/design.ts'
import { annotationsOf, lockedParts } from '../../design/editing/annotations.ts'
import { absoluteBoxes, groupChain } from '../../design/graph.ts'
import { routeSheet, type WireLine } from '../../design/routing/sheet.ts'
import type { Reading } from '../../report/readings.ts'
import type { Look } from '../exporter.ts'
import { widthOf } from '../typeface/typeface.ts'
import { captionOf } from './caption.ts'
import { type Palette, palettes } from './palette.ts'
import type { Ink, Mark } from './scene-marks.ts'
import { notesOf } from './scene-notes.ts'
import { fitted, wrapped } from './text-fit.ts'

/** A picture before it is written as SVG or PDF: what is drawn, from back to front, in px at 100 %. */
export interface Scene {
  readonly title: string
  readonly box: Box
  /** Colour of the sheet; `null`: none is drawn. */
  readonly ground: string | null
  readonly marks: readonly Mark[]
}

const MARGIN = 24
/** Height of a line of the caption. */
const LINE = 16
const CAPTION_SIZE = 11

/** On a part, as on the sheet. */
const ICON = 28
const TILE_RADIUS = 5

/** A design as on the canvas: frames, groups, wires, parts, notes. An empty design gives a small empty sheet. */
export function sceneOf(
  design: Design,
  {
    theme,
    transparent = false,
    caption = false,
    grid = false,
    border = MARGIN,
    readings = {},
  }: Pick<Look, 'theme' | 'transparent' | 'caption' | 'grid' | 'border' | 'readings'>,
  hasIcon: (service: string) => boolean = () => false,
): Scene {
  const colours = palettes[theme]
  const boxes = absoluteBoxes(design, isGroup)
  const annotations = annotationsOf(design)
  const drawn = around([...boxes.values(), ...annotations.map(({ position, size }) => ({ ...position, ...size }))])
  const drawing = grow(drawn ?? { x: 0, y: 0, width: 320, height: 160 }, border)
  const lines = caption
    ? captionOf(design).flatMap((text) => wrapped(text, drawing.width - 2 * border, CAPTION_SIZE, 'regular'))
    : []
  const depth = new Map(design.nodes.map((node) => [node.id, groupChain(design, node.id).length]))
  const groups = design.nodes.filter(isGroup).sort((a, b) => (depth.get(a.id) ?? 0) - (depth.get(b.id) ?? 0))
  const parts = design.nodes.filter((node) => !isGroup(node))
  const ends = parts.flatMap(({ id }): readonly (readonly [string, Box])[] => {
    const box = boxes.get(id)
    return box ? [[id, box]] : []
  })
  const wires = routeSheet({ boxes: new Map(ends), wires: design.edges }).lines
  const locked = lockedParts(design)
  const providers = new Set(design.nodes.map(({ service }) => serviceRecord(service)?.provider ?? 'generic'))
  providers.delete('generic')
  const mixed = providers.size > 1
  const { frames, notes } = notesOf(annotations, colours)
  const foot = drawing.y + drawing.height + (lines.length > 0 ? Math.max(0, LINE - border) : 0)
  const box = { ...drawing, height: foot - drawing.y + lines.length * LINE }
  return {
    title: design.name,
    box,
    ground: transparent ? null : colours.sheet,
    marks: [
      ...(grid ? [gridMark(box, colours)] : []),
      ...frames,
      ...groups.flatMap((node) => groupMarks(node, boxes.get(node.id), locked.has(node.id), colours)),
      ...design.edges.flatMap((edge) => wireMarks(edge, wires.get(edge.id), colours)),
      ...parts.flatMap((node) =>
        partMarks(node, boxes.get(node.id), {
          locked: locked.has(node.id),
          icon: hasIcon(node.service),
          mixed,
          reading: readingFor(node.id, readings),
          colours,
        }),
      ),
      ...notes,
      ...lines.map(
        (text, i): Mark => ({
          kind: 'text',
          text,
          x: drawing.x + border,
          y: foot + i * LINE,
          size: CAPTION_SIZE,
          weight: 'regular',
          fill: colours.caption,
        }),
      ),
    ],
  }
}

/** As on the sheet: a stroke of no length for each dot. */
function gridMark({ x, y, width, height }: Box, { gridDot }: Palette): Mark {
  const first = (value: number) => Math.ceil(value / GRID) * GRID
  const rows: string[] = []
  for (let at = first(y); at <= y + height; at += GRID) rows.push(`M${first(x)} ${at}L${x + width} ${at}`)
  return { kind: 'path', data: rows.join(''), ink: { stroke: gridDot, width: 1.4, dash: [0, GRID], round: true } }
}

function groupMarks(node: DesignNode, box: Box | undefined, locked: boolean, colours: Palette): readonly Mark[] {
  if (!box) return []
  const record = serviceRecord(node.service)
  const zone = record?.capabilities.includes('zone') ?? false
  const place = node.config.region ?? node.config.zone
  const note = typeof place === 'string' && place !== node.name ? place : ''
  const name = fitted(node.name, box.width - 40, 12, 'semibold')
  const [x, y] = [box.x + 27, box.y + 16]
  const after = x + widthOf(name, 12, 'semibold') + 6
  const shown = note === '' ? '' : fitted(note, right(box) - 10 - after, 12, 'regular')
  return [
    outline(box, 10, {
      fill: colours.groupFill,
      fillOpacity: 0.55,
      stroke: zone ? colours.zoneLine : colours.groupLine,
      ...(zone && { dash: [4, 3] }),
    }),
    ...glyphMark(
      record?.glyph,
      { x: box.x + 8, y: box.y + 5 },
      14,
      colours.providers[record?.provider ?? 'generic'].text,
    ),
    { kind: 'text', text: name, x, y, size: 12, weight: 'semibold', fill: colours.soft },
    ...(shown.length > 1
      ? [{ kind: 'text', text: shown, x: after, y, size: 12, weight: 'regular', fill: colours.caption } as const]
      : []),
    ...(locked ? [lockMark({ x: right(box) - 18, y: box.y + 6 }, colours)] : []),
  ]
}

const DASHES = { request: undefined, async: [6, 4], link: [1.5, 3.5] } as const

function wireMarks(edge: DesignEdge, way: WireLine | undefined, colours: Palette): readonly Mark[] {
  if (!way) return []
  const { path, points } = way
  const ink: Ink = { stroke: colours.edge, width: 1.5, round: true }
  const dash = DASHES[edge.kind]
  const line: Mark = { kind: 'path', data: path, ink: dash ? { ...ink, dash } : ink }
  const [before, tip] = [points.at(-2), points.at(-1)]
  return edge.kind === 'link' || !before || !tip ? [line] : [line, { kind: 'path', data: arrowhead(before, tip), ink }]
}

/** Two strokes that meet at the tip of a wire; its last stretch is level or upright. */
function arrowhead(before: Point, tip: Point): string {
  const [back, half] = [6, 3]
  const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)]
  const [x, y] = [tip.x - back * dx, tip.y - back * dy]
  return `M${x + half * dy} ${y + half * dx}L${tip.x} ${tip.y}L${x - half * dy} ${y - half * dx}`
}

/** As on the sheet. */
const PROVIDERS = { aws: 'AWS', gcp: 'GCP', azure: 'AZ' } as const

function partMarks(
  node: DesignNode,
  box: Box | undefined,
  {
    locked,
    icon,
    mixed,
    reading,
    colours,
  }: {
    readonly locked: boolean
    readonly icon: boolean
    /** The design stands on several providers, so that the provider is told. */
    readonly mixed: boolean
    readonly reading: Reading | undefined
    readonly colours: Palette
  },
): readonly Mark[] {
  if (!box) return []
  const record = serviceRecord(node.service)
  const tint = colours.providers[record?.provider ?? 'generic']
  const x = box.x + 48
  const room = box.width - 56
  const provider = mixed && record && record.provider !== 'generic' ? PROVIDERS[record.provider] : ''
  // Room for a line at the foot.
  const top = { ...box, y: reading ? box.y - 8 : box.y }
  const what = [provider, record?.shortName ?? node.service].filter(Boolean).join(' ')
  return [
    outline(box, 8, { fill: colours.node, stroke: colours.nodeLine }),
    ...(icon ? iconMarks(node.service, top, colours.iconTile[record?.provider ?? 'generic']) : []),
    ...(icon
      ? []
      : [
          {
            kind: 'box',
            x: box.x + 10,
            y: top.y + 16,
            width: 30,
            height: 30,
            radius: 7,
            ink: { fill: tint.fill },
          } as const,
          ...glyphMark(record?.glyph, { x: box.x + 16, y: top.y + 22 }, 18, tint.text),
        ]),
    {
      kind: 'text',
      text: fitted(node.name, locked ? room - 10 : room, 12.5, 'semibold'),
      x,
      y: top.y + 29,
      size: 12.5,
      weight: 'semibold',
      fill: colours.text,
    },
    {
      kind: 'text',
      text: fitted(what, room, 11, 'regular'),
      x,
      y: top.y + 44,
      size: 11,
      weight: 'regular',
      fill: colours.caption,
    },
    ...(reading ? readingMarks(reading, box, colours) : []),
    ...(locked ? [lockMark({ x: right(box) - 17, y: box.y + 4 }, colours)] : []),
  ]
}

/** Nothing where there is nothing to tell. */
function readingFor(id: string, readings: Readonly<Record<string, Reading>>): Reading | undefined {
  const reading = Object.hasOwn(readings, id) ? readings[id] : undefined
  return reading?.text === '' && reading.share === null ? undefined : reading
}

const BAR = { x: 11, y: 48, width: 40, height: 4 } as const

/** A bar and a word at the foot of a part. */
function readingMarks({ share, text, state }: Reading, { x, y, width }: Box, colours: Palette): readonly Mark[] {
  const bar = { kind: 'box', x: x + BAR.x, y: y + BAR.y, height: BAR.height, radius: BAR.height / 2 } as const
  const hot = state !== 'normal'
  const start = share === null ? BAR.x : BAR.x + BAR.width + 7
  return [
    ...(share === null
      ? []
      : [
          { ...bar, width: BAR.width, ink: { fill: colours.nodeLine } },
          {
            ...bar,
            width: Math.max(BAR.height, BAR.width * Math.min(1, share)),
            ink: { fill: hot ? colours.note.line : colours.edge },
          },
        ]),
    {
      kind: 'text',
      text: fitted(text, width - start - 8, 10.5, hot ? 'semibold' : 'regular'),
      x: x + start,
      y: y + 54,
      size: 10.5,
      weight: hot ? 'semibold' : 'regular',
      fill: hot ? colours.text : colours.soft,
    },
  ]
}

/** @param tile what the icon stands on where it would not be seen on a dark ground */
function iconMarks(service: string, { x, y }: Box, tile: string | null): readonly Mark[] {
  const place = { x: x + 11, y: y + 17, width: ICON, height: ICON }
  if (tile === null) return [{ kind: 'icon', service, ...place }]
  const inside = { x: place.x + 2, y: place.y + 2, width: ICON - 4, height: ICON - 4 }
  return [
    { kind: 'box', ...place, radius: TILE_RADIUS, ink: { fill: tile } },
    { kind: 'icon', service, ...inside },
  ]
}

/** A box's outline of 1 px, inside the box. */
function outline({ x, y, width, height }: Box, radius: number, ink: Ink): Mark {
  return { kind: 'box', x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, radius, ink }
}

function glyphMark(name: string | undefined, at: Point, size: number, stroke: string): readonly Mark[] {
  const data = name === undefined ? undefined : glyphs[name]
  return data === undefined
    ? []
    : [{ kind: 'path', data, at, scale: size / 24, ink: { stroke, width: 1.8, round: true } }]
}

/** The padlock of the window's icons, on a grid of 24. */
const LOCK =
  'M7.5 11h9a1.5 1.5 0 0 1 1.5 1.5v5.5a1.5 1.5 0 0 1 -1.5 1.5h-9a1.5 1.5 0 0 1 -1.5 -1.5v-5.5a1.5 1.5 0 0 1 1.5 -1.5zM8.5 11V8a3.5 3.5 0 0 1 7 0v3'

function lockMark(at: Point, { caption }: Palette): Mark {
  return { kind: 'path', data: LOCK, at, scale: 0.5, ink: { stroke: caption, width: 2, round: true } }
}
