import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import {
  type ReactFlowInstance,
  type ReactFlowState,
  useReactFlow,
  useStore,
  useStoreApi,
  type Viewport,
} from 'reactflow'
import { useDesign } from '../state/design.ts'
import { usePlacing } from '../state/placing.ts'
import { useView } from '../state/view.ts'
import { motion } from '../ui/media.ts'
import { textScale } from '../ui/text-size.ts'
import { placePart } from './adding/placing.ts'
import { useCanvas } from './canvas-state.ts'
import type { PartNode } from './derive.ts'
import { focusPart, isFocusHere } from './focusing.ts'
import { detailAt, WORDS_FROM } from './parts/detail.ts'
import { FIT, fittedView, keptView, noteView, show } from './viewing.ts'

/** Enter in the list of parts: in the middle of the view, where there is room. */
export function usePlaceRequests(wrapper: React.RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow()
  useEffect(
    () =>
      usePlacing.subscribe(({ request }) => {
        const box = wrapper.current?.getBoundingClientRect()
        if (!request || !box) return
        placePart(
          request.serviceId,
          flow.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 }),
          { free: true },
        )
      }),
    [flow, wrapper],
  )
}

/** Findings, bill lines and search bring their parts into view; walking and the outline keep theirs in it. */
export function useReveal(): void {
  const flow = useReactFlow()
  const { ids, gently, asked } = useView((state) => state.reveal)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again for the same parts shows them again
  useEffect(() => {
    if (ids.length === 0) return
    if (!gently && isFocusHere()) focusPart(ids[0])
    if (gently) requestAnimationFrame(() => panToShow(ids, flow))
    else {
      noteView(flow)
      void flow.fitView({ ...FIT, nodes: ids.map((id) => ({ id })), maxZoom: 1 })
    }
  }, [flow, ids, gently, asked])
}

/** Room that stays around what is brought into view, in px; at the foot for the tools, which grow with text. */
const MARGIN = { side: 16, foot: 64 } as const

/** Moves the sheet by the least amount that shows the parts; not at all when they are in view, or larger than it. */
function panToShow(ids: readonly string[], flow: ReactFlowInstance): void {
  const sheet = document.querySelector('.canvas')?.getBoundingClientRect()
  const nodes = ids.flatMap((id) => flow.getNode(id) ?? [])
  // Behind the results in full there is nothing to see.
  if (!sheet || sheet.width === 0 || nodes.length === 0) return
  const { x, y, zoom } = flow.getViewport()
  const box = flow.getNodesBounds(nodes)
  const shift = (start: number, length: number, from: number, to: number) =>
    length > to - from ? 0 : Math.max(from - start, 0) + Math.min(to - start - length, 0)
  const { side, foot } = MARGIN
  const dx = shift(x + box.x * zoom, box.width * zoom, side, sheet.width - side)
  const dy = shift(y + box.y * zoom, box.height * zoom, side, sheet.height - foot * textScale())
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: motion(160) })
}

/**
 * Where the design is looked at first: where it was left, or all of it. Known before React Flow draws anything, which would else draw the
 * design at 100 % before it fits it. `null` until the sheet has its place in the window.
 */
export function useFirstView(wrapper: React.RefObject<HTMLDivElement | null>, nodes: readonly PartNode[] | null) {
  const [view, setView] = useState<Viewport | null>(keptView() ?? null)
  useLayoutEffect(() => {
    if (view === null && nodes !== null && wrapper.current) setView(fittedView(nodes, wrapper.current))
  }, [view, nodes, wrapper])
  return view
}

/** Until the learner moves the view, the whole design stays in it: the drawer opens and panels come and go around it. */
export function useKeptInView(wrapper: React.RefObject<HTMLDivElement | null>): React.RefObject<boolean> {
  const flow = useReactFlow<PartNode>()
  const touched = useRef(keptView() !== undefined)
  useEffect(() => {
    const element = wrapper.current
    if (!element) return
    // It tells of the first size, too, which the first view was made for.
    let first = true
    const observer = new ResizeObserver(() => {
      const resized = !first
      first = false
      if (resized && !touched.current && useDesign.getState().past.length === 0)
        requestAnimationFrame(() => show(flow, { duration: 0 }))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [flow, wrapper])
  return touched
}

/**
 * Tells parts and wires how much of them can be read: one question to React Flow a frame instead of one from each of them, and before it
 * draws, so that nothing is drawn in more detail than will be seen.
 */
export function useDetail(): void {
  const store = useStoreApi()
  useLayoutEffect(() => {
    const tell = ({ transform: [, , zoom] }: Pick<ReactFlowState, 'transform'>) => {
      const [detail, wordsShown] = [detailAt(zoom), zoom >= WORDS_FROM]
      const before = useCanvas.getState()
      if (before.detail !== detail || before.wordsShown !== wordsShown) useCanvas.setState({ detail, wordsShown })
    }
    tell(store.getState())
    return store.subscribe(tell)
  }, [store])
}

/** Finds the layer for the words on wires once for all of them; React Flow's own way looks for it from each label in every frame. */
export function useLabelLayer(): void {
  const sheet = useStore(({ domNode }) => domNode)
  useLayoutEffect(
    () => useCanvas.setState({ labelLayer: sheet?.querySelector('.react-flow__edgelabel-renderer') ?? null }),
    [sheet],
  )
}
