import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { ServiceInfo } from '../../simulation/index.ts'
import { readPreference, writePreference } from '../platform/preferences.ts'
import { useCatalog } from '../state/catalog.ts'
import { useCommands } from '../state/commands.ts'
import { usePlacing } from '../state/placing.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { CATEGORIES, type Category } from './categories.ts'
import { PaletteItem } from './PaletteItem.tsx'
import { offers, type ProviderFilter, searchServices, similarServices } from './search.ts'

const PROVIDERS: readonly { readonly value: ProviderFilter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'aws', label: 'AWS' },
  { value: 'gcp', label: 'GCP' },
  { value: 'azure', label: 'Azure' },
  { value: 'generic', label: 'Any' },
]

/** The parts one can draw: search, provider, categories, what was used lately, and the groups below. */
export function Palette({ focusCategory }: { readonly focusCategory?: Category | 'search' | undefined }) {
  const services = useCatalog((state) => state.services)
  const status = useCatalog((state) => state.status)
  const [provider, setProvider] = useState<ProviderFilter>(readProvider)
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState<readonly string[]>(() => readOpen(focusCategory))
  const search = useRef<HTMLInputElement>(null)
  const tree = useRef<HTMLDivElement>(null)

  const commands = useMemo(
    () => ({
      'view.find-part': () => {
        search.current?.focus()
        search.current?.select()
      },
    }),
    [],
  )
  useCommands(commands)

  useEffect(() => {
    if (focusCategory === 'search') search.current?.focus()
    else if (focusCategory) tree.current?.querySelector<HTMLElement>(`[data-category="${focusCategory}"]`)?.focus()
  }, [focusCategory])

  const toggle = (id: string) => {
    const next = open.includes(id) ? open.filter((other) => other !== id) : [...open, id]
    setOpen(next)
    writePreference('openCategories', next)
  }

  return (
    <>
      <div className="palette-head">
        <SearchField
          ref={search}
          label="Search parts"
          hint="/"
          value={query}
          onChange={setQuery}
          onKeyDown={(event) => {
            const first = searchServices(services, query, provider)[0]
            if (event.key === 'Enter' && first) usePlacing.getState().place(first.service.id)
            else if (event.key === 'ArrowDown') stopsIn(tree.current)[0]?.focus()
            else if (event.key === 'Escape') search.current?.blur()
            else return
            event.preventDefault()
          }}
        />
        <Segmented
          fill
          label="Provider"
          value={provider}
          options={PROVIDERS}
          onChange={(next) => {
            setProvider(next)
            writePreference('provider', next)
          }}
        />
      </div>
      <div
        ref={tree}
        className="palette-tree"
        role="tree"
        aria-label="Parts"
        tabIndex={0}
        onFocus={(event) => {
          if (event.target === event.currentTarget) stopsIn(tree.current)[0]?.focus()
        }}
        onKeyDown={(event) => walk(event, tree.current, search.current)}
      >
        {status === 'failed' && (
          <EmptyState title="The parts could not be loaded">The engine did not start. Open Skyloom again.</EmptyState>
        )}
        {query.trim() === '' ? (
          <Categories services={services} provider={provider} open={open} toggle={toggle} />
        ) : (
          <FoundParts services={services} provider={provider} query={query} setQuery={setQuery} />
        )}
      </div>
      <Groups services={services} provider={provider} open={open.includes('group')} toggle={() => toggle('group')} />
    </>
  )
}

interface ListProps {
  readonly services: readonly ServiceInfo[]
  readonly provider: ProviderFilter
}

