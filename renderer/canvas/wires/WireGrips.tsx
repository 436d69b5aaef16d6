import { type PointerEvent, useRef } from 'react'
import { useReactFlow, ViewportPortal } from 'reactflow'
import { type Point, roundedPath, type WireEnd } from '../../../simulation/index.ts'
import { useView } from '../../state/view.ts'
import { useCanvas } from '../canvas-state.ts'
import { isCalledOff } from '../gestures/calling-off.ts'
import { partAt } from './part-at.ts'
import { dropEnd, endRefusal } from './rehooking.ts'
import { useRoutes } from './routes.ts'

/** Both ends of the selected wire, to be dragged to other parts; what is being dragged, and the knife. */
export function WireGrips() {
  const [only, ...more] = useView((state) => state.selection.edges)
  const tool = useView((state) => state.tool)
  const rehooking = useCanvas((state) => state.rehooking)
  const knife = useCanvas((state) => state.knife)
  const id = rehooking?.edge ?? (more.length === 0 && tool === 'select' ? only : undefined)
  const points = useRoutes(({ lines }) => (id === undefined ? undefined : lines.get(id)?.points))
  const [start, end] = [points?.[0], points?.at(-1)]
  const held = rehooking?.at ?? null
  const rest = rehooking?.end === 'source' ? end : start
  if (id === undefined && !knife) return null
  return (
    <ViewportPortal>
      {(knife || (held && rest)) && (
        <svg className="guide-lines" width="1" height="1" aria-hidden="true">
          {held && rest && <line className="rehook-line" x1={rest.x} y1={rest.y} x2={held.x} y2={held.y} />}
          {knife && <path className="knife" d={roundedPath(knife.points, 0)} />}
        </svg>
      )}
      {id !== undefined && start && end && (
        <>
          <Grip id={id} end="source" at={start} />
          <Grip id={id} end="target" at={end} />
        </>
      )}
    </ViewportPortal>
  )
}

function Grip({ id, end, at }: { readonly id: string; readonly end: WireEnd; readonly at: Point }) {
  const flow = useReactFlow()
  const over = useRef<string | null>(null)
  const rehooking = useCanvas((state) => state.rehooking)
  const refused = useCanvas((state) => state.refusal !== null)
  const isHeld = rehooking?.edge === id && rehooking.end === end && rehooking.at !== null
  const place = isHeld && rehooking.at ? rehooking.at : at

  const move = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false })
    useCanvas.setState({ rehooking: { edge: id, end, at: point } })
    over.current = partAt({ x: event.clientX, y: event.clientY })
    useCanvas.getState().refuse(over.current === null ? null : endRefusal(over.current))
  }
  return (
    <button
      type="button"
      className="wire-grip nodrag nopan"
      tabIndex={-1}
      aria-label={
        end === 'source' ? 'Start of the wire: drag it to another part' : 'End of the wire: drag it to another part'
      }
      data-held={isHeld || undefined}
      data-refused={(isHeld && refused) || undefined}
      style={{ transform: `translate(${place.x}px, ${place.y}px)` }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        over.current = null
      }}
      onPointerMove={move}
      onPointerUp={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
        event.currentTarget.releasePointerCapture(event.pointerId)
        dropEnd(isCalledOff() ? null : over.current)
      }}
      onPointerCancel={() => dropEnd(null)}
    />
  )
}
