import { useState } from 'react'
import { COMMANDS, canRun } from '../../state/commands.ts'
import { useView } from '../../state/view.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Keys } from '../../ui/Keys.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { KEYMAP } from '../keymap.ts'

/** All keys, written from the table that the window listens by; only what can be done here is listed. */
export function HelpDialog() {
  const [query, setQuery] = useState('')
  const singleKeys = useView((state) => state.singleKeys)
  const close = () => useView.getState().openDialog(null)
  const rows = commandsWithKeys().filter(({ label, group, keys }) =>
    `${label} ${group} ${keys.join(' ')}`.toLowerCase().includes(query.trim().toLowerCase()),
  )
  const groups = [...new Set(rows.map(({ group }) => group))]
  return (
    <Dialog title="All keys" width={880} onClose={close}>
      <div className="help-head">
        <SearchField label="Search keys" value={query} onChange={setQuery} />
        <div className="row">
          <span className="caption">Keys of one letter</span>
          <Switch
            label="Keys of one letter"
            checked={singleKeys}
            onChange={(on) => useView.getState().setSingleKeys(on)}
          />
        </div>
      </div>
      <div className="help-groups">
        {groups.map((group) => (
          <section key={group}>
            <h3 className="strong">{group}</h3>
            <dl>
              {rows
                .filter((row) => row.group === group)
                .map(({ label, keys }) => (
                  <div className="help-line" key={label}>
                    <dt>{label}</dt>
                    <dd>
                      {keys.map((key) => (
                        <Keys key={key} keys={key} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        {rows.length === 0 && <p className="caption">No key does “{query}”.</p>}
      </div>
    </Dialog>
  )
}

function commandsWithKeys() {
  const commands = [...new Set(KEYMAP.map(({ command }) => command))].filter(canRun)
  return commands.map((command) => ({
    ...COMMANDS[command],
    keys: KEYMAP.filter((binding) => binding.command === command).map(({ keys }) => keys),
  }))
}
