import {
  absoluteBoxes,
  addPart,
  type Box,
  connect,
  type Design,
  GRID,
  GROUP_SIZE,
  growToHold,
  NODE_SIZE,
  overlaps,
  type Point,
  roomIn,
  splice,
} from '../../../simulation/index.ts'
import { isGroup, isQueue, isSource, useCatalog } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { usePlacing } from '../../state/placing.ts'
import { useView } from '../../state/view.ts'
import { offerGroup } from './offering.ts'

/** The innermost group at a point of the sheet, apart from some; `null` on the sheet itself. */
export function groupAt(design: Design, point: Point, except: ReadonlySet<string> = new Set()): string | null {
  const boxes = absoluteBoxes(design, (node) => isGroup(node.service))
  let best: { readonly id: string; readonly area: number } | null = null
  for (const node of design.nodes) {
    const box = boxes.get(node.id)
    if (!box || !isGroup(node.service) || except.has(node.id)) continue
    const inside = point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height
    const area = box.width * box.height
    if (inside && (best === null || area < best.area)) best = { id: node.id, area }
  }
  return best?.id ?? null
}

export interface Placing {
  /** Look for a free place nearby. */
  readonly free?: boolean
  /** The part that calls it, to be joined by a wire. */
  readonly from?: string | null
  /** The wire that it is put into. */
  readonly wire?: string | null
  /** The group that it goes into (`null`: the sheet itself), wherever there is room; without it, what lies at the point. */
  readonly into?: string | null | undefined
}

/** Draws a part with its middle at a point of the sheet, in the group that lies there, and selects it: one step, wires and all. */
export function placePart(
  serviceId: string,
  middle: Point,
  { free = false, from = null, wire = null, into }: Placing = {},
): void {
  const service = useCatalog.getState().byId.get(serviceId)
  if (!service) return
  const { design, apply } = useDesign.getState()
  const size = service.isGroup ? GROUP_SIZE : NODE_SIZE
  const boxes = absoluteBoxes(design, (node) => isGroup(node.service))
  const corner = { x: snap(middle.x - size.width / 2), y: snap(middle.y - size.height / 2) }
  const taken = design.nodes.filter((node) => !isGroup(node.service)).flatMap(({ id }) => boxes.get(id) ?? [])
  const at = free ? freePlace({ ...corner, ...size }, taken) : corner
  const parent = into === undefined ? groupAt(design, { x: at.x + size.width / 2, y: at.y + size.height / 2 }) : into
  const holder = design.nodes.find(({ id }) => id === parent)
  const origin = (holder && boxes.get(holder.id)) ?? { x: 0, y: 0 }
  const position =
    into === undefined
      ? { x: at.x - origin.x, y: at.y - origin.y }
      : roomIn(design, into, size, (node) => isGroup(node.service))
  const caller = design.nodes.find(({ id }) => id === from)
  const joins = !service.isGroup && !service.isSource
  let added = ''
  apply(
    `Add ${service.name}${caller && joins ? ` after ${caller.name}` : wire !== null && joins ? ' into a wire' : ''}`,
    (before) => {
      const { design: placed, id } = addPart(before, {
        service: serviceId,
        name: service.isGroup ? service.name : service.shortName,
        position,
        isGroup: service.isGroup,
        ...(parent !== null && { parent }),
      })
      added = id
      const grown = growToHold(placed, id, (node) => isGroup(node.service))
      if (!joins) return grown
      if (wire !== null) return splice(grown, wire, id, isQueue)
      return caller ? (connect(grown, caller.id, id, isQueue, isSource)?.design ?? grown) : grown
    },
  )
  useView.getState().select({ nodes: [added] })
  useView.getState().usedService(serviceId)
  usePlacing.getState().placed()
  offerGroup(added)
}

/** The place itself or the nearest free one below or beside it. */
function freePlace(box: Box, taken: readonly Box[]): Point {
  const step = { x: box.width + 3 * GRID, y: box.height + 2 * GRID }
  for (let ring = 0; ring < 12; ring++) {
    for (let column = 0; column <= ring; column++) {
      const candidate = { ...box, x: box.x + column * step.x, y: box.y + (ring - column) * step.y }
      if (!taken.some((other) => overlaps(other, candidate))) return candidate
    }
  }
  return box
}

export function snap(value: number): number {
  return Math.round(value / GRID) * GRID
}
