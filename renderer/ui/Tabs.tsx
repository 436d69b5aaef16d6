import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export interface TabsProps<T extends string> {
  readonly label: string
  readonly value: T
  onChange(value: T): void
  readonly tabs: readonly {
    readonly value: T
    readonly label: string
    /** Before the name: a verdict's shape. */
    readonly mark?: ReactNode
    /** After the name: the figure that makes the closed panel a summary. */
    readonly figure?: ReactNode
    readonly content: ReactNode
  }[]
  /** At the end of the bar. */
  readonly actions?: ReactNode
  /** The bar alone. */
  readonly collapsed?: boolean
}

/** A bar of tabs and the chosen one's content. */
export function Tabs<T extends string>({ label, value, onChange, tabs, actions, collapsed = false }: TabsProps<T>) {
  return (
    <Radix.Root
      className="tabs"
      data-collapsed={collapsed || undefined}
      value={value}
      onValueChange={(next) => {
        const tab = tabs.find((candidate) => candidate.value === next)
        if (tab) onChange(tab.value)
      }}
    >
      <div className="tab-bar">
        <Radix.List className="tab-list" aria-label={label}>
          {tabs.map((tab) => (
            <Radix.Trigger key={tab.value} value={tab.value} className="tab" onClick={() => onChange(tab.value)}>
              {tab.mark}
              {tab.label}
              {tab.figure !== undefined && <em>{tab.figure}</em>}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {actions}
      </div>
      {tabs.map((tab) => (
        // Empty while closed, so that each tab still has the panel it names.
        <Radix.Content key={tab.value} value={tab.value} className="tab-content">
          {!collapsed && tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
