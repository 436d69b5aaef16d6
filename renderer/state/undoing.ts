import { annotationsOf, type Design } from '../../simulation/index.ts'
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
  else if (back.notes.length > 0) select({ notes: back.notes })
  else if (sizeOf(left) < sizeOf(selection)) select(present(selections.get(design) ?? left, design))
}

function partsSince(before: Design, now: Design): Selection {
  return filtered(idsOf(now), before, false)
}

function present(selection: Selection, design: Design): Selection {
  return filtered(selection, design, true)
}

/** Those of the ids that a design has, or has not. */
function filtered({ nodes, edges, notes }: Selection, design: Design, had: boolean): Selection {
  const has = idsOf(design)
  const kept = (ids: readonly string[], of: readonly string[]) => {
    const known = new Set(of)
    return ids.filter((id) => known.has(id) === had)
  }
  return { nodes: kept(nodes, has.nodes), edges: kept(edges, has.edges), notes: kept(notes, has.notes) }
}

function idsOf(design: Design): Selection {
  const id = (one: { readonly id: string }) => one.id
  return { nodes: design.nodes.map(id), edges: design.edges.map(id), notes: annotationsOf(design).map(id) }
}

const sizeOf = ({ nodes, edges, notes }: Selection): number => nodes.length + edges.length + notes.length
