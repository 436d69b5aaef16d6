import { useReactFlow, useStore } from 'reactflow'
import type { Overlay } from '../../simulation/index.ts'
import { keysOf } from '../shell/keymap.ts'
import { runCommand } from '../state/commands.ts'
import { type Tool, useView } from '../state/view.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import type { IconName } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'

const TOOLS: readonly { readonly tool: Tool; readonly icon: IconName; readonly label: string }[] = [
  { tool: 'select', icon: 'pointer', label: 'Select and move' },
  { tool: 'hand', icon: 'hand', label: 'Move the sheet' },
  { tool: 'wire', icon: 'wire', label: 'Draw a wire' },
]

/** Tools and zoom, at the foot of the canvas. */
export function Toolbar() {
  const tool = useView((state) => state.tool)
  const zoom = useStore((state) => state.transform[2])
  const flow = useReactFlow()
  return (
    <div className="canvas-toolbar" role="toolbar" aria-label="Canvas tools">
      {TOOLS.map((item) => (
        <IconButton
          key={item.tool}
          icon={item.icon}
          label={item.label}
          keys={keysOf(`tool.${item.tool}`)}
          variant="ghost"
          side="top"
          aria-pressed={tool === item.tool}
          onClick={() => runCommand(`tool.${item.tool}`)}
        />
      ))}
      <IconButton
        icon="note"
        label="Add a note"
        variant="ghost"
        side="top"
        onClick={() => runCommand('edit.add-note')}
      />
      <span className="canvas-toolbar-rule" />
      <IconButton
        icon="minus"
        label="Zoom out"
        keys={keysOf('view.zoom-out')}
        variant="ghost"
        side="top"
        onClick={() => void flow.zoomOut()}
      />
      <button
        type="button"
        className="canvas-zoom"
        aria-label={`Zoom ${Math.round(zoom * 100)} %: set to 100 %`}
        onClick={() => void flow.zoomTo(1)}
      >
        {Math.round(zoom * 100)} %
      </button>
      <IconButton
        icon="plus"
        label="Zoom in"
        keys={keysOf('view.zoom-in')}
        variant="ghost"
        side="top"
        onClick={() => void flow.zoomIn()}
      />
      <IconButton
        icon="fit"
        label="Show everything"
        keys={keysOf('view.fit')}
        variant="ghost"
        side="top"
        onClick={() => runCommand('view.fit')}
      />
      <IconButton
        icon="maximise"
        label="The sheet alone"
        keys={keysOf('view.sheet-only')}
        variant="ghost"
        side="top"
        onClick={() => runCommand('view.sheet-only')}
      />
      <span className="canvas-toolbar-rule" />
      <OverlayChooser />
    </div>
  )
}

const OVERLAYS: readonly { readonly overlay: Overlay; readonly label: string }[] = [
  { overlay: 'load', label: 'Utilisation' },
  { overlay: 'cost', label: 'Cost' },
  { overlay: 'availability', label: 'Availability' },
]

/** What the bars on the parts tell. */
function OverlayChooser() {
  const chosen = useView((state) => state.overlay)
  const miniMap = useView((state) => state.miniMap)
  const light = useView((state) => state.lightSheet)
  const requests = useView((state) => state.requests)
  const wheel = useView((state) => state.wheel)
  const label = OVERLAYS.find(({ overlay }) => overlay === chosen)?.label ?? ''
  return (
    <Menu
      items={[
        { kind: 'label', label: 'Bars on the parts' },
        ...OVERLAYS.map((item) => ({
          label: item.label,
          checked: item.overlay === chosen,
          onSelect: () => runCommand(`view.overlay-${item.overlay}`),
        })),
        { kind: 'separator', id: 'rule' },
        { label: 'Requests on the wires', checked: requests, onSelect: () => runCommand('view.requests') },
        { label: 'Mini-map', checked: miniMap, onSelect: () => runCommand('view.mini-map') },
        { label: 'Light sheet in a dark window', checked: light, onSelect: () => runCommand('view.light-sheet') },
        { label: 'The wheel zooms', checked: wheel === 'zoom', onSelect: () => runCommand('view.wheel') },
      ]}
      trigger={
        <Button variant="ghost" icon="overlay" aria-label={`Bars on the parts: ${label}`}>
          {label}
        </Button>
      }
    />
  )
}
