import type { Box } from '../../../simulation/index.ts'
import type { WiringInput } from './wiring.ts'

/** What is other than before in a sheet that a worker knows: a large one is not sent whole for each step of an edit. */
export interface WiringChange {
  readonly boxes?: MapChange<Box>
  readonly wires?: MapChange<WiringInput['wires'][number]>
  readonly labels?: MapChange<LabelSize>
  readonly titles?: readonly Box[]
}

type LabelSize = WiringInput['labels'] extends ReadonlyMap<string, infer Size> ? Size : never

interface MapChange<V> {
  readonly set: readonly (readonly [string, V])[]
  /** All keys, when some came, went or changed places: what is laid out first has the choice. */
  readonly order?: readonly string[]
}

export const EMPTY: WiringInput = { boxes: new Map(), wires: [], labels: new Map(), titles: [] }

/** @returns `null` when both are the same */
export function wiringChange(before: WiringInput, after: WiringInput): WiringChange | null {
  const boxes = mapChange(before.boxes, after.boxes, sameBox)
  const wires =
    before.wires === after.wires
      ? null
      : mapChange(byId(before.wires), byId(after.wires), (a, b) => a.source === b.source && a.target === b.target)
  const labels =
    before.labels === after.labels
      ? null
      : mapChange(before.labels, after.labels, (a, b) => a.width === b.width && a.height === b.height)
  const titles =
    before.titles.length === after.titles.length && after.titles.every((box, i) => sameBox(box, before.titles[i]))
  if (!boxes && !wires && !labels && titles) return null
  return {
    ...(boxes && { boxes }),
    ...(wires && { wires }),
    ...(labels && { labels }),
    ...(!titles && { titles: after.titles }),
  }
}

/** The sheet after a change. */
export function changedWiring(before: WiringInput, { boxes, wires, labels, titles }: WiringChange): WiringInput {
  return {
    boxes: changedMap(before.boxes, boxes),
    wires: wires ? [...changedMap(byId(before.wires), wires).values()] : before.wires,
    labels: changedMap(before.labels, labels),
    titles: titles ?? before.titles,
  }
}

function mapChange<V>(
  before: ReadonlyMap<string, V>,
  after: ReadonlyMap<string, V>,
  same: (a: V, b: V) => boolean,
): MapChange<V> | null {
  const set = [...after].filter(([key, value]) => {
    const old = before.get(key)
    return old === undefined || !same(old, value)
  })
  const keys = before.keys()
  let ordered = before.size === after.size
  for (const key of after.keys()) ordered &&= keys.next().value === key
  if (set.length === 0 && ordered) return null
  return { set, ...(!ordered && { order: [...after.keys()] }) }
}

function changedMap<V>(before: ReadonlyMap<string, V>, change: MapChange<V> | undefined): ReadonlyMap<string, V> {
  if (!change) return before
  const values = new Map([...before, ...change.set])
  if (!change.order) return values
  return new Map(
    change.order.flatMap((key) => {
      const value = values.get(key)
      return value === undefined ? [] : [[key, value] as const]
    }),
  )
}

function byId(wires: WiringInput['wires']): ReadonlyMap<string, WiringInput['wires'][number]> {
  return new Map(wires.map((wire) => [wire.id, wire]))
}

function sameBox(a: Box, b: Box | undefined): boolean {
  return b !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
