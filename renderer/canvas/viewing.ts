import { type FitViewOptions, getViewportForBounds, type ReactFlowInstance, type Viewport } from 'reactflow'
import { annotationsOf, around } from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'
import { type Selection, useView } from '../state/view.ts'
import { motion } from '../ui/media.ts'
import { toast } from '../ui/Toast.tsx'
import { textScale } from '../ui/text-size.ts'
import { boxesOf, type PartNode } from './derive.ts'

export const ZOOM_LIMITS = { min: 0.1, max: 4 } as const
const ROOM = {
  top: '20px',
  x: '20px',
  get bottom(): `${number}px` {
    return `${64 * textScale()}px`
  },
} as const
/** Room around what is shown; at the foot for the tools, too, which are as large as text is. */
export const FIT = {
  padding: ROOM,
  maxZoom: 1.25,
  get duration() {
    return motion(160)
  },
} satisfies FitViewOptions

/** Where each open design was last looked at, by its `opened`: another tab and back leaves the view alone. */
const views = new Map<number, Viewport>()
/** Where the view was before it jumped. */
const before = new Map<number, Viewport>()

const current = (): number => useDesign.getState().opened

/** Where the design on the screen was looked at when it was last there. */
export function keptView(): Viewport | undefined {
  return views.get(current())
}

/** The view of all that is drawn, or of some of it, as `FIT` has it, of a sheet of this size in px. */
export function fittedView(
  nodes: readonly PartNode[],
  { clientWidth, clientHeight }: { readonly clientWidth: number; readonly clientHeight: number },
  some?: Pick<Selection, 'nodes' | 'notes'>,
): Viewport {
  const boxes = boxesOf(nodes)
  const parts = nodes.filter(({ id, hidden }) => !hidden && (!some || some.nodes.includes(id)))
  const notes = annotationsOf(useDesign.getState().design).filter(({ id }) => !some || some.notes.includes(id))
  const bounds = around([
    ...parts.flatMap(({ id }) => boxes.get(id) ?? []),
    ...notes.map(({ position, size }) => ({ ...position, ...size })),
  ])
  if (!bounds || clientWidth === 0 || clientHeight === 0) return { x: 0, y: 0, zoom: 1 }
  return getViewportForBounds(bounds, clientWidth, clientHeight, ZOOM_LIMITS.min, FIT.maxZoom, FIT.padding)
}

/** Brings all that is drawn into view, or some of it. */
export function show(
  flow: Pick<ReactFlowInstance<PartNode>, 'getNodes' | 'setViewport'>,
  {
    some,
    duration = FIT.duration,
  }: { readonly some?: Pick<Selection, 'nodes' | 'notes'>; readonly duration?: number } = {},
): void {
  const sheet = document.querySelector('.canvas')
  if (sheet) void flow.setViewport(fittedView(flow.getNodes(), sheet, some), { duration })
}

export function keepView(_: unknown, viewport: Viewport): void {
  views.set(current(), viewport)
}

/** The view is about to jump: that can be taken back. */
export function noteView(flow: Pick<ReactFlowInstance, 'getViewport'>): void {
  before.set(current(), flow.getViewport())
}

/** Back to where the view was before it jumped; once more, and it is where it jumped to. */
export function returnToView(flow: Pick<ReactFlowInstance, 'getViewport' | 'setViewport'>): void {
  const to = before.get(current())
  if (!to) {
    toast('The view has not jumped yet.')
    return
  }
  noteView(flow)
  void flow.setViewport(to, { duration: motion(160) })
}

export function toggleWheel(): void {
  const { wheel, setWheel } = useView.getState()
  setWheel(wheel === 'pan' ? 'zoom' : 'pan')
  toast(wheel === 'pan' ? 'The wheel zooms.' : 'The wheel moves the sheet; with Ctrl or ⌘ it zooms.')
}
