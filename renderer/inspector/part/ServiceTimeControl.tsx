import type { Json } from '../../../simulation/index.ts'
import { NumberField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import type { ControlProps } from './control.ts'
import { asNumber, asObject, asText } from './values.ts'

/** How long one request takes: the law, its mean, and the shape where the law has one. */
export function ServiceTimeControl({
  parameter,
  value,
  allowNumber,
  onChange,
}: ControlProps & { readonly allowNumber: boolean }) {
  const object = asObject(value)
  const law = LAWS.find((known) => known.value === asText(object?.distribution)) ?? LAWS[0]
  const meanMs = asNumber(value) ?? asNumber(object?.meanMs) ?? 0
  const shape = law.shape === null ? null : (asNumber(object?.[law.shape.key]) ?? law.shape.initial)

  const write = (next: (typeof LAWS)[number], mean: number, form: number | null, gesture?: string) => {
    const written: Json =
      next.shape === null
        ? next.value === 'exponential' && allowNumber
          ? mean
          : { distribution: next.value, meanMs: mean }
        : { distribution: next.value, meanMs: mean, [next.shape.key]: form ?? next.shape.initial }
    onChange(written, gesture)
  }

  return (
    <div className="service-time">
      <NumberField
        label={`${parameter.label}, mean`}
        unit="ms"
        value={meanMs}
        min={0}
        max={1e12}
        onChange={(mean, gesture) => write(law, mean, shape, gesture)}
      />
      <Select
        label={`${parameter.label}, how it spreads`}
        value={law.value}
        options={LAWS.map(({ value: id, label }) => ({ value: id, label }))}
        onChange={(id) => write(LAWS.find((other) => other.value === id) ?? LAWS[0], meanMs, null)}
      />
      {law.shape && (
        <NumberField
          label={`${parameter.label}, ${law.shape.label}`}
          unit={law.shape.label}
          value={shape}
          min={law.shape.min}
          max={law.shape.max}
          {...(law.shape.key === 'k' ? { integer: true } : {})}
          {...(law.value === 'lognormal' && { exclusiveMin: true })}
          onChange={(form, gesture) => write(law, meanMs, form, gesture)}
        />
      )}
      <p className="caption service-time-note">{law.detail}</p>
    </div>
  )
}

/** The laws a design may name, in a learner's words. */
const LAWS = [
  { value: 'exponential', label: 'Exponential', detail: 'Mostly short, some long.', shape: null },
  { value: 'deterministic', label: 'Constant', detail: 'Always the same.', shape: null },
  {
    value: 'erlang',
    label: 'Erlang',
    detail: 'Steadier the more stages it has.',
    shape: { key: 'k', label: 'stages', min: 1, max: 100_000, initial: 2 },
  },
  {
    value: 'hyperexponential',
    label: 'Hyperexponential',
    detail: 'Very uneven: a few requests take far longer.',
    shape: { key: 'cv2', label: 'cv²', min: 1, max: 1e6, initial: 4 },
  },
  {
    value: 'lognormal',
    label: 'Lognormal',
    detail: 'A long tail; cv² says how long.',
    shape: { key: 'cv2', label: 'cv²', min: 0, max: 1e6, initial: 1 },
  },
] as const
