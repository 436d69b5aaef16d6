import type { ReactFlowInstance, Viewport } from 'reactflow'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { motion } from '../ui/media.ts'
import { toast } from '../ui/Toast.tsx'

/** Where each open design was last looked at, by its `opened`: another tab and back leaves the view alone. */
const views = new Map<number, Viewport>()
/** Where the view was before it jumped. */
const before = new Map<number, Viewport>()

const current = (): number => useDesign.getState().opened

/** Where the design on the screen was looked at when it was last there. */
export function keptView(): Viewport | undefined {
  return views.get(current())
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
