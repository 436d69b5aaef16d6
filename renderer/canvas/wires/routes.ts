import { create } from 'zustand'
import { type Box, elbow, type Point, roundedPath, type WireLine } from '../../../simulation/index.ts'
import { StepsOut } from '../../workers/steps.ts'
import type { WiringQuestion, WiringReply } from '../../workers/wiring.ts'
import { layWires, type Wiring, type WiringInput } from './wiring.ts'

/**
 * How the wires run just now. Up to `AT_ONCE` wires are laid out where they are asked for, while a part is dragged too. Larger sheets are laid
 * out by a worker; until it answers, and during a drag, wires at what has moved take a simple way and all others stay.
 */
export interface RoutesState {
  readonly lines: ReadonlyMap<string, WireLine>
  readonly places: ReadonlyMap<string, Point | null>
}

const AT_ONCE = 150
const NONE: RoutesState = { lines: new Map(), places: new Map() }

export const useRoutes = create<RoutesState>()(() => NONE)

let laid: Wiring | undefined
let settled: RoutesState = NONE
let ends: ReadonlyMap<string, Box> = new Map()
let worker: Worker | undefined
let asked = 0
let answered = 0
/** What the worker knows of the sheet. */
const sheets = new StepsOut<WiringInput>()
/** Answers to earlier questions were about another document. */
let since = 0

/** Another document is on the sheet. */
export function forgetRoutes(): void {
  laid = undefined
  settled = NONE
  ends = new Map()
  sheets.startAfresh()
  since = ++asked
  useRoutes.setState(NONE)
}

/** @param moving ids of what is being dragged; `null` when nothing is */
export function routeWires(input: WiringInput, moving: ReadonlySet<string> | null): void {
  if (input.wires.length > AT_ONCE) {
    simplyRoute(input, moving)
    if (moving === null) askWorker(input)
    return
  }
  laid = layWires(input, laid, moving ?? undefined)
  ends = input.boxes
  asked++
  useRoutes.setState({ lines: laid.routes.lines, places: laid.places })
}

/** Wires whose ends are not where they were go there the simple way, without their labels. */
function simplyRoute({ boxes, wires }: WiringInput, moving: ReadonlySet<string> | null): void {
  if (moving && !wires.some(({ source, target }) => moving.has(source) || moving.has(target))) return
  const now = useRoutes.getState()
  const simple = new Map<string, WireLine>()
  for (const { id, source: from, target: to } of wires) {
    if (moving && !moving.has(from) && !moving.has(to)) continue
    const [source, target] = [boxes.get(from), boxes.get(to)]
    if (!source || !target || (now.lines.has(id) && isAt(source, ends.get(from)) && isAt(target, ends.get(to))))
      continue
    const points = elbow(source, target)
    simple.set(id, { points, path: roundedPath(points) })
  }
  ends = boxes
  if (simple.size === 0) return
  const places = new Map(now.places)
  for (const id of simple.keys()) places.delete(id)
  useRoutes.setState({ lines: new Map([...now.lines, ...simple]), places })
}

function askWorker(input: WiringInput): void {
  const sheet = sheets.next(input)
  if (sheet.change) {
    worker ??= startWorker()
    worker.postMessage({ id: ++asked, sheet } satisfies WiringQuestion)
  } else if (answered === asked && useRoutes.getState() !== settled) {
    // Dropped where it was: the simple ways of the drag are over.
    useRoutes.setState(settled, true)
  }
}

function startWorker(): Worker {
  const started = new Worker(new URL('../../workers/wiring.ts', import.meta.url), { type: 'module', name: 'wiring' })
  started.onmessage = ({ data }: MessageEvent<WiringReply>) => {
    if (data.id < since) return
    // What an older sheet was answered is still what the next answer is compared with.
    settled = {
      lines: new Map([...settled.lines, ...data.lines]),
      places: new Map([...settled.places, ...data.places]),
    }
    answered = data.id
    if (data.id === asked) useRoutes.setState(settled, true)
  }
  return started
}

function isAt(box: Box, before: Box | undefined): boolean {
  return before !== undefined && before.x === box.x && before.y === box.y && before.width === box.width
}
