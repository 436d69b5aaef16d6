import { COMMANDS, type CommandId, runCommand, useCanRun } from '../../state/commands.ts'
import { type Theme, useView } from '../../state/view.ts'
import { IconButton } from '../../ui/Button.tsx'
import type { IconName } from '../../ui/icons.ts'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { keysOf } from '../keymap.ts'

/** What can be done with the design as a whole. */
export function NameMenu() {
  const theme = useView((state) => state.theme)
  const canExport = useCanRun('file.export')
  const items: readonly MenuItem[] = [
    command('file.new', 'file'),
    command('file.open', 'folder'),
    { kind: 'separator', id: 'save' },
    command('file.save', 'save'),
    command('file.save-as'),
    command('file.snapshots', 'history'),
    command('file.close-tab', 'close'),
    ...(canExport ? [command('file.export', 'export'), command('file.print', 'print')] : []),
    { kind: 'separator', id: 'targets' },
    command('file.prices', 'coin'),
    command('file.icons'),
    command('file.targets', 'target', 'Change targets…'),
    { kind: 'separator', id: 'theme' },
    { kind: 'label', label: 'Theme' },
    ...THEMES.map(({ value, label }) => ({
      label,
      checked: theme === value,
      onSelect: () => useView.getState().setTheme(value),
    })),
    { kind: 'separator', id: 'help' },
    command('help.commands', 'search'),
    command('help.keys', 'keyboard'),
  ]
  return (
    <Menu
      align="end"
      items={items}
      trigger={<IconButton icon="down" iconSize={14} size="compact" variant="ghost" label="Design menu" />}
    />
  )
}

const THEMES: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** @param label a shorter one, where the place says the rest */
function command(id: CommandId, icon?: IconName, label: string = COMMANDS[id].label): MenuItem {
  return {
    label,
    keys: keysOf(id),
    ...(icon && { icon }),
    onSelect: () => {
      runCommand(id)
    },
  }
}
