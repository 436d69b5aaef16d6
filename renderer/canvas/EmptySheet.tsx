import { keysOf } from '../shell/keymap.ts'
import { type CommandId, runCommand } from '../state/commands.ts'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { Keys } from '../ui/Keys.tsx'

/** A sheet with nothing on it: what a design is made of, and the ways to begin. */
export function EmptySheet() {
  return (
    <div className="canvas-sheet-room">
      <div className="canvas-empty">
        <div className="canvas-empty-words">
          <h2>Draw who asks, and what answers</h2>
          <p>Drag three parts here and wire them. Latency, availability and cost appear at once.</p>
        </div>
        <ol className="canvas-ghosts" aria-label="What a design is made of">
          {GHOSTS.map(({ icon, name, detail }, i) => (
            <li key={name} className="canvas-ghost">
              <i aria-hidden="true">{i + 1}</i>
              <Icon name={icon} size={20} />
              <span>
                <strong>{name}</strong>
                <small>{detail}</small>
              </span>
            </li>
          ))}
        </ol>
        <div className="canvas-doors">
          {DOORS.map(({ command, icon, name, detail }) => (
            <button key={command} type="button" className="card canvas-door" onClick={() => runCommand(command)}>
              <strong>
                <Icon name={icon} /> {name}
              </strong>
              <span>{detail}</span>
            </button>
          ))}
        </div>
        <ul className="canvas-keys" aria-label="Keys to begin with">
          {HINTS.map(({ command, does }) => {
            const keys = keysOf(command)
            return (
              keys && (
                <li key={command}>
                  <Keys keys={keys} /> {does}
                </li>
              )
            )
          })}
        </ul>
      </div>
    </div>
  )
}

const GHOSTS: readonly { readonly icon: IconName; readonly name: string; readonly detail: string }[] = [
  { icon: 'users', name: 'Users', detail: 'who sends requests' },
  { icon: 'vm', name: 'What answers', detail: 'machine, container …' },
  { icon: 'db', name: 'Where data lives', detail: 'database, bucket …' },
]

const DOORS: readonly {
  readonly command: CommandId
  readonly icon: IconName
  readonly name: string
  readonly detail: string
}[] = [
  {
    command: 'view.home',
    icon: 'vpc',
    name: 'Start from a pattern',
    detail: 'Whole designs with traffic and targets, on each of the three clouds.',
  },
  {
    command: 'edit.add',
    icon: 'plus',
    name: 'Add a part by name',
    detail: 'Any name will do: S3 finds Blob Storage on Azure. A double click does the same.',
  },
  {
    command: 'file.open',
    icon: 'folder',
    name: 'Open a file',
    detail: 'A .skyloom file from your teacher or a friend. Dropping it here works, too.',
  },
]

const HINTS: readonly { readonly command: CommandId; readonly does: string }[] = [
  { command: 'edit.add', does: 'add a part by name' },
  { command: 'help.commands', does: 'find any command' },
  { command: 'edit.undo', does: 'undo anything' },
  { command: 'help.keys', does: 'all keys' },
]
