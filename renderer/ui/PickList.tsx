import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Keys } from './Keys.tsx'
import { SearchField } from './SearchField.tsx'

export interface PickEntry {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly keys?: string | undefined
  readonly tile?: ReactNode
  /** Why it cannot be chosen, in words; it stays in the list, since the reason is what one looks for. */
  readonly refusal?: string | null
}

/** A search field over a list: arrow keys mark, Enter chooses what is marked. The caller says what a search finds. */
export function PickList<E extends PickEntry>({
  label,
  query,
  entries,
  onQuery,
  onPick,
}: {
  readonly label: string
  readonly query: string
  readonly entries: readonly E[]
  onQuery(query: string): void
  onPick(entry: E): void
}) {
  const [active, setActive] = useState(0)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const at = Math.min(active, entries.length - 1)
  const chosen = entries[at]
  const pick = (entry: E) => {
    if (entry.refusal == null) onPick(entry)
  }

  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(at + 1, entries.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && chosen) pick(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="pick-list">
      <SearchField
        label={label}
        list={{ id: `${id}-list`, active: chosen && `${id}-${at}` }}
        value={query}
        onChange={(next) => {
          onQuery(next)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}-list`} className="options" role="listbox" aria-label="Found" tabIndex={-1}>
        {entries.map((entry, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search field takes the keys for all options.
          <div
            key={entry.id}
            id={`${id}-${i}`}
            className="option"
            role="option"
            tabIndex={-1}
            aria-selected={entry === chosen}
            aria-disabled={entry.refusal != null || undefined}
            data-active={entry === chosen || undefined}
            onPointerMove={() => setActive(i)}
            onClick={() => pick(entry)}
          >
            {entry.tile}
            <span className="option-label">{entry.label}</span>{' '}
            {entry.refusal != null ? (
              <small className="option-refusal">{entry.refusal}</small>
            ) : (
              entry.detail !== undefined && <small>{entry.detail}</small>
            )}
            {entry.keys !== undefined && <Keys keys={entry.keys} />}
          </div>
        ))}
        {entries.length === 0 && <p className="options-none">Nothing is called “{query}”.</p>}
      </div>
    </div>
  )
}
