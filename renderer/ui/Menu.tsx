import { DropdownMenu } from 'radix-ui'
import { type ReactElement, useState } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { Keys } from './Keys.tsx'

export type MenuItem =
  | {
      readonly kind?: 'item'
      /** Where two items may have the same label. */
      readonly id?: string
      readonly label: string
      readonly icon?: IconName
      readonly keys?: string | undefined
      readonly danger?: boolean
      /** Shown with a check mark when it is a choice that can be on. */
      readonly checked?: boolean
      onSelect(): void
    }
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'label'; readonly label: string }

/** A button's menu. */
export function Menu({
  trigger,
  items,
  align = 'start',
}: {
  readonly trigger: ReactElement
  readonly items: readonly MenuItem[]
  readonly align?: 'start' | 'end'
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align={align} sideOffset={4} collisionPadding={8}>
          {items.map((item) => (
            <Entry key={keyOf(item)} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** A menu at a point of the window, open from the start. */
export function MenuAt({
  at,
  label,
  items,
  onClose,
}: {
  readonly at: { readonly x: number; readonly y: number }
  readonly label: string
  readonly items: readonly MenuItem[]
  onClose(): void
}) {
  const [asked] = useState(() => document.activeElement)
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        <button
          type="button"
          className="menu-point"
          tabIndex={-1}
          aria-label={label}
          style={{ left: at.x, top: at.y }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          // beside the point: there it may be as high as the window
          side="right"
          align="start"
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            // Back to where it was asked for, unless what was chosen has taken the focus.
            if (document.activeElement === document.body && asked instanceof HTMLElement) asked.focus()
          }}
        >
          {items.map((item) => (
            <Entry key={keyOf(item)} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Entry({ item }: { readonly item: MenuItem }) {
  if (item.kind === 'separator') return <DropdownMenu.Separator className="menu-separator" />
  if (item.kind === 'label') return <DropdownMenu.Label className="menu-label">{item.label}</DropdownMenu.Label>
  return (
    <DropdownMenu.Item className="menu-item" data-danger={item.danger || undefined} onSelect={item.onSelect}>
      <span className="menu-mark">
        {item.checked ? <Icon name="check" size={14} /> : item.icon && <Icon name={item.icon} size={16} />}
      </span>
      {item.label}
      {item.keys !== undefined && <Keys keys={item.keys} />}
    </DropdownMenu.Item>
  )
}

function keyOf(item: MenuItem): string {
  if (item.kind === 'separator') return item.id
  return item.kind === 'label' ? `label ${item.label}` : (item.id ?? item.label)
}
