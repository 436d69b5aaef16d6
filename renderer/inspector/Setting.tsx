import type { ReactNode } from 'react'
import { IconButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Tip } from '../ui/Tip.tsx'

export interface SettingProps {
  readonly label: string
  /** What it does, on hover and focus of the mark beside the label. */
  readonly help?: string | undefined
  /** Under the control: where the value comes from, what it amounts to. */
  readonly note?: ReactNode
  /** Shown with a way back when the learner set it. */
  readonly onReset?: (() => void) | undefined
  /** What it would be again: "Back to the default, 3". */
  readonly resetTo?: string | undefined
  /** The control takes a line of its own. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** One line of a form: name, help, control, and the way back to the default. The control has its own name for screen readers. */
export function Setting({ label, help, note, onReset, resetTo, wide = false, children }: SettingProps) {
  return (
    <div className="setting" data-wide={wide || undefined}>
      <div className="setting-name">
        <span>{label}</span>
        {help !== undefined && help !== '' && (
          <Tip text={help} side="top">
            <button type="button" className="setting-help" aria-label={`${label}: ${help}`}>
              <Icon name="info" size={12} />
            </button>
          </Tip>
        )}
        {onReset && (
          <IconButton
            icon="undo"
            iconSize={12}
            size="compact"
            variant="ghost"
            side="top"
            label={`Back to the default${resetTo === undefined ? '' : `, ${resetTo}`}: ${label}`}
            onClick={onReset}
          />
        )}
      </div>
      <div className="setting-control">{children}</div>
      {note !== undefined && <div className="setting-note caption">{note}</div>}
    </div>
  )
}
