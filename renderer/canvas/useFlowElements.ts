import { useCallback, useEffect, useMemo, useState } from 'react'
import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from 'reactflow'
import { useCatalog } from '../state/catalog.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { useCanvas } from './canvas-state.ts'
import { edgesOf, nodesOf, type PartNode as PartNodeType, type WireEdge } from './derive.ts'
import { nodeLabel } from './node-label.ts'
import { isGroup } from './placing.ts'

/**
 * React Flow's nodes and edges: derived from the document, with what only a gesture knows (a drag that has not ended) on top until the
 * document changes.
 */
export function useFlowElements() {
  const design = useDesign((state) => state.design)
  const selection = useView((state) => state.selection)
  const folded = useCanvas((state) => state.folded)
  const ready = useCatalog((state) => state.status)
  const derivedNodes = useMemo(
    () => (ready === 'ready' ? nodesOf(design, isGroup, selection, folded) : []),
    [design, selection, folded, ready],
  )
  const derivedEdges = useMemo(() => edgesOf(design, selection, folded), [design, selection, folded])
  const [nodes, setNodes] = useState(derivedNodes)
  const [edges, setEdges] = useState(derivedEdges)
  useEffect(() => {
    setNodes((before) => {
      const measured = new Map(before.map((node) => [node.id, node.measured]))
      const labelled = derivedNodes.map((node) => {
        const size = measured.get(node.id)
        return { ...node, ariaLabel: nodeLabel(node.id), ...(size && { measured: size }) }
      })
      return labelled
    })
  }, [derivedNodes])
  useEffect(() => setEdges(derivedEdges), [derivedEdges])

  const onNodesChange = useCallback((changes: NodeChange<PartNodeType>[]) => {
    setNodes((before) => applyNodeChanges(changes, before))
    const chosen = changes.filter((change) => change.type === 'select')
    if (chosen.length > 0) tellSelected('nodes', chosen)
  }, [])
  const onEdgesChange = useCallback((changes: EdgeChange<WireEdge>[]) => {
    setEdges((before) => applyEdgeChanges(changes, before))
    const chosen = changes.filter((change) => change.type === 'select')
    if (chosen.length > 0) tellSelected('edges', chosen)
  }, [])
  return { nodes, edges, onNodesChange, onEdgesChange }
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
