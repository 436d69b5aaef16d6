import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { searchServices } from '../palette/search.ts'
import { useCatalog } from '../state/catalog.ts'
import { COMMAND_IDS, COMMANDS, canRun, runCommand } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { usePlacing } from '../state/placing.ts'
import { useView } from '../state/view.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Keys } from '../ui/Keys.tsx'
import { ServiceTile } from '../ui/ProviderTag.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { keysOf } from './keymap.ts'

const MOST_PARTS = 8

/**
 * One list for everything: commands, parts to add, parts of the design to go to.
 *
 * @param only `parts`: those of the design alone, to go to one
 */
export function CommandDialog({ only }: { readonly only?: 'parts' }) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const entries = useEntries(query, only === 'parts')
  const close = () => useView.getState().openDialog(null)
  const chosen = entries[Math.min(active, entries.length - 1)]

  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' })
  })

  const run = (entry: Entry) => {
    close()
    // After the dialog has given the focus back.
    setTimeout(entry.run)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, entries.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && chosen) run(chosen)
    else return
    event.preventDefault()
  }

  return (
    <Dialog title={only ? 'Find a part of the design' : 'Find any command'} width={640} onClose={close}>
      <div className="commands">
        <SearchField
          label={only ? 'Name of a part' : 'A command, a part to add, or a part of the design'}
          list={{ id: `${id}-list`, active: chosen && `${id}-${entries.indexOf(chosen)}` }}
          value={query}
          onChange={(next) => {
            setQuery(next)
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
              data-active={entry === chosen || undefined}
              onPointerMove={() => setActive(i)}
              onClick={() => run(entry)}
            >
              {entry.tile}
              <span className="option-label">{entry.label}</span>
              <small>{entry.detail}</small>
              {entry.keys !== undefined && <Keys keys={entry.keys} />}
            </div>
          ))}
          {entries.length === 0 && <p className="options-none">Nothing is called “{query}”.</p>}
        </div>
      </div>
    </Dialog>
  )
}

interface Entry {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly keys?: string | undefined
  readonly tile?: React.JSX.Element
  run(): void
}

function useEntries(query: string, onlyPresent: boolean): readonly Entry[] {
  const services = useCatalog((state) => state.services)
  const byId = useCatalog((state) => state.byId)
  const nodes = useDesign((state) => state.design.nodes)
  const words = query.toLowerCase().trim().split(/\s+/)
  const matches = (text: string) => words.every((word) => text.toLowerCase().includes(word))

  const startsAWord = (text: string) => ` ${text.toLowerCase()}`.includes(` ${words.join(' ')}`)
  const found = COMMAND_IDS.filter(
    (command) => command !== 'help.commands' && canRun(command) && matches(COMMANDS[command].label),
  )
  const commands = [
    ...found.filter((command) => startsAWord(COMMANDS[command].label)),
    ...found.filter((command) => !startsAWord(COMMANDS[command].label)),
  ].map(
    (command): Entry => ({
      id: command,
      label: COMMANDS[command].label,
      detail: COMMANDS[command].group,
      keys: keysOf(command),
      run: () => runCommand(command),
    }),
  )
  if (query.trim() === '' && !onlyPresent) return commands

  const present = nodes
    .filter((node) => matches(node.name))
    .slice(0, onlyPresent ? nodes.length : MOST_PARTS)
    .map((node): Entry => {
      const service = byId.get(node.service)
      return {
        id: node.id,
        label: `Go to ${node.name}`,
        detail: service?.shortName ?? '',
        ...(service && { tile: <ServiceTile service={service} /> }),
        run: () => useView.getState().revealParts([node.id]),
      }
    })
  if (onlyPresent) return present
  const addable = searchServices(services, query, 'all')
    .slice(0, MOST_PARTS)
    .map(
      ({ service }): Entry => ({
        id: service.id,
        label: `Add ${service.name}`,
        detail: service.shortName,
        tile: <ServiceTile service={service} />,
        run: () => usePlacing.getState().place(service.id),
      }),
    )
  return [...commands, ...present, ...addable]
}
