import { Switch as Radix } from 'radix-ui'

export interface SwitchProps {
  readonly label: string
  readonly checked: boolean
  onChange(checked: boolean): void
  readonly id?: string
}

/** On or off, at once. The visible label may be elsewhere; `label` is what a screen reader says. */
export function Switch({ label, checked, onChange, id }: SwitchProps) {
  return (
    <Radix.Root className="switch" aria-label={label} checked={checked} onCheckedChange={onChange} {...(id && { id })}>
      <Radix.Thumb className="switch-thumb" />
    </Radix.Root>
  )
}
