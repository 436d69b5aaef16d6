import { useLayoutEffect, useState } from 'react'
import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from 'reactflow'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Design } from '../../simulation/index.ts'
import { isGroup, useCatalog } from '../state/catalog.ts'
import { useDesign } from '../state/design.ts'
import { useResults } from '../state/results.ts'
import { useView } from '../state/view.ts'
import { carryNotes } from './adding/dropping.ts'
import { guide, type Looking } from './arranging/guiding.ts'
import { useCanvas } from './canvas-state.ts'
import { edgesOf, keepUnchanged, keepUnchangedWires, nodesOf, type PartNode, type WireEdge } from './derive.ts'
import { addsToSelection, isCalledOff } from './gestures/calling-off.ts'
import { isBoxing } from './gestures/useBox.ts'
import { nodeLabels } from './parts/node-label.ts'

/** What React Flow draws. */
export interface Elements {
  readonly nodes: PartNode[]
  readonly edges: WireEdge[]
}

/**
 * React Flow's nodes and edges: derived from the document, with what only a gesture knows (a drag that has not ended) on top until the
 * document changes. They are derived as soon as the document, the selection or a report changes, and before anything is drawn, so that one
 * change is one drawing of the sheet.
 */
export function useElements(look: () => Looking) {
  const [elements] = useState(() => createElements(look))
  useLayoutEffect(() => elements.follow(), [elements])
  const { nodes, edges } = useStore(elements.store)
  return { nodes, edges, onNodesChange: elements.onNodesChange, onEdgesChange: elements.onEdgesChange }
}

function createElements(look: () => Looking) {
  const store = createStore<Elements>()(() => derived({ nodes: [], edges: [] }))
  const derive = () => store.setState(derived(store.getState()), true)
  return {
    store,
    /** @returns ends it */
    follow(): () => void {
      derive()
      const ends = [
        // Another document has a sheet of its own.
        useDesign.subscribe(
          (state, previous) => state.design !== previous.design && state.opened === previous.opened && derive(),
        ),
        useView.subscribe((state, previous) => state.selection !== previous.selection && derive()),
        useCatalog.subscribe((state, previous) => state.status !== previous.status && derive()),
        // A gesture that is called off leaves all as the document has it.
        useCanvas.subscribe(
          (state, previous) => (state.folded !== previous.folded || state.calledOff !== previous.calledOff) && derive(),
        ),
        // A report renews what is said of a part, and nothing else here: parts and wires read their own figures.
        useResults.subscribe(({ byNode }, previous) => {
          if (byNode === previous.byNode) return
          const labels = labelsOf(useDesign.getState().design, byNode)
          store.setState(({ nodes }) => ({ nodes: relabelled(nodes, labels) }))
        }),
      ]
      return () => {
        for (const end of ends) end()
      }
    },
    onNodesChange(all: NodeChange<PartNode>[]) {
      const changes = heeded(all)
      if (changes.length === 0) return
      store.setState(({ nodes }) => ({ nodes: applyNodeChanges(guide(changes, nodes, look()), nodes) }))
      const dragged = changes.find((change) => change.type === 'position' && change.dragging === true)
      if (dragged && 'id' in dragged) carryNotes(store.getState().nodes.find(({ id }) => id === dragged.id))
      const chosen = changes.filter((change) => change.type === 'select')
      if (chosen.length > 0) tellSelected('nodes', chosen)
    },
    onEdgesChange(all: EdgeChange<WireEdge>[]) {
      const changes = heeded(all)
      if (changes.length === 0) return
      store.setState(({ edges }) => ({ edges: applyEdgeChanges(changes, edges) }))
      const chosen = changes.filter((change) => change.type === 'select')
      if (chosen.length > 0) tellSelected('edges', chosen)
    },
  }
}

/** What the document, the view and the report make of what was drawn before; the same object when that is nothing new. */
function derived(before: Elements): Elements {
  const { design } = useDesign.getState()
  const { selection } = useView.getState()
  const labels = labelsOf(design, useResults.getState().byNode)
  const plain = plainElements(design, useCanvas.getState().folded, useCatalog.getState().status === 'ready')
  const nodes = keepUnchanged(before.nodes, plain.nodes, selection.nodes, labels)
  const edges = keepUnchangedWires(before.edges, plain.edges, selection.edges)
  return nodes === before.nodes && edges === before.edges ? before : { nodes, edges }
}

let plainBefore:
  | { readonly design: Design; readonly folded: ReadonlySet<string>; readonly ready: boolean; readonly made: Elements }
  | undefined

/** What a design alone makes, found once for all that is selected on it. */
function plainElements(design: Design, folded: ReadonlySet<string>, ready: boolean): Elements {
  if (plainBefore?.design !== design || plainBefore.folded !== folded || plainBefore.ready !== ready) {
    const made = { nodes: ready ? nodesOf(design, isGroup, folded) : [], edges: edgesOf(design, folded) }
    plainBefore = { design, folded, ready, made }
  }
  return plainBefore.made
}
/** Not what a gesture that was called off has moved, nor what React Flow would select with a box. */
function heeded<C extends { readonly type: string }>(changes: C[]): C[] {
  if (isCalledOff()) return []
  return isBoxing() ? changes.filter(({ type }) => type !== 'select') : changes
}

function tellSelected(
  kind: 'nodes' | 'edges',
  changes: readonly { readonly id: string; readonly selected: boolean }[],
): void {
  const { selection, select } = useView.getState()
  const ids = new Set(selection[kind])
  for (const { id, selected } of changes) {
    if (selected) ids.add(id)
    else ids.delete(id)
  }
  // React Flow knows of no notes: what it selects alone leaves them out.
  const alone = changes.some(({ selected }) => selected) && !addsToSelection()
  select({ ...selection, [kind]: [...ids], ...(alone && { notes: [] }) })
}

type Reports = ReturnType<typeof useResults.getState>['byNode']
let last: { readonly design: Design; readonly byNode: Reports; readonly labels: ReadonlyMap<string, string> } | null =
  null

/** What is said of the parts, found once for a design and its report. */
function labelsOf(design: Design, byNode: Reports): ReadonlyMap<string, string> {
  if (last?.design !== design || last.byNode !== byNode) last = { design, byNode, labels: nodeLabels(design, byNode) }
  return last.labels
}

/** The same array when no label has changed; a drag goes on undisturbed. */
function relabelled(nodes: PartNode[], labels: ReadonlyMap<string, string>): PartNode[] {
  if (nodes.every((node) => node.ariaLabel === labels.get(node.id))) return nodes
  return nodes.map((node) => {
    const ariaLabel = labels.get(node.id) ?? ''
    return node.ariaLabel === ariaLabel ? node : { ...node, ariaLabel }
  })
}
