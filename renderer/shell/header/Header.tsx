import { memo } from 'react'
import { runCommand, useCanRun } from '../../state/commands.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Tip } from '../../ui/Tip.tsx'
import { rem } from '../../ui/text-size.ts'
import { keysOf } from '../keymap.ts'
import { rooms } from '../rooms.ts'
import { switchTheme, useShownTheme } from '../useTheme.ts'
import { DesignName } from './DesignName.tsx'
import { Headline } from './Headline.tsx'
import { HistoryMenu } from './HistoryMenu.tsx'
import { Mark } from './Mark.tsx'
import { NameMenu } from './NameMenu.tsx'

/** One row of chrome: where we are, the three numbers, what can be done. */
export const Header = memo(function Header({ leadWidth }: { readonly leadWidth: number }) {
  const theme = useShownTheme()
  const canExport = useCanRun('file.export')
  return (
    <header className="header" data-area="header">
      <div className="header-lead" style={{ width: rem(leadWidth) }}>
        {rooms.home ? (
          <Tip text="Go to the start screen">
            <button
              type="button"
              className="button"
              data-variant="ghost"
              data-size="control"
              data-icon=""
              aria-label="Start screen"
              onClick={() => useView.getState().goTo('home')}
            >
              <Mark />
            </button>
          </Tip>
        ) : (
          <span className="header-mark">
            <Mark />
          </span>
        )}
        <DesignName />
        <NameMenu />
      </div>
      <Headline />
      <div className="header-actions">
        <UndoButton />
        <RedoButton />
        <HistoryMenu />
        <span className="header-rule" />
        <IconButton
          icon={theme === 'dark' ? 'sun' : 'moon'}
          label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
          keys={keysOf('view.theme')}
          variant="ghost"
          onClick={switchTheme}
        />
        <IconButton
          icon="keyboard"
          label="All keys"
          keys={keysOf('help.keys')}
          variant="ghost"
          onClick={() => useView.getState().openDialog('help')}
        />
        {canExport && (
          <IconButton
            icon="export"
            label="Export…"
            keys={keysOf('file.export')}
            variant="ghost"
            onClick={() => runCommand('file.export')}
          />
        )}
        <SimulateButton />
      </div>
    </header>
  )
})

function SimulateButton() {
  const empty = useDesign((state) => !state.design.workloads.some(({ rps }) => rps > 0))
  const canRun = useCanRun('run.simulate')
  if (!canRun) return null
  return (
    <span className="header-simulate">
      <Button
        icon="play"
        variant="primary"
        aria-keyshortcuts="Control+Enter"
        disabledReason={empty ? 'Draw a wire from Users and give them a rate first' : undefined}
        onClick={() => runCommand('run.simulate')}
      >
        <span className="header-simulate-word">Simulate</span>
      </Button>
    </span>
  )
}

function UndoButton() {
  const label = useDesign((state) => state.past.at(-1)?.label)
  return (
    <IconButton
      icon="undo"
      label={label === undefined ? 'Undo' : `Undo: ${label}`}
      keys={keysOf('edit.undo')}
      variant="ghost"
      disabledReason={label === undefined ? 'nothing has changed yet' : undefined}
      onClick={() => runCommand('edit.undo')}
    />
  )
}

function RedoButton() {
  const label = useDesign((state) => state.future[0]?.label)
  return (
    <IconButton
      icon="redo"
      label={label === undefined ? 'Redo' : `Redo: ${label}`}
      keys={keysOf('edit.redo')}
      variant="ghost"
      disabledReason={label === undefined ? 'nothing was undone' : undefined}
      onClick={() => runCommand('edit.redo')}
    />
  )
}
