import { useMemo } from 'react'
import {
  absoluteBoxes,
  type Box,
  centre,
  type Design,
  elbow,
  type Point,
  roundedPath,
  routeSheet,
  type ServiceInfo,
} from '../../simulation/index.ts'
import { useCatalog } from '../state/catalog.ts'
import { useOwnIcon } from '../state/icons.ts'
import { useVendorIcon } from '../ui/vendor-icons/vendor-icons.ts'

const MARGIN = 16
/** A part is a square with its icon, larger than on the sheet to be seen this small. */
const PART = 92
const ICON = 60
const GLYPH = 54
const CORNER = 18
/** Of an arrow's head: how far back and aside its ends are. */
const HEAD = { back: 14, aside: 10 } as const
/** Above, nobody could follow the wires of so small a drawing: they take the simple way. */
const ROUTED_UP_TO = 60

/** A small drawing of a design: groups, parts with the icons that they have on the sheet, wires. The text beside it tells what it is. */
export function Miniature({ design }: { readonly design: Design }) {
  const services = useCatalog((state) => state.byId)
  const { groups, parts, wires, frame } = useMemo(
    () => drawingOf(design, (service) => services.get(service)?.isGroup ?? false),
    [design, services],
  )
  if (frame === null) return null
  return (
    <svg className="miniature" viewBox={frame} aria-hidden="true">
      {groups.map(({ id, service, box }) => (
        <rect
          key={id}
          className="miniature-group"
          data-dashed={services.get(service)?.capabilities.includes('zone') || undefined}
          {...box}
          rx={CORNER + 6}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {wires.map(({ id, kind, points }) => (
        <g key={id} className="miniature-wire">
          <path data-kind={kind} d={roundedPath(points, CORNER)} />
          {kind !== 'link' && <path d={headOf(points)} />}
        </g>
      ))}
      {parts.map(({ id, service: serviceId, box }) => {
        const service = services.get(serviceId)
        return (
          <g key={id} className="miniature-part" data-provider={service?.provider}>
            <rect {...box} rx={CORNER} vectorEffect="non-scaling-stroke" />
            {service && <PartIcon service={service} box={box} />}
          </g>
        )
      })}
    </svg>
  )
}

/** The learner's own icon, the vendor's, or the neutral glyph, as `ServiceTile` has them on the sheet. */
function PartIcon({ service, box }: { readonly service: ServiceInfo; readonly box: Box }) {
  const own = useOwnIcon(service.id)
  const official = useVendorIcon(service.id, service.provider)
  const inside = (size: number) => ({ x: box.x + (PART - size) / 2, y: box.y + (PART - size) / 2 })
  const place = { ...inside(ICON), width: ICON, height: ICON }
  if (own !== undefined) return <image href={own} {...place} />
  if (official !== undefined) {
    return (
      <>
        <rect className="miniature-tile" {...place} rx={CORNER / 2} />
        <image href={official} {...place} />
      </>
    )
  }
  const { x, y } = inside(GLYPH)
  return <path className="miniature-glyph" d={service.glyph} transform={`translate(${x} ${y}) scale(${GLYPH / 24})`} />
}

function drawingOf(design: Design, isGroup: (service: string) => boolean) {
  const boxes = absoluteBoxes(design, (node) => isGroup(node.service))
  const placed = design.nodes.flatMap(({ id, service }) => {
    const box = boxes.get(id)
    return box ? [{ id, service, box: isGroup(service) ? box : squareIn(box) }] : []
  })
  const groups = placed.filter(({ service }) => isGroup(service))
  const parts = placed.filter(({ service }) => !isGroup(service))
  const ends = new Map(parts.map(({ id, box }) => [id, box]))
  const lines = design.edges.length > ROUTED_UP_TO ? null : routeSheet({ boxes: ends, wires: design.edges }).lines
  const wires = design.edges.flatMap(({ id, kind, source, target }) => {
    const [from, to] = [ends.get(source), ends.get(target)]
    const points = lines ? lines.get(id)?.points : from && to && elbow(from, to)
    return points ? [{ id, kind, points }] : []
  })
  return { groups, parts, wires, frame: frameOf(placed.map(({ box }) => box)) }
}

function squareIn(box: Box): Box {
  const { x, y } = centre(box)
  return { x: x - PART / 2, y: y - PART / 2, width: PART, height: PART }
}

/** A view box around all of it. */
function frameOf(boxes: readonly Box[]): string | null {
  if (boxes.length === 0) return null
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN - left
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN - top
  return `${left} ${top} ${width} ${height}`
}

/** The head at the end of a line: two strokes back from its tip. */
function headOf(points: readonly Point[]): string {
  const [tip, before] = [points.at(-1), points.at(-2)]
  if (!tip || !before) return ''
  const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)]
  const end = (side: 1 | -1) =>
    `${tip.x - dx * HEAD.back + dy * side * HEAD.aside} ${tip.y - dy * HEAD.back + dx * side * HEAD.aside}`
  return `M${end(1)}L${tip.x} ${tip.y}L${end(-1)}`
}