function Categories({
  services,
  provider,
  open,
  toggle,
}: ListProps & { readonly open: readonly string[]; toggle(id: string): void }) {
  const recentIds = useView((state) => state.recentServices)
  const shown = services.filter((service) => offers(provider, service))
  const recent = recentIds.flatMap((id) => shown.find((service) => service.id === id) ?? [])
  return (
    <>
      {recent.length > 0 && (
        <Section id="recent" label="Recent" open={!open.includes('not-recent')} toggle={() => toggle('not-recent')}>
          {recent.map((service) => (
            <PaletteItem key={service.id} service={service} level={2} />
          ))}
        </Section>
      )}
      {CATEGORIES.map(({ id, label }) => {
        const parts = shown.filter(({ category }) => category === id)
        return parts.length === 0 ? null : (
          <Section
            key={id}
            id={id}
            label={label}
            count={parts.length}
            open={open.includes(id)}
            toggle={() => toggle(id)}
          >
            {parts.map((service) => (
              <PaletteItem key={service.id} service={service} level={2} />
            ))}
          </Section>
        )
      })}
    </>
  )
}

function Section({
  id,
  label,
  count,
  open,
  toggle,
  children,
}: {
  readonly id: string
  readonly label: string
  readonly count?: number
  readonly open: boolean
  toggle(): void
  readonly children: ReactNode
}) {
  return (
    <>
      <div
        className="category"
        role="treeitem"
        aria-level={1}
        aria-expanded={open}
        aria-selected={false}
        tabIndex={-1}
        data-stop=""
        data-category={id}
        onClick={toggle}
        onKeyDown={(event) => {
          const opens = event.key === 'ArrowRight' && !open
          const closes = event.key === 'ArrowLeft' && open
          if (!opens && !closes && event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          toggle()
        }}
      >
        <Icon name={open ? 'down' : 'right'} size={12} />
        {label}{' '}
        {count !== undefined && (
          <span className="category-count">
            {count} <span className="unseen">{count === 1 ? 'part' : 'parts'}</span>
          </span>
        )}
      </div>
      {open && children}
    </>
  )
}

function FoundParts({
  services,
  provider,
  query,
  setQuery,
}: ListProps & { readonly query: string; setQuery(query: string): void }) {
  const found = useMemo(() => searchServices(services, query, provider), [services, query, provider])
  if (found.length > 0) {
    return found.map(({ service, counterpartOf }) => (
      <PaletteItem key={service.id} service={service} counterpartOf={counterpartOf} level={1} />
    ))
  }
  const similar = similarServices(services, query, provider)
  return (
    <EmptyState
      title={`No part called “${query.trim()}”`}
      action={
        <div className="palette-similar">
          {similar.map((service) => (
            <Button key={service.id} variant="line" onClick={() => setQuery(service.shortName)}>
              {service.shortName}
            </Button>
          ))}
        </div>
      }
    >
      {similar.length > 0 ? 'Did you mean:' : 'Try what it does: “cache”, “queue”, “GPU”.'}
    </EmptyState>
  )
}

/** Regions, zones and networks: what parts are put into. */
function Groups({ services, provider, open, toggle }: ListProps & { readonly open: boolean; toggle(): void }) {
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

function stopsIn(tree: HTMLElement | null): readonly HTMLElement[] {
  return tree ? [...tree.querySelectorAll<HTMLElement>('[data-stop]')] : []
}

/** Arrow keys, Home and End walk through what is open; up from the first goes back to the search. */
function walk(event: KeyboardEvent, tree: HTMLElement | null, above: HTMLElement | null): void {
  const stops = stopsIn(tree)
  const at = stops.findIndex((stop) => stop.contains(document.activeElement))
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key]
  if (to === undefined || event.defaultPrevented) return
  event.preventDefault()
  if (to < 0) above?.focus()
  else stops[Math.min(to, stops.length - 1)]?.focus()
}

function readProvider(): ProviderFilter {
  const stored = readPreference('provider')
  return PROVIDERS.find(({ value }) => value === stored)?.value ?? 'aws'
}

function readOpen(focused: string | undefined): readonly string[] {
  const stored = readPreference('openCategories')
  const open = Array.isArray(stored)
    ? stored.filter((id) => typeof id === 'string')
    : ['generic', 'compute', 'ml', 'storage']
  return focused && focused !== 'search' && !open.includes(focused) ? [...open, focused] : open
}
