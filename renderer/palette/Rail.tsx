import { keysOf } from '../shell/keymap.ts'
import { useCatalog } from '../state/catalog.ts'
import { IconButton } from '../ui/Button.tsx'
import { CATEGORIES, type Category } from './categories.ts'

export type RailTarget = Category | 'search' | 'outline'

/** The palette of a narrow window: one icon a category; each opens the palette over the canvas. */
export function Rail({ opened, onOpen }: { readonly opened: RailTarget | null; onOpen(target: RailTarget): void }) {
  const services = useCatalog((state) => state.services)
  const filled = CATEGORIES.filter(({ id }) => services.some(({ category }) => category === id))
  return (
    <nav className="rail" aria-label="Parts and outline">
      <IconButton
        icon="search"
        iconSize={18}
        size="large"
        variant="ghost"
        label="Search parts"
        keys="/"
        side="right"
        aria-expanded={opened === 'search'}
        onClick={() => onOpen('search')}
      />
      <IconButton
        icon="tree"
        iconSize={18}
        size="large"
        variant="ghost"
        label="Outline"
        keys={keysOf('view.outline')}
        side="right"
        aria-expanded={opened === 'outline'}
        onClick={() => onOpen('outline')}
      />
      <span className="rail-rule" />
      {filled.map(({ id, label, icon }) => (
        <IconButton
          key={id}
          icon={icon}
          iconSize={18}
          size="large"
          variant="ghost"
          label={label}
          side="right"
          aria-expanded={opened === id}
          onClick={() => onOpen(id)}
        />
      ))}
      <IconButton
        icon="zone"
        iconSize={18}
        size="large"
        variant="ghost"
        label="Region, network, zone, subnet"
        side="right"
        aria-expanded={opened === 'group'}
        onClick={() => onOpen('group')}
      />
    </nav>
  )
}
