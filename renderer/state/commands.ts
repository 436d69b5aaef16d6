import { useEffect } from 'react'
import { create } from 'zustand'

/**
 * What the learner can tell the program to do, by name. Menus, keys, the command list and buttons all go through `runCommand`; the part
 * of the window that can do it registers a handler while it is there. A command without a handler is not offered anywhere.
 *
 * The shell handles files, history, help and theme; the canvas handles the selection and the view.
 */
export const COMMANDS = {
  'file.new': { label: 'New design', group: 'File' },
  'file.open': { label: 'Open…', group: 'File' },
  'file.save': { label: 'Save', group: 'File' },
  'file.save-as': { label: 'Save as…', group: 'File' },
  'file.snapshots': { label: 'Snapshots…', group: 'File' },
  'file.icons': { label: 'Icons…', group: 'File' },
  'file.prices': { label: 'Prices…', group: 'File' },
  'file.targets': { label: 'Change targets: latency, availability, cost…', group: 'File' },
  'file.close-tab': { label: 'Close the design', group: 'File' },
  'file.next-tab': { label: 'Show the next open design', group: 'File' },
  'file.previous-tab': { label: 'Show the previous open design', group: 'File' },
  'file.tab-right': { label: 'Move the tab to the right', group: 'File' },
  'file.tab-left': { label: 'Move the tab to the left', group: 'File' },
  'file.export': { label: 'Export…', group: 'File' },
  'file.print': { label: 'Print the report…', group: 'File' },
  'edit.undo': { label: 'Undo', group: 'Edit' },
  'edit.redo': { label: 'Redo', group: 'Edit' },
  'edit.copy-picture': { label: 'Copy the design as a picture', group: 'Edit' },
  'edit.cut': { label: 'Cut', group: 'Edit' },
  'edit.copy': { label: 'Copy', group: 'Edit' },
  'edit.paste': { label: 'Paste', group: 'Edit' },
  'edit.duplicate': { label: 'Duplicate', group: 'Edit' },
  'edit.delete': { label: 'Delete', group: 'Edit' },
  'edit.delete-keeping-wires': { label: 'Delete, and join what it was wired to', group: 'Edit' },
  'edit.copy-settings': { label: 'Copy the settings', group: 'Edit' },
  'edit.paste-settings': { label: 'Paste the settings', group: 'Edit' },
  'edit.lock': { label: 'Lock or unlock', group: 'Edit' },
  'edit.lock-all': { label: 'Lock or unlock the whole layout', group: 'Edit' },
  'edit.wrap-region': { label: 'Put a region around the selection', group: 'Group' },
  'edit.wrap-zone': { label: 'Put a zone around the selection', group: 'Group' },
  'edit.wrap-network': { label: 'Put a private network around the selection', group: 'Group' },
  'edit.ungroup': { label: 'Take the group away, keep its parts', group: 'Group' },
  'edit.move-into': { label: 'Move into a group…', group: 'Group' },
  'edit.move-in': { label: 'Move into the group before it', group: 'Outline' },
  'edit.move-out': { label: 'Move out of its group', group: 'Outline' },
  'edit.move-earlier': { label: 'Move earlier in the order', group: 'Outline' },
  'edit.move-later': { label: 'Move later in the order', group: 'Outline' },
  'edit.fold': { label: 'Fold or unfold the group', group: 'Group' },
  'edit.unfold-all': { label: 'Unfold all groups', group: 'Group' },
  'edit.add': { label: 'Add a part here…', group: 'Add' },
  'edit.bring-forward': { label: 'Bring the note or frame forward', group: 'Arrange' },
  'edit.send-back': { label: 'Send the note or frame back', group: 'Arrange' },
  'edit.add-note': { label: 'Add a note', group: 'Add' },
  'edit.add-rectangle': { label: 'Add a frame with a title', group: 'Add' },
  'edit.add-ellipse': { label: 'Add an ellipse with a title', group: 'Add' },
  'edit.wire-to': { label: 'Draw a wire to…', group: 'Add' },
  'edit.wire-from': { label: 'Draw a wire from…', group: 'Add' },
  'edit.add-left': { label: 'Add a part on the left, wired…', group: 'Add' },
  'edit.add-right': { label: 'Add a part on the right, wired…', group: 'Add' },
  'edit.add-above': { label: 'Add a part above, wired…', group: 'Add' },
  'edit.add-below': { label: 'Add a part below, wired…', group: 'Add' },
  'edit.align-left': { label: 'Align left edges', group: 'Arrange' },
  'edit.align-right': { label: 'Align right edges', group: 'Arrange' },
  'edit.align-top': { label: 'Align upper edges', group: 'Arrange' },
  'edit.align-bottom': { label: 'Align lower edges', group: 'Arrange' },
  'edit.align-centre': { label: 'Align in a column', group: 'Arrange' },
  'edit.align-middle': { label: 'Align in a row', group: 'Arrange' },
  'edit.distribute-across': { label: 'Equal gaps across', group: 'Arrange' },
  'edit.distribute-down': { label: 'Equal gaps downwards', group: 'Arrange' },
  'edit.tidy': { label: 'Tidy up the selection, or everything', group: 'Arrange' },
  'edit.select-upstream': { label: 'Select all that calls it', group: 'Walk' },
  'edit.select-downstream': { label: 'Select all that it calls', group: 'Walk' },
  'edit.select-all': { label: 'Select all parts and notes', group: 'Edit' },
  'edit.clear-selection': { label: 'Cancel, then clear the selection', group: 'Edit' },
  'edit.rename': { label: 'Rename the selected part, or write the note', group: 'Edit' },
  'edit.inspect': { label: 'Open the settings of the selected part', group: 'Edit' },
  'edit.nudge-left': { label: 'Move left', group: 'Move' },
  'edit.nudge-right': { label: 'Move right', group: 'Move' },
  'edit.nudge-up': { label: 'Move up', group: 'Move' },
  'edit.nudge-down': { label: 'Move down', group: 'Move' },
  'edit.nudge-left-far': { label: 'Move left, five steps', group: 'Move' },
  'edit.nudge-right-far': { label: 'Move right, five steps', group: 'Move' },
  'edit.nudge-up-far': { label: 'Move up, five steps', group: 'Move' },
  'edit.nudge-down-far': { label: 'Move down, five steps', group: 'Move' },
  'edit.rehook-source': { label: 'Move the start of the wire to another part', group: 'Edit' },
  'edit.rehook-target': { label: 'Move the end of the wire to another part', group: 'Edit' },
  'walk.left': { label: 'Go to the part on the left', group: 'Walk' },
  'walk.right': { label: 'Go to the part on the right', group: 'Walk' },
  'walk.up': { label: 'Go to the part above', group: 'Walk' },
  'walk.down': { label: 'Go to the part below', group: 'Walk' },
  'tool.select': { label: 'Select and move', group: 'Tools' },
  'tool.hand': { label: 'Move the sheet', group: 'Tools' },
  'tool.wire': { label: 'Draw a wire', group: 'Tools' },
  'view.zoom-in': { label: 'Zoom in', group: 'View' },
  'view.zoom-out': { label: 'Zoom out', group: 'View' },
  'view.zoom-actual': { label: 'Zoom to 100 %', group: 'View' },
  'view.fit': { label: 'Show everything', group: 'View' },
  'view.fit-selection': { label: 'Show the selection', group: 'View' },
  'view.overlay-load': { label: 'Show how busy each part is', group: 'View' },
  'view.overlay-cost': { label: 'Show what each part costs', group: 'View' },
  'view.overlay-availability': { label: 'Show how long each part takes the design down', group: 'View' },
  'view.requests': { label: 'Show or hide requests moving along the wires', group: 'View' },
  'view.mini-map': { label: 'Show or hide the mini-map', group: 'View' },
  'view.light-sheet': { label: 'Keep the sheet light in a dark window, or not', group: 'View' },
  'view.back': { label: 'Return to the view before it jumped', group: 'View' },
  'view.wheel': { label: 'Let the wheel zoom, or move the sheet', group: 'View' },
  'view.sheet-only': { label: 'Show the sheet alone, or what is around it', group: 'View' },
  'view.grid': { label: 'Show or hide the grid', group: 'View' },
  'view.snap': { label: 'Snap to the grid, or not', group: 'View' },
  'view.find': { label: 'Find a part of the design', group: 'View' },
  'view.find-part': { label: 'Find a part to add', group: 'View' },
  'view.outline': { label: 'Show the outline', group: 'View' },
  'view.palette': { label: 'Show or hide the parts', group: 'View' },
  'view.inspector': { label: 'Show or hide the settings', group: 'View' },
  'view.drawer': { label: 'Show or hide the results', group: 'View' },
  'view.latency': { label: 'Show the latency', group: 'Results' },
  'view.availability': { label: 'Show the availability', group: 'Results' },
  'view.cost': { label: 'Show the bill', group: 'Results' },
  'view.traffic': { label: 'Show the traffic', group: 'Results' },
  'view.findings': { label: 'Show the advice', group: 'Results' },
  'view.simulation': { label: 'Show the simulation', group: 'Results' },
  'view.compare': { label: 'Compare with other providers or designs', group: 'Results' },
  'run.simulate': { label: 'Simulate', group: 'Results' },
  'view.next-area': { label: 'Go to the next area', group: 'View' },
  'view.previous-area': { label: 'Go to the previous area', group: 'View' },
  'view.home': { label: 'Go to the start screen', group: 'View' },
  'view.theme': { label: 'Switch between light and dark', group: 'View' },
  'help.keys': { label: 'All keys', group: 'Help' },
  'help.commands': { label: 'Find any command', group: 'Help' },
} as const satisfies Record<string, { readonly label: string; readonly group: string }>

