import { type ComponentType, useState } from 'react'
import type { Json, Parameter } from '../../../simulation/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Setting } from '../Setting.tsx'
import { type ControlProps, isWide } from './control.ts'
import { asList, asObject, asText } from './values.ts'

/** Fields inside a field have the controls of all parameters. */
interface Nested {
  readonly Control: ComponentType<ControlProps>
}

/** Items that each have the same fields; one line of buttons adds and removes. */
export function ListControl({ item, ...props }: ControlProps & Nested & { readonly item: readonly Parameter[] }) {
  const { parameter, value, onChange } = props
  const items = asList(value)
  return (
    <div className="stack">
      {items.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place.
        <div className="list-item" key={i}>
          <div className="list-item-head">
            <span className="caption">
              {parameter.label} {i + 1}
            </span>
            <IconButton
              icon="trash"
              iconSize={14}
              size="compact"
              variant="ghost"
              label={`Remove ${parameter.label.toLowerCase()} ${i + 1}`}
              onClick={() => onChange(items.filter((_, at) => at !== i))}
            />
          </div>
          <Fields
            {...props}
            fields={item}
            value={one}
            onChange={(next, gesture) =>
              onChange(
                items.map((other, at) => (at === i ? next : other)),
                gesture,
              )
            }
          />
        </div>
      ))}
      <Button
        icon="plus"
        size="compact"
        variant="line"
        onClick={() => onChange([...items, Object.fromEntries(item.map((field) => [field.name, field.default]))])}
      >
        Add
      </Button>
    </div>
  )
}

/** Fields that belong together. */
export function ObjectControl({ fields, ...props }: ControlProps & Nested & { readonly fields: readonly Parameter[] }) {
  return (
    <div className="list-item">
      <Fields {...props} fields={fields} />
    </div>
  )
}

function Fields({
  fields,
  value,
  context,
  onChange,
  Control,
}: ControlProps & Nested & { readonly fields: readonly Parameter[] }) {
  const object = asObject(value) ?? {}
  return fields.map((field) => (
    <Setting key={field.name} label={field.label} help={field.help} wide={isWide(field.type)}>
      <Control
        parameter={field}
        type={field.type}
        value={object[field.name] ?? field.default}
        context={context}
        onChange={(next, gesture) => onChange({ ...object, [field.name]: next }, gesture)}
      />
    </Setting>
  ))
}

/** Free names with texts: tags. */
export function MapControl({ parameter, value, onChange }: ControlProps) {
  const map = asObject(value) ?? {}
  const [name, setName] = useState('')
  const taken = name.trim() in map
  const write = (entries: readonly (readonly [string, Json])[], gesture?: string) =>
    onChange(Object.fromEntries(entries), gesture)
  return (
    <div className="stack">
      {Object.entries(map).map(([key, text]) => (
        <div className="row" key={key}>
          <span className="map-key name-cut" title={key}>
            {key}
          </span>
          <TextField
            label={`${parameter.label}: ${key}`}
            value={asText(text)}
            maxLength={10_000}
            onChange={(next, gesture) =>
              write(
                Object.entries(map).map(([other, old]) => [other, other === key ? next : old]),
                gesture,
              )
            }
          />
          <IconButton
            icon="trash"
            iconSize={14}
            size="compact"
            variant="ghost"
            label={`Remove ${key}`}
            onClick={() => write(Object.entries(map).filter(([other]) => other !== key))}
          />
        </div>
      ))}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          const key = name.trim()
          if (key === '' || taken || key === '__proto__') return
          write([...Object.entries(map), [key, '']])
          setName('')
        }}
      >
        <TextField
          label={`${parameter.label}: new name`}
          placeholder="New name"
          value={name}
          maxLength={200}
          validate={(text) => (text.trim() in map ? 'This name is there already.' : null)}
          onChange={setName}
        />
        <Button
          icon="plus"
          size="compact"
          variant="line"
          type="submit"
          disabledReason={name.trim() === '' ? 'Type a name first' : taken ? 'This name is there already' : undefined}
        >
          Add
        </Button>
      </form>
    </div>
  )
}
