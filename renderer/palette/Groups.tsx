import { Icon } from '../ui/Icon.tsx'
import { PaletteItem } from './PaletteItem.tsx'
import type { ListProps } from './PartLists.tsx'
import { offers } from './search.ts'
import { walk } from './walk.ts'

/** Regions, zones and networks: what parts are put into. */
export function Groups({ services, provider, open, toggle }: ListProps & { readonly open: boolean; toggle(): void }) {
  const groups = services.filter((service) => service.category === 'group' && offers(provider, service))
  if (groups.length === 0) return null
  return (
    <div className="palette-groups">
      {open && (
        <div
          role="tree"
          aria-label="Groups"
          className="palette-group-list"
          onKeyDown={(event) => walk(event, event.currentTarget, null)}
        >
          {groups.map((service) => (
            <PaletteItem key={service.id} service={service} level={1} />
          ))}
        </div>
      )}
      <button type="button" className="category palette-groups-toggle" aria-expanded={open} onClick={toggle}>
        <Icon name="zone" size={14} />
        Region, network, zone, subnet
        <span className="category-count">
          <Icon name={open ? 'down' : 'up'} size={12} />
        </span>
      </button>
    </div>
  )
}