export type CommandId = keyof typeof COMMANDS
export const COMMAND_IDS: readonly CommandId[] = Object.keys(COMMANDS).filter(isCommand)
export type Handlers = Partial<Record<CommandId, () => void>>

interface CommandState {
  /** The latest registered first: a dialog or a focused area may take a command over. */
  readonly handlers: readonly Handlers[]
}

const useHandlers = create<CommandState>()(() => ({ handlers: [] }))

/** @returns whether some part of the window could do it. */
export function runCommand(id: CommandId): boolean {
  const handler = handlerOf(useHandlers.getState(), id)
  handler?.()
  return handler !== undefined
}

/** @returns a function that takes the handlers away again. */
export function registerCommands(handlers: Handlers): () => void {
  useHandlers.setState((state) => ({ handlers: [handlers, ...state.handlers] }))
  return () => useHandlers.setState((state) => ({ handlers: state.handlers.filter((other) => other !== handlers) }))
}

/** Offers these commands while the component is there. Give a stable object (module level or `useMemo`). */
export function useCommands(handlers: Handlers): void {
  useEffect(() => registerCommands(handlers), [handlers])
}

/** Whether a command can be given now, for menus and lists. */
export const useCanRun = (id: CommandId): boolean => useHandlers((state) => handlerOf(state, id) !== undefined)

export function canRun(id: CommandId): boolean {
  return handlerOf(useHandlers.getState(), id) !== undefined
}

export function isCommand(id: string): id is CommandId {
  return id in COMMANDS
}

function handlerOf({ handlers }: CommandState, id: CommandId): (() => void) | undefined {
  for (const set of handlers) {
    const handler = set[id]
    if (handler) return handler
  }
  return undefined
}
