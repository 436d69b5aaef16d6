import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { Tip } from './Tip.tsx'

interface Common extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className'> {
  readonly variant?: 'quiet' | 'primary' | 'accent' | 'ghost' | 'line'
  /** 24 in bars, 28 elsewhere, 36 in dialogs. */
  readonly size?: 'compact' | 'control' | 'large'
  /** Why it cannot be used now: shown as its tooltip; it keeps the focus and does nothing. */
  readonly disabledReason?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

export interface ButtonProps extends Common {
  readonly icon?: IconName
  readonly children: ReactNode
}

/** One `primary` a view; `accent` only for the learner's own commitment. */
export function Button({ icon, children, disabledReason, ...rest }: ButtonProps) {
  const button = (
    <Plain {...rest} off={disabledReason !== undefined}>
      {icon && <Icon name={icon} size={rest.size === 'large' ? 16 : 14} />}
      {children}
    </Plain>
  )
  return disabledReason === undefined ? button : <Tip text={disabledReason}>{button}</Tip>
}

export interface IconButtonProps extends Common {
  readonly icon: IconName
  /** Its name, shown as a tooltip with the key. */
  readonly label: string
  readonly keys?: string | undefined
  readonly iconSize?: number
  /** Which side the tooltip prefers. */
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
}

export function IconButton({ icon, label, keys, iconSize = 16, side, disabledReason, ...rest }: IconButtonProps) {
  return (
    <Tip text={disabledReason === undefined ? label : `${label}: ${disabledReason}`} keys={keys} side={side}>
      <Plain {...rest} off={disabledReason !== undefined} aria-label={label} data-icon="">
        <Icon name={icon} size={iconSize} />
      </Plain>
    </Tip>
  )
}

type PlainProps = Omit<Common, 'disabledReason'> & { readonly off: boolean; readonly 'data-icon'?: string }

function Plain({ variant = 'quiet', size = 'control', off, onClick, ...rest }: PlainProps) {
  return (
    <button
      type="button"
      data-variant={variant}
      data-size={size}
      aria-disabled={off || undefined}
      {...rest}
      className="button"
      onClick={off ? (event) => event.preventDefault() : onClick}
    />
  )
}
