import { useState } from 'react'
import { type EdgeKind, movingRefusal } from '../../simulation/index.ts'
import { join, refusalOf } from '../canvas/wires/joining.ts'
import { isGroup, isQueue, useCatalog } from '../state/catalog.ts'
import { type Handlers, useCommands } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { afterDialog, Dialog } from '../ui/Dialog.tsx'
import { PickList } from '../ui/PickList.tsx'
import { ServiceTile } from '../ui/ProviderTag.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { toast } from '../ui/Toast.tsx'
import { writeMany } from '../ui/write.ts'
import { MOVING, moveInto, partsToMove } from './moving.ts'

/** What a pointer does by dragging, for keys: choosing the other end of a wire, and the group to move into. */
export function OutlineDialogs() {
  useCommands(COMMANDS)
  const dialog = useView((state) => state.dialog)
  const end = subject()
  if (dialog === 'move-into') return <MoveDialog />
  if ((dialog === 'wire-to' || dialog === 'wire-from') && end !== undefined) {
    return <WireDialog end={end} way={dialog === 'wire-to' ? 'to' : 'from'} />
  }
  return null
}

const COMMANDS: Handlers = {
  ...MOVING,
  'edit.wire-to': () => openWire('wire-to'),
  'edit.wire-from': () => openWire('wire-from'),
  'edit.move-into': () => {
    if (partsToMove().length > 0) useView.getState().openDialog('move-into')
    else toast('Select the parts to move first.')
  },
}

function openWire(dialog: 'wire-to' | 'wire-from'): void {
  if (subject() !== undefined) useView.getState().openDialog(dialog)
  else toast('Wires join parts. Select a part first.')
}

/** The part that the wire starts or ends at: the selected one, or the one whose wire is selected. */
function subject(): string | undefined {
  const { design } = useDesign.getState()
  const { nodes, edges } = useView.getState().selection
  const id = nodes[0] ?? design.edges.find((edge) => edge.id === edges[0])?.source
  const node = design.nodes.find((other) => other.id === id)
  return node && !isGroup(node.service) ? node.id : undefined
}

const close = () => useView.getState().openDialog(null)
const closeAnd = (act: () => void) => {
  close()
  afterDialog(act)
}
const finds = (query: string) => {
  const words = query.toLowerCase().trim().split(/\s+/)
  return (text: string) => words.every((word) => text.toLowerCase().includes(word))
}

type Kind = 'automatic' | EdgeKind

function WireDialog({ end, way }: { readonly end: string; readonly way: 'to' | 'from' }) {
  const nodes = useDesign((state) => state.design.nodes)
  const services = useCatalog((state) => state.byId)
  const [query, setQuery] = useState('')
  const [kind, setKind] = useState<Kind>('automatic')
  const subject = nodes.find(({ id }) => id === end)
  const matches = finds(query)
  const entries = nodes
    .filter((node) => node.id !== end && !isGroup(node.service))
    .map((node) => {
      const service = services.get(node.service)
      const queued = kind === 'automatic' && subject !== undefined && (isQueue(node) || isQueue(subject))
      return {
        id: String(node.id),
        label: node.name,
        detail: [service?.shortName, queued && 'asynchronous'].filter(Boolean).join(', '),
        refusal: way === 'to' ? refusalOf(end, node.id) : refusalOf(node.id, end),
        ...(service && { tile: <ServiceTile service={service} /> }),
      }
    })
    .filter(({ label, detail }) => matches(`${label} ${detail}`))
    .sort((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null))
  return (
    <Dialog title={`Draw a wire ${way} ${subject?.name ?? ''}`} width={640} onClose={close}>
      <div className="stack">
        <div className="pair">
          <span>Kind</span>
          <Segmented<Kind> label="Kind" value={kind} options={KINDS} onChange={setKind} />
        </div>
        <PickList
          label={way === 'to' ? 'The part that it calls' : 'The part that calls it'}
          query={query}
          entries={entries}
          onQuery={setQuery}
          onPick={({ id }) =>
            closeAnd(() => {
              const chosen = kind === 'automatic' ? undefined : kind
              if (way === 'to') join(end, id, chosen)
              else join(id, end, chosen)
            })
          }
        />
      </div>
    </Dialog>
  )
}

const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'automatic', label: 'As the parts suggest' },
  { value: 'request', label: 'Request' },
  { value: 'async', label: 'Async' },
  { value: 'link', label: 'Link' },
]

function MoveDialog() {
  const design = useDesign((state) => state.design)
  const services = useCatalog((state) => state.byId)
  const [query, setQuery] = useState('')
  const ids = partsToMove()
  const [first] = design.nodes.filter(({ id }) => ids.includes(id))
  const nameOf = (id: string | undefined) => design.nodes.find((node) => node.id === id)?.name
  const sheet = { id: '', label: 'The sheet itself', detail: 'in no group', refusal: movingRefusal(design, ids, null) }
  const groups = design.nodes
    .filter((node) => isGroup(node.service))
    .map((node) => {
      const service = services.get(node.service)
      const around = nameOf(node.parent)
      return {
        id: String(node.id),
        label: node.name,
        detail: around === undefined ? (service?.shortName ?? '') : `in ${around}`,
        refusal: movingRefusal(design, ids, node.id),
        ...(service && { tile: <ServiceTile service={service} /> }),
      }
    })
  const matches = finds(query)
  const entries = [...groups, sheet]
    .filter(({ label }) => matches(label))
    .sort((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null))
  return (
    <Dialog
      title={`Move ${ids.length === 1 ? first?.name : writeMany(ids.length, 'part')} into a group`}
      width={480}
      onClose={close}
    >
      <PickList
        label="The group to move into"
        query={query}
        entries={entries}
        onQuery={setQuery}
        onPick={({ id }) => closeAnd(() => moveInto(id === '' ? null : id))}
      />
    </Dialog>
  )
}
