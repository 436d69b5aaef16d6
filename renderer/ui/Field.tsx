import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { parseQuantity } from './quantity.ts'

interface FieldFrame {
  /** What a screen reader says; the visible label may stand beside the field. */
  readonly label: string
  readonly unit?: string | undefined
  /** Joined to the field for a screen reader: help, where the value comes from. */
  readonly describedBy?: string | undefined
  readonly autoFocus?: boolean
  readonly placeholder?: string | undefined
}

export interface NumberFieldProps extends FieldFrame {
  readonly value: number | null
  /**
   * Called with each valid value while typing. Pass `gesture` on to `apply`: it stays the same from focus to blur, so that one burst of
   * typing is one step to undo.
   */
  onChange(value: number, gesture: string): void
  /** Where leaving it empty means something ("unlimited"). */
  onClear?: ((gesture: string) => void) | undefined
  readonly min?: number
  readonly max?: number
  /** The bound itself is not allowed. */
  readonly exclusiveMin?: boolean
  readonly integer?: boolean
  /** Of one arrow key; default: 1, or a tenth of the value's own size for fractions. */
  readonly step?: number
}

/**
 * A number with its unit. Arrow keys step, Shift ×10; "1.5k" and "2 GB" are understood. A wrong entry keeps its text and says what is
 * wrong under the field; the last valid value stays in force. Esc puts it back.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, onClear, unit, min, max, integer = false, step } = props
  const shown = value === null ? '' : writeNumber(value)
  const [text, setText] = useState(shown)
  const [editing, setEditing] = useState(false)
  const [focused, setFocused] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const gesture = useGesture()
  const problem = editing || text !== shown ? check(text, props) : null

  // Undo, a slider or another field changed it: show that, unless the learner is in the middle of a wrong entry here.
  useEffect(() => {
    setText((current) => (parseQuantity(current, unit) === value ? current : shown))
  }, [shown, unit, value])

  // All digits stand there by then, not the short form.
  useLayoutEffect(() => {
    if (focused) input.current?.select()
  }, [focused])

  const commit = (next: number) => {
    setText(writeNumber(next))
    if (next !== value) onChange(next, gesture.current())
  }

  const onType = (next: string) => {
    setText(next)
    setEditing(true)
    if (next.trim() === '' && onClear) onClear(gesture.current())
    const parsed = parseQuantity(next, unit)
    if (parsed !== null && parsed !== value && check(next, props) === null) onChange(parsed, gesture.current())
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && text !== shown) {
      event.stopPropagation()
      setText(shown)
    } else if (event.key === 'Enter') {
      if (problem === null && value !== null) setText(shown)
      gesture.next()
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const size = step ?? (integer ? 1 : stepFor(value ?? 0))
      const moved = (value ?? min ?? 0) + size * (event.shiftKey ? 10 : 1) * (event.key === 'ArrowUp' ? 1 : -1)
      commit(Math.min(max ?? moved, Math.max(min ?? moved, Number(moved.toPrecision(12)))))
    }
  }

  return (
    <Frame {...props} problem={problem}>
      {(aria) => (
        <input
          {...aria}
          ref={input}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          value={focused || text !== shown || value === null ? text : writeShort(value)}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
          onFocus={() => {
            gesture.next()
            setFocused(true)
          }}
          onBlur={() => {
            setFocused(false)
            setEditing(false)
            gesture.next()
            if (problem === null) setText(shown)
          }}
        />
      )}
    </Frame>
  )
}

export interface TextFieldProps extends FieldFrame {
  readonly value: string
  onChange(value: string, gesture: string): void
  /** @returns one sentence when the text will not do. */
  validate?(text: string): string | null
  readonly maxLength?: number
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, validate, maxLength } = props
  const [text, setText] = useState(value)
  const gesture = useGesture()
  const problem = text === value ? null : (validate?.(text) ?? null)

  useEffect(() => setText(value), [value])

  return (
    <Frame {...props} problem={problem}>
      {(aria) => (
        <input
          {...aria}
          autoComplete="off"
          spellCheck={false}
          maxLength={maxLength}
          value={text}
          onChange={(event) => {
            const next = event.target.value
            setText(next)
            if ((validate?.(next) ?? null) === null) onChange(next, gesture.current())
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === value) return
            event.stopPropagation()
            setText(value)
          }}
          onFocus={() => gesture.next()}
          onBlur={() => gesture.next()}
        />
      )}
    </Frame>
  )
}

interface InputAria {
  readonly 'aria-label': string
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
  readonly placeholder: string | undefined
  readonly autoFocus: boolean | undefined
}

function Frame({
  label,
  unit,
  describedBy,
  autoFocus,
  placeholder,
  problem,
  children,
}: FieldFrame & { readonly problem: string | null; readonly children: (aria: InputAria) => ReactNode }) {
  const id = useId()
  return (
    <div className="field-frame">
      <div className="field" data-invalid={problem !== null || undefined}>
        {children({
          'aria-label': unit ? `${label}, ${unit}` : label,
          'aria-invalid': problem === null ? undefined : true,
          'aria-describedby': [problem !== null && id, describedBy].filter(Boolean).join(' ') || undefined,
          placeholder,
          autoFocus,
        })}
        {unit && <span className="field-unit">{unit}</span>}
      </div>
      {problem !== null && (
        <p className="field-problem" id={id} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** A key that stays the same from focus to blur. */
function useGesture() {
  const id = useId()
  const count = useRef(0)
  return {
    current: () => `field ${id} ${count.current}`,
    next: () => {
      count.current++
    },
  }
}

function check(text: string, { unit, min, max, exclusiveMin, integer, onClear }: NumberFieldProps): string | null {
  if (text.trim() === '') return onClear ? null : 'A number is needed here.'
  const value = parseQuantity(text, unit)
  if (value === null) return `“${text.trim()}” is not a number${unit ? ` of ${unit}` : ''}.`
  if (integer && !Number.isInteger(value)) return 'A whole number is needed here.'
  const written = (bound: number) => `${writeNumber(bound)}${unit ? ` ${unit}` : ''}`
  if (min !== undefined && exclusiveMin && value <= min) return `It must be more than ${written(min)}.`
  if (min !== undefined && value < min) return `It cannot be less than ${written(min)}.`
  if (max !== undefined && value > max) return `It cannot be more than ${written(max)}.`
  return null
}

/** One tenth of the value's leading digit: 0.25 steps by 0.01, 12 by 1, 500 by 10. */
function stepFor(value: number): number {
  return value === 0 ? 1 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
}

function writeNumber(value: number): string {
  return String(value)
}

/** Fitted values have more digits than a field has room for: all of them show once it has the focus. */
function writeShort(value: number): string {
  return writeNumber(Number.isInteger(value) ? value : Number(value.toPrecision(6)))
}
