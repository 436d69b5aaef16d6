import { type ReactNode, useMemo } from 'react'
import type { ServiceInfo } from '../../simulation/index.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { CATEGORIES } from './categories.ts'
import { PaletteItem } from './PaletteItem.tsx'
import { offers, type ProviderFilter, searchServices, similarServices } from './search.ts'

export interface ListProps {
  readonly services: readonly ServiceInfo[]
  readonly provider: ProviderFilter
}

/** Everything by category, after what was used lately. */
export function Categories({
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

/** What a search finds, or the way out when it finds nothing. */
export function FoundParts({
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
