import { useDesign } from '../../state/design.ts'
import { travelTo } from '../../state/undoing.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'

const MOST_LISTED = 24

/** Every step by name, the latest first; choosing one goes there, and back again. */
export function HistoryMenu() {
  const past = useDesign((state) => state.past)
  const future = useDesign((state) => state.future)
  if (past.length + future.length === 0) return null
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
      items={items.slice(from, from + MOST_LISTED)}
      trigger={<IconButton icon="history" label="History" variant="ghost" />}
    />
  )
}
