import { isDirty, useDesign } from '../../state/design.ts'
import { closeTab } from '../../state/files.ts'
import { showTab, type Tab, useTabs } from '../../state/tabs.ts'
import { IconButton } from '../../ui/Button.tsx'
import { keysOf } from '../keymap.ts'

/** Height of the row, in px, where there is one. */
export const TABS_HEIGHT = 32

/** Whether more than one design is open. */
export const useHasTabs = (): boolean => useTabs(({ before, after }) => before.length + after.length > 0)

/** The open designs, where there are several. */
export function DesignTabs() {
  const { before, after } = useTabs()
  const shown = useDesign((state) => state.opened)
  const name = useDesign((state) => state.design.name)
  const dirty = useDesign(isDirty)
  if (before.length + after.length === 0) return null
  const parked = ({ document }: (typeof before)[number]): Tab => ({
    id: document.opened,
    name: document.design.name,
    dirty: isDirty(document),
    shown: false,
  })
  const tabs: readonly Tab[] = [...before.map(parked), { id: shown, name, dirty, shown: true }, ...after.map(parked)]
  return (
    <nav className="design-tabs" aria-label="Open designs" data-area="tabs">
      <ul>
        {tabs.map((tab) => (
          <li key={tab.id} className="design-tab" data-shown={tab.shown || undefined}>
            <button
              type="button"
              className="design-tab-name name-cut"
              aria-current={tab.shown ? 'page' : undefined}
              title={tab.name}
              onClick={() => showTab(tab.id)}
              onAuxClick={(event) => {
                if (event.button === 1) void closeTab(tab.id)
              }}
            >
              {tab.name} {tab.dirty && <span className="design-tab-dot" role="img" aria-label="not saved" />}
            </button>
            <IconButton
              icon="close"
              iconSize={12}
              size="compact"
              variant="ghost"
              label={`Close ${tab.name}`}
              keys={tab.shown ? keysOf('file.close-tab') : undefined}
              onClick={() => void closeTab(tab.id)}
            />
          </li>
        ))}
      </ul>
    </nav>
  )
}
