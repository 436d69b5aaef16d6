import type { ReactNode } from 'react'
import { useView } from '../state/view.ts'
import { IconButton } from '../ui/Button.tsx'

/** The top of the settings: what it is about, and the way out. */
export function PanelHead({
  mark,
  title,
  heading,
  subtitle,
  children,
}: {
  readonly mark?: ReactNode
  readonly title: ReactNode
  /** Said where the title is a field and no heading. */
  readonly heading?: string
  readonly subtitle?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <header className="panel-head">
      {mark}
      <div className="grow">
        {heading !== undefined && <h2 className="unseen">{heading}</h2>}
        {title}
        {subtitle !== undefined && <div className="caption name-cut">{subtitle}</div>}
      </div>
      {children}
      <IconButton
        icon="close"
        iconSize={14}
        size="compact"
        variant="ghost"
        label="Close the settings"
        onClick={() => useView.getState().setPanel('inspector', false)}
      />
    </header>
  )
}
