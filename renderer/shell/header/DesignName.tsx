import { useState } from 'react'
import { useDesign, useDirty } from '../../state/design.ts'
import { useFiles } from '../../state/files.ts'
import { Tip } from '../../ui/Tip.tsx'

const LONGEST_NAME = 120

/** The design's name, renamed in place, and whether its file has it all. */
export function DesignName() {
  const name = useDesign((state) => state.design.name)
  const [draft, setDraft] = useState<string | null>(null)

  const keep = () => {
    const next = draft?.trim()
    setDraft(null)
    if (next) useDesign.getState().apply('Rename the design', (design) => ({ ...design, name: next }))
  }

  return (
    <div className="design-name">
      {draft === null ? (
        <h1>
          <Tip text={`${name}: click to rename`}>
            <button type="button" className="design-title name-cut" onClick={() => setDraft(name)}>
              {name}
            </button>
          </Tip>
        </h1>
      ) : (
        <input
          className="design-title"
          aria-label="Name of the design"
          value={draft}
          maxLength={LONGEST_NAME}
          ref={(input) => input?.focus()}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep()
            if (event.key === 'Escape') setDraft(null)
          }}
        />
      )}
      <SaveState />
    </div>
  )
}

function SaveState() {
  const dirty = useDirty()
  const file = useDesign((state) => state.file)
  const readOnly = useDesign((state) => state.readOnly)
  const savedAt = useFiles((state) => state.savedAt)
  const time = savedAt?.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const saved = time === undefined ? 'Saved' : `Saved · ${time}`
  return (
    <div className="design-saved name-cut">
      {readOnly ? 'Read-only' : file === null ? 'Not saved yet' : dirty ? 'Unsaved changes' : saved}
    </div>
  )
}
