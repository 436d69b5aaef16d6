import type { Box } from '../design/box.ts'
import type { XmlElement } from './xml-reader.ts'

/** A shape or a line of a draw.io drawing. */
export interface Cell {
  readonly id: string
  readonly vertex: boolean
  readonly edge: boolean
  /** Plain text. */
  readonly label: string
  /** The shape around it; missing on the sheet itself. */
  readonly parent?: string
  readonly source?: string
  readonly target?: string
  /** Relative to the parent. */
  readonly box: Box
  readonly style: ReadonlyMap<string, string>
  /** What somebody attached to it, by name. */
  readonly data: ReadonlyMap<string, string>
  /** It holds other shapes. */
  readonly isContainer: boolean
}

/** The cells of a model, outer shapes before those they hold, the sheet's own layers as the sheet. */
export function cellsOf(model: XmlElement): readonly Cell[] {
  const root = model.children.find(({ name }) => name === 'root')
  const raw = (root?.children ?? []).flatMap(rawCell)
  const shapes = new Set(raw.filter(({ vertex }) => vertex).map(({ id }) => id))
  const holders = new Set(
    raw.filter(({ vertex, parent }) => vertex && parent !== undefined).map(({ parent }) => parent),
  )
  return raw.map(({ parent, ...cell }) => ({
    ...cell,
    ...(parent !== undefined && shapes.has(parent) && parent !== cell.id && { parent }),
    isContainer: holders.has(cell.id),
  }))
}

type Raw = Omit<Cell, 'isContainer'>

function rawCell(element: XmlElement): readonly Raw[] {
  const wrapped = element.name === 'object' || element.name === 'UserObject'
  const cell = wrapped ? element.children.find(({ name }) => name === 'mxCell') : element
  if (cell?.name !== 'mxCell') return []
  const id = (wrapped ? element : cell).attributes.get('id')
  if (id === undefined) return []
  const of = (name: string) => cell.attributes.get(name)
  const [parent, source, target] = [of('parent'), of('source'), of('target')]
  const geometry = cell.children.find(({ name }) => name === 'mxGeometry')
  const number = (name: string) => {
    const value = Number(geometry?.attributes.get(name) ?? 0)
    return Number.isFinite(value) ? value : 0
  }
  const style = styleOf(of('style') ?? '')
  const label = (wrapped ? element.attributes.get('label') : of('value')) ?? ''
  return [
    {
      id,
      vertex: of('vertex') === '1',
      edge: of('edge') === '1',
      label: style.get('html') === '1' ? plainText(label) : label,
      ...(parent !== undefined && { parent }),
      ...(source !== undefined && { source }),
      ...(target !== undefined && { target }),
      box: { x: number('x'), y: number('y'), width: number('width'), height: number('height') },
      style,
      data: wrapped ? element.attributes : new Map(),
    },
  ]
}

/** `shape=image;dashed=1`: names with values; a bare name is a shape. */
function styleOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(';').flatMap((part) => {
      const [, name = '', value] = /^([^=]*)(?:=(.*))?$/.exec(part.trim()) ?? []
      return name === '' ? [] : [[value === undefined ? 'bare' : name, value ?? name] as const]
    }),
  )
}

/** A label in HTML as the text that one reads. */
function plainText(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/div)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim()
}
