import { useEffect, useState } from 'react'
import { useInternalNode, useReactFlow, ViewportPortal } from 'reactflow'
import { NODE_SIZE, type Point } from '../../../simulation/index.ts'
import { useCanvas } from '../canvas-state.ts'
import { refusalOf } from './joining.ts'
import { partAt } from './part-at.ts'

/** With the wire tool, once the first part is clicked: the wire follows the pointer, and says where it cannot end. */
export function WireDraft() {
  const from = useCanvas((state) => state.wireFrom)
  return from === null ? null : <Draft key={from} from={from} />
}

function Draft({ from }: { readonly from: string }) {
  const flow = useReactFlow()
  const start = useInternalNode(from)?.internals.positionAbsolute
  const refused = useCanvas((state) => state.refusal !== null)
  const [to, setTo] = useState<Point | null>(null)
  useEffect(() => {
    const follow = ({ target, clientX, clientY }: PointerEvent) => {
      const at = { x: clientX, y: clientY }
      const onSheet = target instanceof Element && target.closest('.canvas') !== null
      const over = onSheet ? partAt(at) : null
      setTo(onSheet ? flow.screenToFlowPosition(at, { snapToGrid: false }) : null)
      useCanvas.getState().refuse(over === null || over === from ? null : refusalOf(from, over))
    }
    window.addEventListener('pointermove', follow)
    return () => {
      window.removeEventListener('pointermove', follow)
      useCanvas.getState().refuse(null)
    }
  }, [from, flow])
  if (!start || !to) return null
  return (
    <ViewportPortal>
      <svg className="guide-lines" width="1" height="1" aria-hidden="true">
        <line
          className="rehook-line"
          data-refused={refused || undefined}
          x1={start.x + NODE_SIZE.width / 2}
          y1={start.y + NODE_SIZE.height / 2}
          x2={to.x}
          y2={to.y}
        />
      </svg>
    </ViewportPortal>
  )
}
