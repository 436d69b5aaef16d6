import { Popover as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'

export interface PopoverProps {
  readonly label: string
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly open?: boolean
  onOpenChange?(open: boolean): void
  readonly align?: 'start' | 'center' | 'end'
}

/** Opens beside its trigger, flips to stay inside, closes with Esc and gives the focus back. */
export function Popover({ label, trigger, children, open, onOpenChange, align = 'start' }: PopoverProps) {
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="popover" aria-label={label} align={align} sideOffset={6} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
