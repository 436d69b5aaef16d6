import { IconButton } from './Button.tsx'
import { NumberField } from './Field.tsx'

export interface StepperProps {
  readonly label: string
  readonly value: number
  onChange(value: number, gesture: string): void
  readonly min: number
  readonly max: number
}

/** A small count: minus, the number itself to type in, plus. */
export function Stepper({ label, value, onChange, min, max }: StepperProps) {
  return (
    <fieldset className="stepper" aria-label={label}>
      <IconButton
        icon="minus"
        iconSize={14}
        variant="ghost"
        label="One fewer"
        disabledReason={value <= min ? `${min} is the fewest` : undefined}
        onClick={() => onChange(value - 1, `step ${label}`)}
      />
      <NumberField label={label} value={value} onChange={onChange} min={min} max={max} integer />
      <IconButton
        icon="plus"
        iconSize={14}
        variant="ghost"
        label="One more"
        disabledReason={value >= max ? `${max} is the most` : undefined}
        onClick={() => onChange(value + 1, `step ${label}`)}
      />
    </fieldset>
  )
}
