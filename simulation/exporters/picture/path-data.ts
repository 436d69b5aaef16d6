import type { Point } from '../../design/design.ts'

/** A piece of a path with absolute points: `M` moves, `L` draws a line, `C` a cubic Bézier curve, `Z` closes. */
export interface Segment {
  readonly command: 'M' | 'L' | 'C' | 'Z'
  readonly points: readonly Point[]
}

/** How many numbers each command takes. */
const TAKES: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, a: 7, z: 0 }

/**
 * Reads SVG path data into lines and cubic curves. It knows every command but `T`.
 *
 * @see https://www.w3.org/TR/SVG2/paths.html#PathData
 */
export function readPath(data: string): readonly Segment[] {
  const segments: Segment[] = []
  let [at, start, control]: [Point, Point, Point | null] = [{ x: 0, y: 0 }, { x: 0, y: 0 }, null]
  const add = (command: Segment['command'], ...points: readonly Point[]) => {
    segments.push({ command, points })
    at = points.at(-1) ?? at
  }
  for (const [, letter = '', rest = ''] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const kind = letter.toLowerCase()
    const takes = TAKES[kind]
    if (takes === undefined) throw new Error(`a path with the command ${letter}`)
    const numbers = [...rest.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/gi)].map(Number)
    const rounds = takes === 0 ? 1 : numbers.length / takes
    for (let round = 0; round < rounds; round++) {
      const own = numbers.slice(round * takes, (round + 1) * takes)
      const origin = letter === kind ? at : { x: 0, y: 0 }
      const point = (i: number): Point => ({ x: origin.x + (own[i] ?? 0), y: origin.y + (own[i + 1] ?? 0) })
      const before = control
      control = null
      switch (kind) {
        case 'm':
          add(round === 0 ? 'M' : 'L', point(0))
          if (round === 0) start = at
          break
        case 'l':
          add('L', point(0))
          break
        case 'h':
          add('L', { x: origin.x + (own[0] ?? 0), y: at.y })
          break
        case 'v':
          add('L', { x: at.x, y: origin.y + (own[0] ?? 0) })
          break
        case 'c':
          control = point(2)
          add('C', point(0), point(2), point(4))
          break
        case 's': {
          const first = before ? { x: 2 * at.x - before.x, y: 2 * at.y - before.y } : at
          control = point(0)
          add('C', first, point(0), point(2))
          break
        }
        case 'q': {
          const [middle, end] = [point(0), point(2)]
          add('C', between(at, middle, 2 / 3), between(end, middle, 2 / 3), end)
          break
        }
        case 'a':
          for (const curve of arcCurves(at, own, point(5))) add('C', ...curve)
          break
        default:
          add('Z')
          at = start
      }
    }
  }
  return segments
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}

/**
 * An elliptical arc as cubic curves of a quarter turn at most.
 *
 * @see https://www.w3.org/TR/SVG2/implnote.html#ArcConversionEndpointToCenter
 */
function arcCurves(
  from: Point,
  [givenX = 0, givenY = 0, degrees = 0, large = 0, sweep = 0]: readonly number[],
  to: Point,
): readonly (readonly [Point, Point, Point])[] {
  let [rx, ry] = [Math.abs(givenX), Math.abs(givenY)]
  if (rx === 0 || ry === 0 || (from.x === to.x && from.y === to.y)) return [[from, to, to]]
  const turn = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const [hx, hy] = [(from.x - to.x) / 2, (from.y - to.y) / 2]
  const [x, y] = [cos * hx + sin * hy, cos * hy - sin * hx]
  const stretch = Math.sqrt(Math.max(1, (x / rx) ** 2 + (y / ry) ** 2))
  rx *= stretch
  ry *= stretch
  const share = Math.sqrt(Math.max(0, (rx * ry) ** 2 / ((rx * y) ** 2 + (ry * x) ** 2) - 1))
  const side = large === sweep ? -share : share
  const [cx, cy] = [(side * rx * y) / ry, (-side * ry * x) / rx]
  const first = Math.atan2((y - cy) / ry, (x - cx) / rx)
  let angle = Math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
  if (sweep && angle < 0) angle += 2 * Math.PI
  if (!sweep && angle > 0) angle -= 2 * Math.PI
  const pieces = Math.ceil(Math.abs(angle) / (Math.PI / 2) - 1e-9)
  const step = angle / pieces
  const reach = (4 / 3) * Math.tan(step / 4)
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const place = (u: number, v: number): Point => {
    const [px, py] = [cx + rx * u, cy + ry * v]
    return { x: middle.x + cos * px - sin * py, y: middle.y + sin * px + cos * py }
  }
  return Array.from({ length: pieces }, (_, i) => {
    const [a, b] = [first + i * step, first + (i + 1) * step]
    return [
      place(Math.cos(a) - reach * Math.sin(a), Math.sin(a) + reach * Math.cos(a)),
      place(Math.cos(b) + reach * Math.sin(b), Math.sin(b) - reach * Math.cos(b)),
      i === pieces - 1 ? to : place(Math.cos(b), Math.sin(b)),
    ] as const
  })
}
