import {
  ANNOTATION_SIZE,
  absoluteBoxes,
  annotationsOf,
  around,
  centre,
  type Design,
  fragmentOf,
  GRID,
  type Point,
  paste,
} from '../../../simulation/index.ts'
import { isGroup } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { toast } from '../../ui/Toast.tsx'
import { writeMany } from '../../ui/write.ts'
import { type Together, wordsFor } from '../arranging/moving.ts'
import type { Flow } from '../clicking.ts'
import { addNotes, LONGEST_NOTE, type NewNote, noteOf, selectedNotes, withNotes } from '../notes/adding-notes.ts'
import { copyParts, readPasted } from './clipboard.ts'
import { groupAt, snap } from './placing.ts'
import { middleOfSheet, pointerOnSheet } from './pointer.ts'

/** How far a copy lands from where it would hide what it is a copy of. */
const ASIDE = 2 * GRID

/** @returns how many parts and notes were copied */
export async function copySelection(): Promise<number> {
  const { design } = useDesign.getState()
  const notes = selectedNotes()
  const count = await copyParts(design, useView.getState().selection.nodes, notes.map(noteOf))
  if (count > 0) toast(`Copied ${counted(count - notes.length, notes.length)}.`)
  return count
}

function counted(parts: number, notes: number): string {
  const words = parts === 0 ? [] : [parts === 1 ? 'one part' : writeMany(parts, 'part')]
  if (notes > 0) words.push(notes === 1 ? 'one note' : writeMany(notes, 'note'))
  return words.join(' and ')
}

/** Copies of the selected parts and notes, a little aside, in the same group. */
export function duplicate(): void {
  const { design } = useDesign.getState()
  const { selection } = useView.getState()
  const notes = selectedNotes()
  const [first] = design.nodes.filter(({ id }) => selection.nodes.includes(id))
  const label = `Duplicate ${wordsFor(design, selection)}`
  const by = { x: ASIDE, y: ASIDE }
  if (first) insert(label, { ...fragmentOf(design, selection.nodes), notes }, by, first.parent ?? null)
  else if (notes.length > 0) addNotes(label, notes, by)
}

/** Where the last copies landed, and how many landed there before them: the next ones go a step further. */
let last = { place: '', times: 0 }

/**
 * What was copied, here or elsewhere: at the pointer when it is on the sheet, else in the selected group or a little aside. A text that is no
 * design becomes a note.
 */
export async function pasteParts(flow: Flow): Promise<void> {
  const pasted = await readPasted()
  if (pasted === null) toast('There is nothing to paste.')
  else if ('parts' in pasted) insertPasted(pasted.parts, flow)
  else if (pasted.problem === null) pasteAsNote(pasted.text, flow)
  else toast(`What was copied cannot be read as a design. ${pasted.problem}`)
}

function insertPasted(parts: Design, flow: Flow): void {
  const { design } = useDesign.getState()
  const pointer = pointerOnSheet()
  const notes = annotationsOf(parts)
  const boxes = absoluteBoxes(parts, ({ service }) => isGroup(service)).values()
  const hull = around([...boxes, ...notes.map(({ position, size }) => ({ ...position, ...size }))])
  const at = pointer && flow.screenToFlowPosition({ x: pointer.clientX, y: pointer.clientY })
  const [selected] = design.nodes.filter(({ id }) => id === useView.getState().selection.nodes[0])
  const into = at ? groupAt(design, at) : selected && isGroup(selected.service) ? selected.id : null
  const by = at && hull ? { x: snap(at.x - centre(hull).x), y: snap(at.y - centre(hull).y) } : { x: 0, y: 0 }
  const place = at ? `${by.x} ${by.y}` : 'aside'
  last = { place, times: place === last.place ? last.times + 1 : by.x === 0 && by.y === 0 ? 1 : 0 }
  const further = { x: by.x + last.times * ASIDE, y: by.y + last.times * ASIDE }
  if (parts.nodes.length === 0) addNotes('Paste', notes, further)
  else insert('Paste', { ...fragmentOf(parts, idsOf(parts)), notes }, further, into)
}

const idsOf = ({ nodes }: Design): readonly string[] => nodes.map(({ id }) => id)

function pasteAsNote(text: string, flow: Flow): void {
  const { clientX, clientY } = pointerOnSheet() ?? middleOfSheet()
  const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY })
  const size = ANNOTATION_SIZE.note
  const position = { x: snap(x - size.width / 2), y: snap(y - size.height / 2) }
  addNotes('Paste a text as a note', [{ kind: 'note', text: text.trim().slice(0, LONGEST_NOTE), position, size }])
  toast(
    text.trim().length > LONGEST_NOTE
      ? `Pasted the first ${LONGEST_NOTE} characters as a note.`
      : 'Pasted the text as a note.',
  )
}

interface Fragment extends Pick<Design, 'nodes' | 'edges'> {
  readonly notes?: readonly NewNote[]
}

function insert(label: string, { notes = [], ...parts }: Fragment, by: Point, into: string | null): void {
  let added: Together = { nodes: [], notes: [] }
  useDesign.getState().apply(label, (design) => {
    const pasted = paste(design, parts, by, into)
    const noted = withNotes(pasted.design, notes, by)
    added = { nodes: pasted.ids, notes: noted.ids }
    return noted.design
  })
  useView.getState().select(added)
}
