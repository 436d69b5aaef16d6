import { absoluteBoxes, type Design } from '../../simulation/index.ts'
import { useCatalog } from '../state/catalog.ts'

const MARGIN = 24
/** A part is a square with its glyph, larger than on the sheet to be seen this small. */
const PART = 84

/** A small drawing of a design: groups, parts with their glyphs, wires. The text beside it tells what it is. */
export function Miniature({ design }: { readonly design: Design }) {
  const services = useCatalog((state) => state.byId)
  const boxes = absoluteBoxes(design, (node) => services.get(node.service)?.isGroup ?? false)
  const all = [...boxes.values()]
  if (all.length === 0) return null
  const left = Math.min(...all.map((box) => box.x)) - MARGIN
  const top = Math.min(...all.map((box) => box.y)) - MARGIN
  const width = Math.max(...all.map((box) => box.x + box.width)) + MARGIN - left
  const height = Math.max(...all.map((box) => box.y + box.height)) + MARGIN - top
  return (
    <svg className="miniature" viewBox={`${left} ${top} ${width} ${height}`} aria-hidden="true">
      {design.nodes.map((node) => {
        const box = boxes.get(node.id)
        const service = services.get(node.service)
        if (!box || !service?.isGroup) return null
        const dashed = service.capabilities.includes('zone')
        return (
          <rect
            key={node.id}
            className="miniature-group"
            data-dashed={dashed || undefined}
            {...box}
            rx="12"
            vectorEffect="non-scaling-stroke"
          />
        )
      })}
      {design.edges.map((edge) => {
        const from = boxes.get(edge.source)
        const to = boxes.get(edge.target)
        if (!from || !to) return null
        return <path key={edge.id} className="miniature-wire" data-kind={edge.kind} d={elbow(from, to)} />
      })}
      {design.nodes.map((node) => {
        const box = boxes.get(node.id)
        const service = services.get(node.service)
        if (!box || service?.isGroup) return null
        const size = PART
        const x = box.x + (box.width - size) / 2
        const y = box.y + (box.height - size) / 2
        return (
          <g key={node.id} className="miniature-part" data-provider={service?.provider}>
            <rect x={x} y={y} width={size} height={size} rx="12" vectorEffect="non-scaling-stroke" />
            {service && (
              <path
                d={service.glyph}
                transform={`translate(${x + size * 0.22} ${y + size * 0.22}) scale(${(size * 0.56) / 24})`}
              />
            )}
          </g>
        )
      })}
    </svg>
  )
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** From the middle of one square to that of the next, with right angles; parts are drawn over the ends. */
function elbow(from: Box, to: Box): string {
  const [x1, y1] = [from.x + from.width / 2, from.y + from.height / 2]
  const [x2, y2] = [to.x + to.width / 2, to.y + to.height / 2]
  if (Math.abs(x2 - x1) >= Math.abs(y2 - y1)) return `M${x1} ${y1}H${(x1 + x2) / 2}V${y2}H${x2}`
  return `M${x1} ${y1}V${(y1 + y2) / 2}H${x2}V${y2}`
}
