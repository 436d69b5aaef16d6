import { useCallback, useEffect, useMemo, useState } from 'react'
import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from 'reactflow'
import type { Design } from '../../simulation/index.ts'
import { isGroup, useCatalog } from '../state/catalog.ts'
import { useDesign } from '../state/design.ts'
import { useResults } from '../state/results.ts'
import { useView } from '../state/view.ts'
import { guide, type Looking } from './arranging/guiding.ts'
import { useCanvas } from './canvas-state.ts'
import {
  edgesOf,
  keepUnchanged,
  keepUnchangedWires,
  nodesOf,
  type PartNode as PartNodeType,
  type WireEdge,
} from './derive.ts'
import { isCalledOff } from './gestures/calling-off.ts'
import { isBoxing } from './gestures/useBox.ts'
import { nodeLabels } from './parts/node-label.ts'

/**
 * React Flow's nodes and edges: derived from the document, with what only a gesture knows (a drag that has not ended) on top until the
 * document changes.
 */
export function useFlowElements(look: () => Looking) {
  const design = useDesign((state) => state.design)
  const selection = useView((state) => state.selection)
  const folded = useCanvas((state) => state.folded)
  const calledOff = useCanvas((state) => state.calledOff)
  const ready = useCatalog((state) => state.status)
  const derivedNodes = useMemo(
    () => (ready === 'ready' ? nodesOf(design, isGroup, folded) : []),
    [design, folded, ready],
  )
  const derivedEdges = useMemo(() => edgesOf(design, folded), [design, folded])
  const [nodes, setNodes] = useState(derivedNodes)
  const [edges, setEdges] = useState(derivedEdges)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a gesture that is called off leaves all as the document has it
  useEffect(() => {
    const labels = labelsOf(design, useResults.getState().byNode)
    setNodes((before) => keepUnchanged(before, derivedNodes, selection.nodes, labels))
    setEdges((before) => keepUnchangedWires(before, derivedEdges, selection.edges))
  }, [derivedNodes, derivedEdges, selection, design, calledOff])
  useEffect(
    () =>
      // A report renews what is said of a part, and nothing else here: parts and wires read their own figures.
      useResults.subscribe(({ byNode }, previous) => {
        if (byNode !== previous.byNode) setNodes((before) => relabelled(before, labelsOf(design, byNode)))
      }),
    [design],
  )

  const onNodesChange = useCallback(
    (all: NodeChange<PartNodeType>[]) => {
      const changes = heeded(all)
      if (changes.length === 0) return
      setNodes((before) => applyNodeChanges(guide(changes, before, look()), before))
      const chosen = changes.filter((change) => change.type === 'select')
      if (chosen.length > 0) tellSelected('nodes', chosen)
    },
    [look],
  )
  const onEdgesChange = useCallback((all: EdgeChange<WireEdge>[]) => {
    const changes = heeded(all)
    if (changes.length === 0) return
    setEdges((before) => applyEdgeChanges(changes, before))
    const chosen = changes.filter((change) => change.type === 'select')
    if (chosen.length > 0) tellSelected('edges', chosen)
  }, [])
  return { nodes, edges, onNodesChange, onEdgesChange }
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
  select({ ...selection, [kind]: [...ids] })
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
function relabelled(nodes: PartNodeType[], labels: ReadonlyMap<string, string>): PartNodeType[] {
  if (nodes.every((node) => node.ariaLabel === labels.get(node.id))) return nodes
  return nodes.map((node) => {
    const ariaLabel = labels.get(node.id) ?? ''
    return node.ariaLabel === ariaLabel ? node : { ...node, ariaLabel }
  })
}
