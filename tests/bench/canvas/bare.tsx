import { memo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import {
  Background,
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useEdgesState,
  useNodesState,
  useReactFlow,
} from 'reactflow'
import 'reactflow/dist/style.css'
import { NODE_SIZE } from '../../../simulation/index.ts'
import { benchSheet, painted } from './sheet.ts'

/** React Flow as its documentation advises for many nodes: memoised, visible elements only, sizes given; and nothing else. */
type Plain = Node<{ readonly name: string }, 'plain'>

const PlainNode = memo(function PlainNode({ data }: NodeProps<Plain>) {
  return (
    <div style={{ ...NODE_SIZE, boxSizing: 'border-box', padding: 8, border: '1px solid #ccc', background: '#fff' }}>
      <Handle type="target" position={Position.Left} />
      <div>{data.name}</div>
      <small>a service</small>
      <Handle type="source" position={Position.Right} />
    </div>
  )
})
const NODE_TYPES = { plain: PlainNode }
const VISIBLE_ONLY_FROM = 200

function Flow() {
  const [nodes, setNodes, onNodesChange] = useNodesState<Plain>([])
  const [edges, setEdges, onEdgesChange] = useEdgesState<Edge>([])
  const [before, setBefore] = useState<readonly [Plain[], Edge[]]>([[], []])
  const flow = useReactFlow<Plain>()
  window.bench = {
    async open(size) {
      const sheet = benchSheet(size)
      const start = performance.now()
      setNodes(
        sheet.parts.map(({ id, position }) => ({
          id,
          type: 'plain',
          position: { ...position },
          ...NODE_SIZE,
          data: { name: `Part ${id}` },
        })),
      )
      setEdges(sheet.wires.map((wire) => ({ ...wire, type: 'smoothstep' })))
      await painted()
      await flow.fitView()
      await painted()
      return performance.now() - start
    },
    async remove(id) {
      setBefore([nodes, edges])
      setNodes(nodes.filter((node) => node.id !== id))
      setEdges(edges.filter(({ source, target }) => source !== id && target !== id))
      await painted()
    },
    async undo() {
      setNodes(before[0])
      setEdges(before[1])
      await painted()
    },
    async showPart(id) {
      const { x, y } = flow.getNode(id)?.position ?? { x: 0, y: 0 }
      await flow.setCenter(x + NODE_SIZE.width / 2, y + NODE_SIZE.height / 2, { zoom: 1 })
      await painted()
    },
    // Nobody answers.
    holdAnswers() {},
    letAnswersThrough() {},
  }
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onlyRenderVisibleElements={nodes.length > VISIBLE_ONLY_FROM}
      minZoom={0.1}
      panOnScroll
    >
      <Background />
    </ReactFlow>
  )
}

createRoot(document.getElementById('root') ?? document.body).render(
  <ReactFlowProvider>
    <Flow />
  </ReactFlowProvider>,
)
