import { useEffect, useMemo, useRef, useState } from 'react'
import { readPreference, writePreference } from '../platform/preferences.ts'
import { useCatalog } from '../state/catalog.ts'
import { useCommands } from '../state/commands.ts'
import { usePlacing } from '../state/placing.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { Category } from './categories.ts'
import { Groups } from './Groups.tsx'
import { Categories, FoundParts } from './PartLists.tsx'
import { type ProviderFilter, searchServices } from './search.ts'
import { stopsIn, walk } from './walk.ts'

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

  const nothing = status === 'failed' || (query.trim() !== '' && searchServices(services, query, provider).length === 0)
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
      {nothing ? (
        <div className="palette-tree">
          {status === 'failed' ? (
            <EmptyState title="The parts could not be loaded">The engine did not start. Open Skyloom again.</EmptyState>
          ) : (
            <FoundParts services={services} provider={provider} query={query} setQuery={setQuery} />
          )}
        </div>
      ) : (
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
          {query.trim() === '' ? (
            <Categories services={services} provider={provider} open={open} toggle={toggle} />
          ) : (
            <FoundParts services={services} provider={provider} query={query} setQuery={setQuery} />
          )}
        </div>
      )}
      <Groups services={services} provider={provider} open={open.includes('group')} toggle={() => toggle('group')} />
    </>
  )
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
