import { useState } from 'react'
import { searchServices } from '../../palette/search.ts'
import { useCatalog } from '../../state/catalog.ts'
import { COMMAND_IDS, COMMANDS, canRun, runCommand } from '../../state/commands.ts'
import { useDesign } from '../../state/design.ts'
import { usePlacing } from '../../state/placing.ts'
import { useView } from '../../state/view.ts'
import { afterDialog, Dialog } from '../../ui/Dialog.tsx'
import { type PickEntry, PickList } from '../../ui/PickList.tsx'
import { ServiceTile } from '../../ui/ProviderTag.tsx'
import { keysOf } from '../keymap.ts'

const MOST_PARTS = 8

/**
 * One list for everything: commands, parts to add, parts of the design to go to.
 *
 * @param only `parts`: those of the design alone, to go to one
 */
export function CommandDialog({ only }: { readonly only?: 'parts' }) {
  const [query, setQuery] = useState('')
  const entries = useEntries(query, only === 'parts')
  const close = () => useView.getState().openDialog(null)
  return (
    <Dialog title={only ? 'Find a part of the design' : 'Find any command'} width={640} onClose={close}>
      <PickList
        label={only ? 'Name of a part' : 'A command, a part to add, or a part of the design'}
        query={query}
        entries={entries}
        onQuery={setQuery}
        onPick={(entry) => {
          close()
          afterDialog(entry.run)
        }}
      />
    </Dialog>
  )
}

interface Entry extends PickEntry {
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
