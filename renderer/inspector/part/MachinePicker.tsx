import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { formatCount, formatMoney, type MachineOffer } from '../../../simulation/index.ts'
import { SearchField } from '../../ui/SearchField.tsx'

export interface MachinePickerProps {
  readonly label: string
  readonly offers: readonly MachineOffer[] | null
  readonly value: string
  /** Machine-hours that the part uses in a month: what the price a month is for. */
  readonly hours: number
  /** How the hours are bought: which of the four prices. */
  readonly purchase: string
  onChange(type: string, gesture?: string): void
  /** The next choice is a step of its own. */
  onLeave(): void
}

/**
 * The machine types a part can have, with what each would cost: by the hour, and for all of the part's machines a month. Arrow keys try
 * one after another (the headline numbers follow, as one step to undo), Enter keeps, Esc puts the first one back.
 */
export function MachinePicker({ label, offers, value, hours, purchase, onChange, onLeave }: MachinePickerProps) {
  const [query, setQuery] = useState('')
  const found = useMemo(() => (offers ?? []).filter((offer) => matches(offer, query)), [offers, query])
  const before = useRef<string | null>(null)
  const table = useRef<HTMLDivElement>(null)
  const id = useId()
  const gesture = `machine ${id}`

  useEffect(() => {
    if (offers) showChosen(table.current, 'middle')
  }, [offers])

  const choose = (type: string) => {
    before.current ??= value
    onChange(type, gesture)
  }
  const keep = () => {
    before.current = null
    onLeave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = found.findIndex((offer) => offer.name === value)
    const to = {
      ArrowDown: Math.min(at + 1, found.length - 1),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: found.length - 1,
    }[event.key]
    const offer = to === undefined ? undefined : found[to]
    if (offer) {
      choose(offer.name)
      requestAnimationFrame(() => showChosen(table.current, 'nearest'))
    } else if (event.key === 'Enter') keep()
    else if (event.key === 'Escape' && before.current !== null && before.current !== value) {
      event.stopPropagation()
      onChange(before.current, gesture)
      keep()
    } else return
    event.preventDefault()
  }

  if (offers === null) return <p className="caption">The machine types are being read…</p>
  if (offers.length === 0) {
    return <p className="caption">No machine types are known here. Choose another region for this part or its group.</p>
  }
  return (
    <div className="machine-picker">
      <SearchField label="Name, vCPU or GPU" value={query} onChange={setQuery} />
      {!offers.some((offer) => offer.name === value) && (
        <p className="field-problem">
          {value === ''
            ? 'No machine type is chosen.'
            : `${value} has no price in ${offers[0]?.region ?? 'this region'}.`}{' '}
          Choose one of these.
        </p>
      )}
      {/* The grid takes the keys for its rows. */}
      <div
        className="machine-scroll"
        ref={table}
        tabIndex={0}
        role="listbox"
        aria-label={label}
        aria-activedescendant={found.some((offer) => offer.name === value) ? `${id}-${value}` : undefined}
        onKeyDown={onKeyDown}
        onBlur={keep}
      >
        <div className="machine-row machine-head" role="presentation">
          <span>Type</span>
          <span className="number">vCPU</span>
          <span className="number">GiB</span>
          <span className="number machine-hourly">$ / h</span>
          <span className="number">A month</span>
        </div>
        {found.map((offer) => {
          const hourly = priceOf(offer, purchase)
          const monthly = hourly === null ? 'no price' : formatMoney(hourly * hours)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all its options.
            <div
              key={offer.name}
              id={`${id}-${offer.name}`}
              className="machine-row"
              role="option"
              tabIndex={-1}
              aria-selected={offer.name === value}
              onClick={() => {
                choose(offer.name)
                keep()
              }}
            >
              <span className="name-cut" title={`${offer.name}, ${offer.family}`}>
                {offer.name}
                {offer.accelerator && (
                  <small>
                    {offer.accelerators ?? 1} × {offer.accelerator}
                  </small>
                )}
              </span>
              <span className="number">
                {formatCount(offer.vcpu)}
                <span className="unseen"> vCPU,</span>
              </span>
              <span className="number">
                {formatCount(offer.memoryGib)}
                <span className="unseen"> GiB,</span>
              </span>
              <span className="number machine-hourly">
                {hourly === null ? '–' : shortPrice(hourly)}
                <span className="unseen"> dollars an hour,</span>
              </span>
              <span className="number">
                {monthly}
                <span className="unseen"> a month</span>
              </span>
            </div>
          )
        })}
        {found.length === 0 && <p className="options-none">No machine type is like “{query}”.</p>}
      </div>
    </div>
  )
}

/** Scrolls the table, and nothing around it, so that the chosen type is in view below the head. */
function showChosen(table: HTMLElement | null, at: 'middle' | 'nearest'): void {
  const row = table?.querySelector<HTMLElement>('[aria-selected="true"]')
  if (!table || !row) return
  const head = table.querySelector<HTMLElement>('.machine-head')?.offsetHeight ?? 0
  const top = row.offsetTop - head
  if (at === 'middle') table.scrollTop = top - (table.clientHeight - head - row.offsetHeight) / 2
  else if (top < table.scrollTop) table.scrollTop = top
  else if (row.offsetTop + row.offsetHeight > table.scrollTop + table.clientHeight) {
    table.scrollTop = row.offsetTop + row.offsetHeight - table.clientHeight
  }
}

/** @returns dollars an hour; `null` when no source has it */
export function priceOf(offer: MachineOffer, purchase: string): number | null {
  switch (purchase) {
    case 'spot':
      return offer.spotUsd
    case 'reserved-1y':
      return offer.reserved1yUsd
    case 'reserved-3y':
      return offer.reserved3yUsd
    default:
      return offer.onDemandUsd
  }
}

/** Four decimals at most fit the column; the receipt has all of them. */
function shortPrice(usd: number): string {
  return usd >= 10 ? usd.toFixed(2) : String(Number(usd.toPrecision(4)))
}

/** Words find names, families and accelerators; a number is vCPUs or GiB, as its unit says: "c7g 4 vcpu". */
function matches(offer: MachineOffer, query: string): boolean {
  const names =
    `${offer.name} ${offer.family} ${offer.accelerator ? `gpu accelerator ${offer.accelerator}` : 'cpu'}`.toLowerCase()
  const sizes = [
    `${offer.vcpu}vcpu`,
    `${offer.memoryGib}gib`,
    ...(offer.accelerator ? [`${offer.accelerators ?? 1}gpu`] : []),
  ]
  return query
    .toLowerCase()
    .replace(/(\d) +(?=vcpu|gib|gpu)/g, '$1')
    .trim()
    .split(/\s+/)
    .every((word) =>
      /^[\d.]+(vcpu|gib|gpu)?$/.test(word)
        ? sizes.some((size) => size === word || size.replace(/[a-z]+$/, '') === word)
        : names.includes(word),
    )
}
