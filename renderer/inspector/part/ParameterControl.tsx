import type { ParameterType } from '../../../simulation/index.ts'
import { NumberField, TextField } from '../../ui/Field.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { Stepper } from '../../ui/Stepper.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { ListControl, MapControl, ObjectControl } from './CompoundControls.tsx'
import { type ControlProps, isShort } from './control.ts'
import { LocationControl, NodeControl, RegionControl, ZonesControl } from './PlaceControls.tsx'
import { ServiceTimeControl } from './ServiceTimeControl.tsx'
import { asList, asNumber, asText, startOf } from './values.ts'

/** The control for one parameter, whatever its type. */
export function ParameterControl(props: ControlProps) {
  const { parameter, type, value, onChange } = props
  const { label, unit } = parameter
  switch (type.kind) {
    case 'number':
      return (
        <NumberField
          label={label}
          unit={unit}
          value={asNumber(value)}
          min={type.min}
          max={type.max}
          {...(type.exclusiveMin && { exclusiveMin: true })}
          onChange={onChange}
        />
      )
    case 'integer':
      return unit === '' ? (
        <Stepper label={label} value={asNumber(value) ?? type.min} min={type.min} max={type.max} onChange={onChange} />
      ) : (
        <NumberField
          label={label}
          unit={unit}
          value={asNumber(value)}
          min={type.min}
          max={type.max}
          integer
          onChange={onChange}
        />
      )
    case 'boolean':
      return <Switch label={label} checked={value === true} onChange={onChange} />
    case 'text':
      return <TextField label={label} value={asText(value)} maxLength={type.maxLength} onChange={onChange} />
    case 'choice':
      return isShort(type.options) ? (
        <Segmented label={label} value={asText(value)} options={type.options} onChange={onChange} />
      ) : (
        <Select label={label} value={asText(value)} options={type.options} onChange={onChange} />
      )
    case 'machine':
      return <TextField label={label} value={asText(value)} maxLength={100} onChange={onChange} />
    case 'region':
      return <RegionControl {...props} />
    case 'location':
      return <LocationControl {...props} />
    case 'zones':
      return <ZonesControl {...props} />
    case 'service-time':
      return <ServiceTimeControl {...props} allowNumber={type.allowNumber} />
    case 'node':
      return <NodeControl {...props} />
    case 'subset':
      return <SubsetControl {...props} options={type.options} />
    case 'list':
      return <ListControl {...props} item={type.item} Control={ParameterControl} />
    case 'object':
      return <ObjectControl {...props} fields={type.fields} Control={ParameterControl} />
    case 'map':
      return <MapControl {...props} />
    case 'nullable':
      return <NullableControl {...props} of={type.of} />
    case 'or-word':
      return <OrWordControl {...props} word={type.word} of={type.of} />
    default:
      return type satisfies never
  }
}

/** `null` is "not set": an empty field, a first choice, or a switch before the control. */
function NullableControl({ of, ...props }: ControlProps & { readonly of: ParameterType }) {
  const { parameter, value, onChange } = props
  if (of.kind === 'number' || of.kind === 'integer') {
    return (
      <NumberField
        label={parameter.label}
        unit={parameter.unit}
        value={asNumber(value)}
        min={of.min}
        max={of.max}
        {...(of.kind === 'number' && of.exclusiveMin && { exclusiveMin: true })}
        integer={of.kind === 'integer'}
        placeholder="not set"
        onChange={onChange}
        onClear={(gesture) => onChange(null, gesture)}
      />
    )
  }
  if (of.kind === 'region') return <RegionControl {...props} optional />
  if (of.kind === 'node') return <NodeControl {...props} optional />
  return (
    <div className="stack">
      <Segmented
        label={`${parameter.label}: set or not`}
        value={value === null ? 'open' : 'set'}
        options={[
          { value: 'open', label: 'Not set' },
          { value: 'set', label: 'Set' },
        ]}
        onChange={(choice) => onChange(choice === 'open' ? null : startOf(of))}
      />
      {value !== null && <ParameterControl {...props} type={of} />}
    </div>
  )
}

/** Either the word ("auto") or a value. */
function OrWordControl({ word, of, ...props }: ControlProps & { readonly word: string; readonly of: ParameterType }) {
  const { parameter, value, onChange } = props
  const isWord = value === word
  return (
    <div className="stack">
      <Segmented
        label={`${parameter.label}: ${word} or your own`}
        value={isWord ? 'word' : 'own'}
        options={[
          { value: 'word', label: word.charAt(0).toUpperCase() + word.slice(1) },
          { value: 'own', label: 'Your own' },
        ]}
        onChange={(choice) => onChange(choice === 'word' ? word : startOf(of))}
      />
      {!isWord && <ParameterControl {...props} type={of} />}
    </div>
  )
}

function SubsetControl({
  parameter,
  value,
  options,
  onChange,
}: ControlProps & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  const chosen = asList(value)
  return (
    <fieldset className="toggles" aria-label={parameter.label}>
      {options.map((option) => {
        const on = chosen.includes(option.value)
        return (
          <button
            key={option.value}
            type="button"
            className="toggle"
            aria-pressed={on}
            onClick={() =>
              onChange(
                options
                  .map((other) => other.value)
                  .filter((other) => (other === option.value ? !on : chosen.includes(other))),
              )
            }
          >
            {option.label}
          </button>
        )
      })}
    </fieldset>
  )
}
