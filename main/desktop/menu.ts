import { Menu, type MenuItemConstructorOptions } from 'electron'

/** Sends a command of the window's command table. */
type Run = (command: string) => void

/**
 * The native menu. Its items run the window's own commands; their keys are shown but not registered, since the window listens to them
 * itself and knows when a field has the focus.
 */
export function installMenu(run: Run, platform: NodeJS.Platform): void {
  const item = (id: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
    click: () => run(id),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const mac = platform === 'darwin'
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('file.new', 'New design', 'CmdOrCtrl+N'),
        item('file.open', 'Open…', 'CmdOrCtrl+O'),
        separator,
        item('file.save', 'Save', 'CmdOrCtrl+S'),
        item('file.save-as', 'Save as…', 'CmdOrCtrl+Shift+S'),
        separator,
        item('file.export', 'Export…', 'CmdOrCtrl+E'),
        item('file.prices', 'Prices…'),
        item('file.targets', 'Change targets…'),
        item('file.icons', 'Icons…'),
        item('file.print', 'Print the report…', 'CmdOrCtrl+P'),
        separator,
        item('file.close-tab', 'Close the design', 'CmdOrCtrl+W'),
        mac ? { role: 'close', accelerator: 'CmdOrCtrl+Shift+W' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('edit.undo', 'Undo', 'CmdOrCtrl+Z'),
        item('edit.redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
        item('file.snapshots', 'Snapshots…'),
        separator,
        item('edit.cut', 'Cut', 'CmdOrCtrl+X'),
        item('edit.copy', 'Copy', 'CmdOrCtrl+C'),
        item('edit.copy-picture', 'Copy as a picture', 'Alt+Shift+C'),
        item('edit.paste', 'Paste', 'CmdOrCtrl+V'),
        item('edit.duplicate', 'Duplicate', 'CmdOrCtrl+D'),
        item('edit.delete', 'Delete', 'Delete'),
        separator,
        item('edit.select-all', 'Select all', 'CmdOrCtrl+A'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('view.zoom-in', 'Zoom in', 'CmdOrCtrl+Plus'),
        item('view.zoom-out', 'Zoom out', 'CmdOrCtrl+-'),
        item('view.fit', 'Fit the design', 'Shift+1'),
        separator,
        item('view.theme', 'Light or dark', 'Alt+Shift+D'),
        { role: 'togglefullscreen' },
      ],
    },
    { label: '&Help', role: 'help', submenu: [item('help.keys', 'All keys', 'F1')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
