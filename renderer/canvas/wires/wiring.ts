import {
  type Box,
  type Label,
  type Point,
  placeLabels,
  routeSheet,
  type Sheet,
  type SheetRoutes,
} from '../../../simulation/index.ts'

/** All that decides how wires and their labels are drawn. Plain data: a large sheet is laid out in a worker. */
export interface WiringInput extends Sheet {
  /** Size of the label of each wire that has one, by id. */
  readonly labels: ReadonlyMap<string, Label['size']>
  /** What no label may lie on, beside the parts: the titles of groups. */
  readonly titles: readonly Box[]
}

export interface Wiring {
  readonly routes: SheetRoutes
  /** Middle of each label; `null`: there is no room for it. */
  readonly places: ReadonlyMap<string, Point | null>
}

/** @param moving see `routeSheet` */
export function layWires(input: WiringInput, before?: Wiring, moving?: ReadonlySet<string>): Wiring {
  const routes = routeSheet(input, before?.routes, moving)
  const labels = [...input.labels].flatMap(([id, size]) => {
    const line = routes.lines.get(id)
    return line ? [{ id, size, points: line.points }] : []
  })
  return { routes, places: placeLabels(labels, [...input.boxes.values(), ...input.titles], before?.places) }
}
