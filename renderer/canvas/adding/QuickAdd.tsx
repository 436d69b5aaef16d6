import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { ServiceInfo } from '../../../simulation/index.ts'
import { searchServices } from '../../palette/search.ts'
import { useCatalog } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { PROVIDER_LETTERS, ServiceTile } from '../../ui/ProviderTag.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { textScale } from '../../ui/text-size.ts'
import { type Adding, useCanvas } from '../canvas-state.ts'
import { focusPart } from '../focusing.ts'
import { placePart } from './placing.ts'

const SIZE = { width: 288, height: 320 } as const

/** A list of parts on the sheet: after a double click, after a wire that was let go, or with keys. Enter draws the marked one. */
export function QuickAdd({ adding }: { readonly adding: Adding }) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const entries = useCandidates(adding.from, query)
  const caller = useDesign(({ design }) => design.nodes.find((node) => node.id === adding.from)?.name)
  const group = useDesign(({ design }) => design.nodes.find((node) => node.id === adding.into)?.name)
  const chosen = entries[Math.min(active, entries.length - 1)]
  const close = () => useCanvas.getState().openAdding(null)

  useEffect(() => {
    panel.current?.querySelector('input')?.focus()
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !panel.current?.contains(event.target)) useCanvas.getState().openAdding(null)
    }
    window.addEventListener('pointerdown', outside, { capture: true })
    return () => window.removeEventListener('pointerdown', outside, { capture: true })
  }, [])
  useEffect(() => {
    panel.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  })

  const add = (service: ServiceInfo) => {
    close()
    placePart(service.id, adding.at, { free: adding.from !== null, from: adding.from, into: adding.into })
    const { selection, keepInView } = useView.getState()
    keepInView(selection.nodes)
    if (adding.into === undefined) focusPart(selection.nodes[0])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, entries.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && chosen) add(chosen)
    else if (event.key === 'Escape') {
      close()
      focusPart(adding.from ?? undefined)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const label =
    caller !== undefined ? `What does ${caller} call?` : group === undefined ? 'Add a part' : `Add a part to ${group}`
  return (
    <div ref={panel} className="quick-add" role="dialog" aria-label={label} style={placeInWindow(adding)}>
      <SearchField
        label={label}
        list={{ id: `${id}-list`, active: chosen && `${id}-${chosen.id}` }}
        value={query}
        onChange={(next) => {
          setQuery(next)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} className="options" role="listbox" aria-label="Parts" tabIndex={-1}>
        {entries.map((service, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search field takes the keys for all options
          <div
            key={service.id}
            id={`${id}-${service.id}`}
            className="option"
            role="option"
            tabIndex={-1}
            aria-selected={service === chosen}
            data-active={service === chosen || undefined}
            onPointerMove={() => setActive(i)}
            onClick={() => add(service)}
          >
            <ServiceTile service={service} />
            <span className="option-label">{service.name}</span>
            <small>
              {service.shortName} {PROVIDER_LETTERS[service.provider]}
            </small>
          </div>
        ))}
        {entries.length === 0 && <p className="options-none">No part is called “{query}”.</p>}
      </div>
    </div>
  )
}

/**
 * What was used lately, then the parts of the clouds that the design is on; with a query what it finds.
 *
 * @param from when a wire comes from a part, only what can be called
 */
function useCandidates(from: string | null, query: string): readonly ServiceInfo[] {
  const services = useCatalog((state) => state.services)
  const byId = useCatalog((state) => state.byId)
  const recent = useView((state) => state.recentServices)
  const nodes = useDesign((state) => state.design.nodes)
  const legal = (service: ServiceInfo) => from === null || (!service.isGroup && !service.isSource)
  if (query.trim() !== '') {
    return searchServices(services, query, 'all').flatMap(({ service }) => (legal(service) ? service : []))
  }
  const clouds = new Set(nodes.map(({ service }) => byId.get(service)?.provider))
  clouds.delete('generic')
  const near = services.filter(({ provider }) => clouds.size === 0 || clouds.has(provider) || provider === 'generic')
  const lately = recent.flatMap((id) => byId.get(id) ?? []).filter((service) => near.includes(service))
  // The clouds' own parts before the generic ones, which are for what no cloud sells.
  const ordered = [...near].sort((a, b) => Number(a.provider === 'generic') - Number(b.provider === 'generic'))
  return [...new Set([...lately, ...ordered])].filter(legal)
}

function placeInWindow({ screen }: Adding): React.CSSProperties {
  const scale = textScale()
  const width = Math.min(SIZE.width * scale, window.innerWidth - 16)
  const height = Math.min(SIZE.height * scale, window.innerHeight - 16)
  return {
    left: Math.max(8, Math.min(screen.x, window.innerWidth - width - 8)),
    top: Math.max(8, Math.min(screen.y, window.innerHeight - height - 8)),
    width,
    maxHeight: height,
  }
}
