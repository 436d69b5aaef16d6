import type { Design } from '../../simulation/index.ts'
import { useDesign } from './design.ts'
import { type Selection, useView } from './view.ts'

/** What was selected when a design of the history was changed: undoing that selects it again where the selection would be lost. */
const selections = new WeakMap<Design, Selection>()

/** Remembers what is selected at each step, until stopped. */
export function followSelection(): () => void {
  return useDesign.subscribe((state, previous) => {
    if (state.design !== previous.design && state.opened === previous.opened)
      selections.set(previous.design, useView.getState().selection)
  })
}

export const undo = (): void => travel(() => useDesign.getState().undo())
export const redo = (): void => travel(() => useDesign.getState().redo())
export const travelTo = (steps: number): void => travel(() => useDesign.getState().travelTo(steps))

/** What comes back is selected; where what was selected is gone, what had been selected before; else the selection stays. */
function travel(go: () => void): void {
  const before = useDesign.getState().design
  go()
  const { design } = useDesign.getState()
  const { selection, select } = useView.getState()
  const back = partsSince(before, design)
  const left = present(selection, design)
  if (back.nodes.length > 0) select({ nodes: back.nodes })
  else if (back.edges.length > 0) select({ edges: back.edges })
  else if (left.nodes.length < selection.nodes.length || left.edges.length < selection.edges.length)
    select(present(selections.get(design) ?? left, design))
}

function partsSince(before: Design, now: Design): Selection {
  const had = new Set<string>([...before.nodes, ...before.edges].map(({ id }) => id))
  const added = ({ id }: { readonly id: string }) => (had.has(id) ? [] : id)
  return { nodes: now.nodes.flatMap(added), edges: now.edges.flatMap(added) }
}

function present({ nodes, edges }: Selection, design: Design): Selection {
  const nodeIds = new Set<string>(design.nodes.map(({ id }) => id))
  const edgeIds = new Set<string>(design.edges.map(({ id }) => id))
  return { nodes: nodes.filter((id) => nodeIds.has(id)), edges: edges.filter((id) => edgeIds.has(id)) }
}
