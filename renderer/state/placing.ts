import { create } from 'zustand'

/**
 * How a part gets from the palette to the canvas. Three ways, one contract between `palette/` (which starts) and `canvas/` (which places):
 *
 * - **Drag**: an HTML5 drag whose data has the type `SERVICE_DRAG_TYPE` and the service id as its value. `armed` holds the id during
 *   the drag too, since a browser hides the value until the drop. The canvas places it at the pointer on `drop`.
 * - **Click, then click**: a click in the palette arms the part (`armed`); the next click on the canvas places it there and disarms;
 *   Esc disarms. The canvas draws the ghost.
 * - **Enter**: `place(serviceId)` asks for it to be placed at once: in the selected group, else in the middle of the view. The canvas
 *   watches `request` and calls `placed()` when done.
 *
 * Whoever places calls `placed()`, and `useView.usedService(serviceId)` for the list of recent parts.
 */
export interface PlacingState {
  readonly armed: { readonly serviceId: string; readonly by: 'click' | 'drag' } | null
  readonly request: { readonly serviceId: string } | null
  arm(serviceId: string, by: 'click' | 'drag'): void
  disarm(): void
  place(serviceId: string): void
  placed(): void
}

export const SERVICE_DRAG_TYPE = 'application/x-skyloom-service'

export const usePlacing = create<PlacingState>()((set) => ({
  armed: null,
  request: null,
  arm: (serviceId, by) => set({ armed: { serviceId, by } }),
  disarm: () => set({ armed: null }),
  place: (serviceId) => set({ armed: null, request: { serviceId } }),
  placed: () => set({ armed: null, request: null }),
}))
