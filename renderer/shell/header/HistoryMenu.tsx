import { COMMANDS, runCommand } from '../../state/commands.ts'
import { useDesign } from '../../state/design.ts'
import { travelTo } from '../../state/undoing.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'

const MOST_LISTED = 24
const SNAPSHOTS: readonly MenuItem[] = [
  { label: COMMANDS['file.snapshots'].label, icon: 'save', onSelect: () => void runCommand('file.snapshots') },
  { kind: 'separator', id: 'steps' },
]

/** Every step by name, the latest first; choosing one goes there, and back again. Above them, the way to what outlives the history. */
export function HistoryMenu() {
  const past = useDesign((state) => state.past)
  const future = useDesign((state) => state.future)
  const blank = useDesign((state) => state.file === null && state.design.nodes.length === 0)
  if (blank && past.length + future.length === 0) return null
  const step = (label: string, steps: number): MenuItem => ({
    id: String(steps),
    label,
    checked: steps === past.length,
    onSelect: () => travelTo(steps),
  })
  const labels = ['As it was opened', ...past.map(({ label }) => label), ...future.map(({ label }) => label)]
  const items = labels.map(step).reverse()
  // The present step stays in the list, however long it is.
  const from = Math.max(0, Math.min(future.length - MOST_LISTED / 2, items.length - MOST_LISTED))
  return (
    <Menu
      align="end"
      items={[...SNAPSHOTS, ...items.slice(from, from + MOST_LISTED)]}
      trigger={<IconButton icon="history" label="History" variant="ghost" />}
    />
  )
}
