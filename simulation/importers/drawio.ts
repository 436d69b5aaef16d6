import { ANNOTATION_KINDS } from '../design/editing/annotations.ts'
import { latin1 } from '../exporters/bytes.ts'
import { fromBase64 } from '../exporters/typeface/base64.ts'
import { type Cell, cellsOf } from './drawio-cells.ts'
import { serviceOf } from './drawio-shapes.ts'
import { inflate } from './inflate.ts'
import { readXml, type XmlElement } from './xml-reader.ts'

/**
 * The design that a draw.io file shows, as the text of a design file; its first page only. A file that was exported from here gives the
 * same design back, with what was moved, renamed, added or deleted since. In a foreign drawing the shapes of the vendors' libraries
 * become their services, others generic ones, and dashed lines asynchronous wires. Total.
 *
 * @returns `null` where the file is no draw.io drawing, or damaged
 */
export function readDrawio(text: string): string | null {
  const root = readXml(text)
  const model = modelOf(root)
  const title = root?.children.find(({ name }) => name === 'diagram')?.attributes.get('name')
  return model === null ? null : JSON.stringify(designFile(cellsOf(model), title || 'Drawing'))
}

const LARGEST_MODEL = 32e6

function modelOf(root: XmlElement | null): XmlElement | null {
  if (root?.name === 'mxGraphModel') return root
  if (root?.name !== 'mxfile') return null
  const diagram = root.children.find(({ name }) => name === 'diagram')
  const plain = diagram?.children.find(({ name }) => name === 'mxGraphModel')
  if (plain || !diagram) return plain ?? null
  // packed: XML in percent-encoding, deflated, in Base64
  const unpacked = inflate(fromBase64(diagram.text.replace(/\s+/g, '')), LARGEST_MODEL)
  if (unpacked === null) return null
  try {
    return readXml(decodeURIComponent(latin1(unpacked)))
  } catch {
    return null
  }
}

type JsonObject = Readonly<Record<string, unknown>>

function designFile(cells: readonly Cell[], title: string): JsonObject {
  const idOf = ids(cells)
  const { order, ...kept } = jsonObject(cells.find(({ data }) => data.has('design'))?.data.get('design'))
  const shapes = new Map(cells.filter(({ vertex }) => vertex).map((cell) => [cell.id, cell]))
  const services = new Map([...shapes.values()].map((cell) => [cell.id, serviceOf(cell)]))
  const isDrawn = (id: string | undefined) => id !== undefined && (services.get(id) ?? null) !== null
  const nodes = [...shapes.values()].flatMap((cell) => {
    const service = services.get(cell.id)
    return service ? [nodeFile(cell, service, shapes, isDrawn, idOf)] : []
  })
  const edges = cells
    .filter(({ edge, source, target }) => edge && isDrawn(source) && isDrawn(target))
    .map((cell) => wireFile(cell, idOf))
  const drawn = new Set(nodes.map(({ id }) => id))
  const list = (key: string): readonly unknown[] => (Array.isArray(kept[key]) ? kept[key] : [])
  return {
    ...kept,
    format: 'skyloom/design',
    version: 1,
    name: kept.name ?? title,
    // what names a part that was deleted in the drawing is deleted with it
    workloads: list('workloads').filter((one) => drawn.has(String(field(one, 'source')))),
    nodes: inOrder(nodes, Array.isArray(order) ? order : []),
    edges: edges.map((edge) => withoutDangling(edge, drawn, new Set(edges.map(({ id }) => id)))),
    annotations: notes(list('annotations'), cells),
  }
}

/** As the parts stood in the design; what was added stands last. */
function inOrder<T extends { readonly id: string }>(nodes: readonly T[], order: readonly unknown[]): readonly T[] {
  const places = new Map(order.map((id, i) => [id, i]))
  const place = ({ id }: T) => places.get(id) ?? order.length
  return [...nodes].sort((a, b) => place(a) - place(b))
}

function nodeFile(
  cell: Cell,
  service: string,
  shapes: ReadonlyMap<string, Cell>,
  isDrawn: (id: string | undefined) => boolean,
  idOf: ReadonlyMap<string, string>,
) {
  // a frame that is no part gives its place to what it holds
  let [parent, x, y] = [cell.parent, cell.box.x, cell.box.y]
  while (parent !== undefined && !isDrawn(parent)) {
    const frame = shapes.get(parent)
    x += frame?.box.x ?? 0
    y += frame?.box.y ?? 0
    parent = frame?.parent
  }
  const ours = cell.data.has('service')
  return {
    id: idOf.get(cell.id) ?? '',
    service,
    name: cell.label || service,
    ...(parent !== undefined && { parent: idOf.get(parent) }),
    config: jsonObject(cell.data.get('config')),
    position: { x, y },
    ...((ours ? cell.data.get('sized') === 'true' : cell.isContainer) && {
      size: { width: cell.box.width, height: cell.box.height },
    }),
  }
}

function wireFile(cell: Cell, idOf: ReadonlyMap<string, string>) {
  const { data, style } = cell
  const kind =
    data.get('kind') ?? (style.get('endArrow') === 'none' ? 'link' : style.get('dashed') === '1' ? 'async' : 'request')
  return {
    ...jsonObject(data.get('wire')),
    id: idOf.get(cell.id) ?? '',
    source: idOf.get(cell.source ?? '') ?? '',
    target: idOf.get(cell.target ?? '') ?? '',
    kind,
  }
}

function withoutDangling(edge: JsonObject, nodes: ReadonlySet<string>, edges: ReadonlySet<string>): JsonObject {
  const { onMissOf, dependency, via, ...rest } = edge
  const fallback = typeof dependency === 'string' ? /^fallback:(.*)$/.exec(dependency)?.[1] : undefined
  return {
    ...rest,
    ...(typeof onMissOf === 'string' && nodes.has(onMissOf) && { onMissOf }),
    ...(dependency !== undefined && (fallback === undefined || edges.has(fallback)) && { dependency }),
    ...(Array.isArray(via) && { via: via.filter((id) => nodes.has(String(id))) }),
  }
}

/** Notes as they are drawn now; what is not drawn, such as locks, as it was. */
function notes(kept: readonly unknown[], cells: readonly Cell[]): readonly unknown[] {
  const drawn = new Map(
    cells.flatMap((cell) => (cell.data.has('annotation') ? [[cell.data.get('annotationId'), cell] as const] : [])),
  )
  return kept.flatMap((note) => {
    if (!ANNOTATION_KINDS.some((kind) => kind === field(note, 'kind'))) return [note]
    const cell = drawn.get(String(field(note, 'id')))
    if (!cell || typeof note !== 'object') return []
    const { x, y, width, height } = cell.box
    return [{ ...note, text: cell.label, position: { x, y }, size: { width, height } }]
  })
}

/** An id of ours for each cell: what was exported has its own back, others are made to fit. */
function ids(cells: readonly Cell[]): ReadonlyMap<string, string> {
  const taken = { shape: new Set<string>(), wire: new Set<string>() }
  return new Map(
    cells.map(({ id, edge, data }) => {
      const kind = edge ? 'wire' : 'shape'
      const own = (data.has('service') && id.startsWith('n-')) || (data.has('kind') && id.startsWith('e-'))
      const base = (own ? id.slice(2) : id).replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 56) || kind
      let free = base
      for (let count = 2; taken[kind].has(free); count++) free = `${base}-${count}`
      taken[kind].add(free)
      return [id, free]
    }),
  )
}

function jsonObject(text: string | undefined): JsonObject {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
