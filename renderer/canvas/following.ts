import { useEffect, useRef } from 'react'
import { useReactFlow, useStore } from 'reactflow'
import { useDesign } from '../state/design.ts'
import { usePlacing } from '../state/placing.ts'
import { useView } from '../state/view.ts'
import { useCanvas } from './canvas-state.ts'
import { detailAt, WORDS_FROM } from './detail.ts'
import { placePart } from './placing.ts'
import { FIT } from './useCanvasCommands.ts'

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

/** Findings, bill lines and search bring their parts into view. */
export function useReveal(): void {
  const flow = useReactFlow()
  const { ids, asked } = useView((state) => state.reveal)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again for the same parts shows them again
  useEffect(() => {
    if (ids.length > 0) void flow.fitView({ ...FIT, nodes: ids.map((id) => ({ id })), maxZoom: 1 })
  }, [flow, ids, asked])
}

/** Until the learner moves the view, the whole design stays in it: the drawer opens and panels come and go around it. */
export function useKeptInView(wrapper: React.RefObject<HTMLDivElement | null>): React.RefObject<boolean> {
  const flow = useReactFlow()
  const touched = useRef(false)
  useEffect(() => {
    const element = wrapper.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (!touched.current && useDesign.getState().past.length === 0)
        requestAnimationFrame(() => void flow.fitView({ ...FIT, duration: 0 }))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [flow, wrapper])
  return touched
}

/** Tells parts and wires how much of them can be read: one question to React Flow a frame instead of one from each of them. */
export function useDetail(): void {
  const detail = useStore(({ transform }) => detailAt(transform[2]))
  const wordsShown = useStore(({ transform }) => transform[2] >= WORDS_FROM)
  useEffect(() => useCanvas.setState({ detail, wordsShown }), [detail, wordsShown])
}
