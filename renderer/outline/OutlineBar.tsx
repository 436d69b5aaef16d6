import { keysOf } from '../shell/keymap.ts'
import { COMMANDS, type CommandId, runCommand } from '../state/commands.ts'
import { useView } from '../state/view.ts'
import { IconButton } from '../ui/Button.tsx'
import type { IconName } from '../ui/icons.ts'

const BUTTONS: readonly {
  readonly command: CommandId
  readonly icon: IconName
  /** What has to be selected. */
  readonly of: 'nothing' | 'parts' | 'any'
}[] = [
  { command: 'edit.add', icon: 'plus', of: 'nothing' },
  { command: 'edit.wire-to', icon: 'wire', of: 'any' },
  { command: 'edit.move-into', icon: 'folder', of: 'parts' },
  { command: 'edit.move-earlier', icon: 'up', of: 'any' },
  { command: 'edit.move-later', icon: 'down', of: 'any' },
  { command: 'edit.delete', icon: 'trash', of: 'any' },
]

/** What is done with a line, for the pointer; the keys are in the tips. */
export function OutlineBar() {
  const parts = useView((state) => state.selection.nodes.length > 0)
  const any = useView((state) => state.selection.nodes.length + state.selection.edges.length > 0)
  const ready = { nothing: true, parts, any }
  return (
    <div className="outline-bar" role="toolbar" aria-label="Outline tools">
      {BUTTONS.map(({ command, icon, of }) => (
        <IconButton
          key={command}
          icon={icon}
          label={COMMANDS[command].label}
          keys={keysOf(command)}
          variant="ghost"
          disabledReason={ready[of] ? undefined : 'select a line first'}
          onClick={() => runCommand(command)}
        />
      ))}
    </div>
  )
}
