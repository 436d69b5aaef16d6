import { Popover as Radix } from 'radix-ui'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import { SearchField } from './SearchField.tsx'

export interface SelectOption<T extends string> {
  readonly value: T
  readonly label: string
  /** At the right: a price, an abbreviation. */
  readonly detail?: ReactNode
  /** Other words that find it. */
  readonly keywords?: string
  readonly group?: string
}

export interface SelectProps<T extends string> {
  readonly label: string
  readonly value: T | null
  readonly options: readonly SelectOption<T>[]
  onChange(value: T): void
  readonly placeholder?: string
}

const SEARCH_FROM = 9

/** One of many. A long list has a search field; arrow keys move, Enter keeps, Esc leaves it as it was. */
export function Select<T extends string>({ label, value, options, onChange, placeholder = 'Choose' }: SelectProps<T>) {
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger
        className="select"
        aria-label={[`${label}: ${chosen?.label ?? placeholder}`, chosen?.detail].filter(Boolean).join(' ')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        <span className="select-value" data-empty={!chosen || undefined}>
          {chosen?.label ?? placeholder}
        </span>{' '}
        {chosen?.detail !== undefined && <small>{chosen.detail}</small>}
        <Icon name="down" size={12} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="popover select-list"
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <Choices
            label={label}
            value={value}
            options={options}
            onChoose={(next) => {
              setOpen(false)
              if (next !== value) onChange(next)
            }}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Choices<T extends string>({
  label,
  value,
  options,
  onChoose,
}: Pick<SelectProps<T>, 'label' | 'value' | 'options'> & { onChoose(value: T): void }) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => option.value === value),
    ),
  )
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const searchable = options.length >= SEARCH_FROM
  const found = useMemo(() => options.filter((option) => matches(option, query)), [options, query])

  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1
    const to = { ArrowDown: Math.min(active + 1, last), ArrowUp: Math.max(active - 1, 0), Home: 0, End: last }[
      event.key
    ]
    const option = found[active]
    if (to !== undefined && !(searchable && (event.key === 'Home' || event.key === 'End'))) setActive(to)
    else if (event.key === 'Enter' && option) onChoose(option.value)
    else return
    event.preventDefault()
  }

  return (
    <>
      {searchable && (
        <SearchField
          label={`Search: ${label}`}
          list={{ id: `${id}-list`, active: found[active] && `${id}-${active}` }}
          value={query}
          onChange={(next) => {
            setQuery(next)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      )}
      <div
        ref={list}
        id={`${id}-list`}
        className="options"
        role="listbox"
        aria-label={label}
        tabIndex={searchable ? -1 : 0}
        aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
        onKeyDown={onKeyDown}
      >
        {found.map((option, i) => (
          <div key={option.value} role="presentation">
            {option.group !== undefined && option.group !== found[i - 1]?.group && (
              <div className="option-group">{option.group}</div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all its options. */}
            <div
              id={`${id}-${i}`}
              className="option"
              role="option"
              tabIndex={-1}
              aria-selected={option.value === value}
              data-active={i === active || undefined}
              onPointerMove={() => setActive(i)}
              onClick={() => onChoose(option.value)}
            >
              <span className="option-mark">{option.value === value && <Icon name="check" size={14} />}</span>
              <span className="option-label">{option.label}</span>{' '}
              {option.detail !== undefined && <small>{option.detail}</small>}
            </div>
          </div>
        ))}
        {found.length === 0 && <p className="options-none">Nothing is called “{query}”.</p>}
      </div>
    </>
  )
}

function matches(option: SelectOption<string>, query: string): boolean {
  const text = `${option.label} ${option.value} ${option.keywords ?? ''} ${option.group ?? ''}`.toLowerCase()
  return query
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
