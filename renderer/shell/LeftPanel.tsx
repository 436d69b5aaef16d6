import { memo, useEffect, useRef, useState } from 'react'
import { Outline } from '../outline/Outline.tsx'
import { useOutline } from '../outline/outline-state.ts'
import { Palette } from '../palette/Palette.tsx'
import { Rail, type RailTarget } from '../palette/Rail.tsx'
import { useCommands } from '../state/commands.ts'
import { usePlacing } from '../state/placing.ts'
import { type LeftTab, useView } from '../state/view.ts'
import { IconButton } from '../ui/Button.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'

/** What can be drawn, and what is drawn: the parts and the outline, in tabs. */
export const LeftPanel = memo(function LeftPanel() {
  const left = useView((state) => state.left)
  const [searching, setSearching] = useState(false)
  useCommands(SHOW_OUTLINE)
  const [commands] = useState(() => ({
    'view.find-part': () => {
      setSearching(true)
      useView.getState().showLeft('parts')
    },
  }))
  useCommands(commands)
  const choose = (next: LeftTab) => {
    setSearching(false)
    useView.getState().showLeft(next)
  }
  return (
    <Tabs<LeftTab>
      label="Parts and outline"
      value={left}
      onChange={choose}
      tabs={[
        {
          value: 'parts',
          label: 'Parts',
          content: (
            <ErrorBoundary room="The list of parts">
              <Palette {...(searching && { focusCategory: 'search' })} />
            </ErrorBoundary>
          ),
        },
        {
          value: 'outline',
          label: 'Outline',
          content: (
            <ErrorBoundary room="The outline">
              <Outline />
            </ErrorBoundary>
          ),
        },
      ]}
    />
  )
})

const SHOW_OUTLINE = {
  'view.outline': () => {
    const { showLeft, setPanel } = useView.getState()
    setPanel('palette', true)
    showLeft('outline')
    useOutline.getState().takeFocus()
  },
}

/** The rail, and what it opens over the canvas; it closes once a part is taken, with Esc, or by the same icon. */
export function RailArea() {
  const [opened, setOpened] = useState<RailTarget | null>(null)
  const over = useRef<HTMLDivElement>(null)
  const [commands] = useState(() => ({
    'view.find-part': () => setOpened('search'),
    'view.outline': () => {
      setOpened('outline')
      useOutline.getState().takeFocus()
    },
  }))
  useCommands(commands)

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // In a search field Esc empties it first.
      const searching = event.target instanceof HTMLInputElement && event.target.value !== ''
      if (event.key !== 'Escape' || searching || !over.current?.contains(document.activeElement)) return
      event.preventDefault()
      setOpened(null)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])

  useEffect(
    () =>
      usePlacing.subscribe((state, previous) => {
        const taken =
          state.request !== previous.request || (state.armed !== previous.armed && state.armed?.by === 'click')
        if (taken || (previous.armed?.by === 'drag' && state.armed === null)) setOpened(null)
      }),
    [],
  )

  const title = opened === 'outline' ? 'Outline' : 'Parts'
  return (
    <aside className="panel" data-area="palette" aria-label="Parts and outline">
      <Rail opened={opened} onOpen={(target) => setOpened(opened === target ? null : target)} />
      {opened && (
        <div className="panel palette-over" ref={over}>
          <div className="palette-over-head">
            <span className="strong grow">{title}</span>
            <IconButton
              icon="close"
              iconSize={14}
              size="compact"
              variant="ghost"
              label="Close"
              onClick={() => setOpened(null)}
            />
          </div>
          {opened === 'outline' ? <Outline /> : <Palette key={opened} focusCategory={opened} />}
        </div>
      )}
    </aside>
  )
}
