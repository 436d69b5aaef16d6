import {
  type Alignment,
  absoluteBoxes,
  align,
  type Box,
  type Design,
  type DesignNode,
  distribute,
  lockedParts,
  setLocked,
  ungroup,
  wrapInGroup,
} from '../../../simulation/index.ts'
import { isGroup, useCatalog } from '../../state/catalog.ts'
import type { Handlers } from '../../state/commands.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { toast } from '../../ui/Toast.tsx'
import { writeMany } from '../../ui/write.ts'
import { outermost } from '../derive.ts'

/** What puts the selected parts in order: aligning, equal gaps, groups around them, locks. */
export const ARRANGING: Handlers = {
  'edit.align-left': () => alignSelection('left', 'left'),
  'edit.align-right': () => alignSelection('right', 'right'),
  'edit.align-top': () => alignSelection('top', 'up'),
  'edit.align-bottom': () => alignSelection('bottom', 'down'),
  'edit.align-centre': () => alignSelection('centre', 'in a column'),
  'edit.align-middle': () => alignSelection('middle', 'in a row'),
  'edit.distribute-across': () => distributeSelection('across'),
  'edit.distribute-down': () => distributeSelection('down'),
  'edit.wrap-region': () => wrapSelection('region'),
  'edit.wrap-zone': () => wrapSelection('zone'),
  'edit.wrap-network': () => wrapSelection('private-network'),
  'edit.ungroup': ungroupSelection,
  'edit.lock': () => lock(useView.getState().selection.nodes),
  'edit.lock-all': () => lock(useDesign.getState().design.nodes.map(({ id }) => id)),
}

const ofGroup = (node: DesignNode) => isGroup(node.service)

/** The selected parts that may be moved, and where they stand; says why where there are too few. */
function movable(fewest: number): { readonly ids: readonly string[]; readonly boxes: ReadonlyMap<string, Box> } | null {
  const { design } = useDesign.getState()
  const locked = lockedParts(design)
  const ids = outermost(design, useView.getState().selection.nodes).filter((id) => !locked.has(id))
  if (ids.length >= fewest) return { ids, boxes: absoluteBoxes(design, ofGroup) }
  toast(`Select ${fewest === 2 ? 'two' : 'three'} parts or more first; locked ones do not move.`)
  return null
}

function alignSelection(to: Alignment, words: string): void {
  const chosen = movable(2)
  if (!chosen) return
  const { ids, boxes } = chosen
  useDesign
    .getState()
    .apply(`Align ${writeMany(ids.length, 'part')} ${words}`, (design) => align(design, ids, boxes, to))
}

function distributeSelection(direction: 'across' | 'down'): void {
  const chosen = movable(3)
  if (!chosen) return
  const { ids, boxes } = chosen
  useDesign
    .getState()
    .apply(`Equal gaps between ${writeMany(ids.length, 'part')}`, (design) => distribute(design, ids, boxes, direction))
}

/** A group of the parts' own provider, just around them. */
function wrapSelection(capability: 'region' | 'zone' | 'private-network'): void {
  const { design, apply } = useDesign.getState()
  const ids = outermost(design, useView.getState().selection.nodes)
  const { services, byId } = useCatalog.getState()
  const providers = design.nodes.filter(({ id }) => ids.includes(id)).map(({ service }) => byId.get(service)?.provider)
  const provider = providers.find((one) => one !== undefined && one !== 'generic')
  const group = services.find((service) => service.capabilities.includes(capability) && service.provider === provider)
  if (ids.length === 0 || !group) {
    toast(
      ids.length === 0 ? 'Select the parts that it goes around first.' : 'Only parts of a cloud have that around them.',
    )
    return
  }
  let added = ''
  apply(`Put a ${group.name.toLowerCase()} around ${partsIn(design, ids)}`, (before) => {
    const wrapped = wrapInGroup(before, ids, ofGroup, { service: group.id, name: group.name })
    added = wrapped?.id ?? ''
    return wrapped?.design ?? before
  })
  if (added === '') toast('These parts stand in several groups. Select those of one group.')
  else useView.getState().select({ nodes: [added] })
}

function ungroupSelection(): void {
  const { design, apply } = useDesign.getState()
  const chosen = new Set(useView.getState().selection.nodes)
  const groups = design.nodes.filter((node) => chosen.has(node.id) && ofGroup(node)).map(({ id }) => id)
  if (groups.length === 0) {
    toast('Select a group first.')
    return
  }
  const held = design.nodes.filter(({ parent }) => parent !== undefined && groups.includes(parent)).map(({ id }) => id)
  apply(`Take away ${partsIn(design, groups)}, keep the parts`, (before) => ungroup(before, groups))
  useView.getState().select({ nodes: held })
}

function lock(ids: readonly string[]): void {
  const { design, apply } = useDesign.getState()
  if (ids.length === 0) return
  const locked = lockedParts(design)
  const on = ids.some((id) => !locked.has(id))
  apply(`${on ? 'Lock' : 'Unlock'} ${partsIn(design, ids)}`, (before) => setLocked(before, ids, on))
}

/** "API", or "3 parts". */
export function partsIn(design: Design, ids: readonly string[]): string {
  const [name, ...more] = design.nodes.filter(({ id }) => ids.includes(id)).map((node) => node.name)
  return name !== undefined && more.length === 0 ? name : writeMany(ids.length, 'part')
}
