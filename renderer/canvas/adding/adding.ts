import {
  ANNOTATION_SIZE,
  type AnnotationKind,
  absolutePosition,
  addAnnotation,
  GRID,
  NODE_SIZE,
} from '../../../simulation/index.ts'
import { isGroup } from '../../state/catalog.ts'
import type { Handlers } from '../../state/commands.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { toast } from '../../ui/Toast.tsx'
import { useCanvas } from '../canvas-state.ts'
import { addAt, type Flow } from '../clicking.ts'
import { snap } from './placing.ts'
import { middleOfSheet, pointerOnSheet } from './pointer.ts'

/** Opening the list of parts: at the pointer, or beside the selected part, which then calls the new one. Folding groups. */
export function addingCommands(flow: Flow): Handlers {
  return {
    'edit.add': () => addAt(pointerOnSheet() ?? middleOfSheet(), flow),
    'edit.add-note': () => addNote(flow, 'note'),
    'edit.add-rectangle': () => addNote(flow, 'rectangle'),
    'edit.add-ellipse': () => addNote(flow, 'ellipse'),
    'edit.add-left': () => addBeside(flow, -1, 0),
    'edit.add-right': () => addBeside(flow, 1, 0),
    'edit.add-above': () => addBeside(flow, 0, -1),
    'edit.add-below': () => addBeside(flow, 0, 1),
    'edit.fold': foldSelection,
    'edit.unfold-all': () => useCanvas.getState().fold([...useCanvas.getState().folded], false),
  }
}

function addNote(flow: Flow, kind: AnnotationKind): void {
  const { clientX, clientY } = pointerOnSheet() ?? middleOfSheet()
  const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY })
  const size = ANNOTATION_SIZE[kind]
  let added = ''
  useDesign.getState().apply(`Add a ${kind === 'note' ? 'note' : 'shape'}`, (before) => {
    const position = { x: snap(x - size.width / 2), y: snap(y - size.height / 2) }
    const { design, id } = addAnnotation(before, { kind, text: '', position, size })
    added = id
    return design
  })
  useCanvas.getState().write(added)
}

const GAP = { x: 4 * GRID, y: 3 * GRID } as const

function addBeside(flow: Flow, dx: number, dy: number): void {
  const { design } = useDesign.getState()
  const from = design.nodes.find(({ id }) => id === useView.getState().selection.nodes[0])
  if (!from || isGroup(from.service)) {
    toast('Select the part that calls the new one first.')
    return
  }
  const { x, y } = absolutePosition(design, from.id)
  const at = {
    x: x + NODE_SIZE.width / 2 + dx * (NODE_SIZE.width + GAP.x),
    y: y + NODE_SIZE.height / 2 + dy * (NODE_SIZE.height + GAP.y),
  }
  useCanvas.getState().openAdding({ at, screen: flow.flowToScreenPosition(at), from: from.id })
}

/** The selected groups, or those around the selected parts. */
function foldSelection(): void {
  const { nodes } = useDesign.getState().design
  const chosen = new Set(useView.getState().selection.nodes)
  const groups = nodes
    .filter(({ id }) => chosen.has(id))
    .flatMap((node) => (isGroup(node.service) ? node.id : (node.parent ?? [])))
  if (groups.length === 0) {
    toast('Select a group, or a part of one, first.')
    return
  }
  const { folded, fold } = useCanvas.getState()
  fold(
    groups,
    groups.some((id) => !folded.has(id)),
  )
  useView.getState().select({ nodes: [...new Set(groups)] })
}
