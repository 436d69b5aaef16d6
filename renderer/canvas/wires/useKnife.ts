import { type RefObject, useEffect } from 'react'
import { removeParts } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { writeMany } from '../../ui/write.ts'
import { useCanvas } from '../canvas-state.ts'
import type { Flow } from '../clicking.ts'
import { isCalledOff } from '../gestures/calling-off.ts'
import { wiresCut } from './cutting.ts'
import { useRoutes } from './routes.ts'

const RIGHT_BUTTON = 2

/**
 * Mod and the right button draw a knife that cuts the wires it crosses, in one step; with keys one selects them and presses Delete. React Flow
 * moves the sheet with that button, so it is caught before.
 */
export function useKnife(wrapper: RefObject<HTMLDivElement | null>, flow: Flow): void {
  useEffect(() => {
    const element = wrapper.current
    if (!element) return
    const starts = (event: MouseEvent) => event.button === RIGHT_BUTTON && (event.ctrlKey || event.metaKey)
    const at = (event: MouseEvent) =>
      flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false })
    const down = (event: MouseEvent) => {
      if (!starts(event)) return
      event.stopPropagation()
      if (event.type !== 'pointerdown') return
      useCanvas.setState({ knife: { points: [at(event)], cut: new Set() } })
      window.addEventListener('pointermove', move)
      window.addEventListener('pointerup', up)
    }
    const move = (event: PointerEvent) => {
      const { knife } = useCanvas.getState()
      if (!knife) return
      const points = [...knife.points, at(event)]
      useCanvas.setState({ knife: { points, cut: wiresCut(points, useRoutes.getState().lines) } })
    }
    const up = () => {
      stop()
      const ids = isCalledOff() ? [] : [...(useCanvas.getState().knife?.cut ?? [])]
      useCanvas.setState({ knife: null })
      if (ids.length === 0) return
      const label = ids.length === 1 ? 'Cut a wire' : `Cut ${writeMany(ids.length, 'wire')}`
      useDesign.getState().apply(label, (design) => removeParts(design, [], ids))
      useView.getState().select({})
    }
    const stop = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
    }
    const menu = (event: MouseEvent) => {
      if (!starts(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    element.addEventListener('pointerdown', down, { capture: true })
    element.addEventListener('mousedown', down, { capture: true })
    element.addEventListener('contextmenu', menu, { capture: true })
    return () => {
      stop()
      element.removeEventListener('pointerdown', down, { capture: true })
      element.removeEventListener('mousedown', down, { capture: true })
      element.removeEventListener('contextmenu', menu, { capture: true })
    }
  }, [wrapper, flow])
}
