import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'

export interface SegmentedProps<T extends string> {
  readonly label: string
  readonly value: T
  /** Two to five; more belong in a `Select`. */
  readonly options: readonly { readonly value: T; readonly label: string; readonly detail?: ReactNode }[]
  onChange(value: T): void
  /** Takes the whole width in equal parts. */
  readonly fill?: boolean
}

/** A few choices side by side; arrow keys move. */
export function Segmented<T extends string>({ label, value, options, onChange, fill = false }: SegmentedProps<T>) {
  return (
    <RadioGroup.Root
      className="segmented"
      data-fill={fill || undefined}
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next)
        if (option) onChange(option.value)
      }}
      orientation="horizontal"
    >
      {options.map((option) => (
        <RadioGroup.Item key={option.value} value={option.value} className="segment">
          <span>{option.label}</span>
          {option.detail !== undefined && <small>{option.detail}</small>}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
