import { keysOf } from '../shell/keymap.ts'
import { COMMANDS, type CommandId, runCommand } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { MenuAt, type MenuItem } from '../ui/Menu.tsx'
import { pointFrom } from './adding/pointer.ts'
import { type SheetMenu as Opened, useCanvas } from './canvas-state.ts'
import { type Flow, floorAt } from './clicking.ts'

/** The menu of what was clicked with the right button, or held down: the same commands as elsewhere, with their keys. */
export function SheetMenu({ menu }: { readonly menu: Opened }) {
  const several = useView((state) => state.selection.nodes.length > 1)
  return (
    <MenuAt
      at={menu.screen}
      label="What can be done here"
      items={[...ITEMS[menu.of], ...(several ? TOGETHER : [])].map(itemOf)}
      onClose={() => useCanvas.getState().openMenu(null)}
    />
  )
}

type Entry = CommandId | '—'

const PART: readonly Entry[] = [
  'edit.inspect',
  'edit.rename',
  'edit.add-right',
  'edit.wire-to',
  'edit.wire-from',
  'edit.move-into',
  '—',
  'edit.cut',
  'edit.copy',
  'edit.duplicate',
  'edit.copy-settings',
  'edit.paste-settings',
  '—',
  'edit.wrap-network',
  'edit.wrap-zone',
  'edit.lock',
  '—',
  'edit.delete',
  'edit.delete-keeping-wires',
]
const GROUP: readonly Entry[] = [
  'edit.inspect',
  'edit.rename',
  'edit.fold',
  'edit.move-into',
  'edit.ungroup',
  'edit.tidy',
  '—',
  'edit.cut',
  'edit.copy',
  'edit.duplicate',
  'edit.lock',
  '—',
  'edit.delete',
]
const ITEMS: Readonly<Record<Opened['of'], readonly Entry[]>> = {
  part: PART,
  group: GROUP,
  inside: ['edit.add', 'edit.add-note', 'edit.paste', '—', ...GROUP],
  wire: ['edit.inspect', 'edit.rehook-source', 'edit.rehook-target', '—', 'edit.delete'],
  note: [
    'edit.rename',
    '—',
    'edit.cut',
    'edit.copy',
    'edit.duplicate',
    '—',
    'edit.bring-forward',
    'edit.send-back',
    '—',
    'edit.delete',
  ],
  sheet: [
    'edit.add',
    'edit.add-note',
    'edit.add-rectangle',
    'edit.add-ellipse',
    '—',
    'edit.paste',
    'edit.select-all',
    'edit.tidy',
    '—',
    'view.fit',
    'view.back',
    'view.sheet-only',
    'view.grid',
    'view.snap',
    'edit.lock-all',
  ],
}
const TOGETHER: readonly Entry[] = [
  '—',
  'edit.align-left',
  'edit.align-top',
  'edit.align-middle',
  'edit.align-centre',
  'edit.distribute-across',
  'edit.distribute-down',
  'edit.tidy',
]

function itemOf(entry: Entry, place: number): MenuItem {
  if (entry === '—') return { kind: 'separator', id: String(place) }
  return {
    id: entry,
    label: COMMANDS[entry].label,
    keys: keysOf(entry),
    danger: entry === 'edit.delete',
    // After the menu has given the focus back.
    onSelect: () => void setTimeout(() => runCommand(entry)),
  }
}

/** Opens it for a part, group or wire, which is selected first unless it is already. */
export function openMenuOf(
  event: { preventDefault(): void; readonly clientX: number; readonly clientY: number },
  of: Opened['of'],
  id?: string,
): void {
  event.preventDefault()
  const { selection, select } = useView.getState()
  if (id !== undefined && of === 'wire' && !selection.edges.includes(id)) select({ edges: [id] })
  const known = useDesign.getState().design.nodes.some((node) => node.id === id)
  if (id !== undefined && known && !selection.nodes.includes(id)) select({ nodes: [id] })
  pointFrom(event)
  useCanvas.getState().openMenu({ screen: { x: event.clientX, y: event.clientY }, of })
}

/** The menu of the sheet, or of the group whose floor was clicked. */
export function openMenuAt(
  event: Parameters<typeof openMenuOf>[0],
  flow: Pick<Flow, 'screenToFlowPosition' | 'getIntersectingNodes'>,
): void {
  const group = floorAt(event, flow)
  if (group === null) openMenuOf(event, 'sheet')
  else openMenuOf(event, 'inside', group)
}

/** React Flow keeps the right button for moving the sheet and with it swallows what a long press on the sheet asks for. */
export function openSheetMenuOnLongPress(event: React.MouseEvent, flow: Flow): void {
  const byTouch = event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch'
  const onSheet = event.target instanceof Element && event.target.matches('.react-flow__pane')
  if (byTouch && onSheet) openMenuAt(event, flow)
}
