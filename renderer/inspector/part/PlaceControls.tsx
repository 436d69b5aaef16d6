import { regions } from '../../../simulation/index.ts'
import { NumberField } from '../../ui/Field.tsx'
import { PROVIDER_NAMES } from '../../ui/ProviderTag.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select, type SelectOption } from '../../ui/Select.tsx'
import { Stepper } from '../../ui/Stepper.tsx'
import type { ControlProps } from './control.ts'
import { regionOfNode } from './place.ts'
import { asList, asNumber, asObject, asText } from './values.ts'

/** A region of the part's provider; of any provider for generic parts. */
export function RegionControl({
  parameter,
  value,
  context,
  onChange,
  optional = false,
}: ControlProps & { readonly optional?: boolean }) {
  const { service, design, node } = context
  const inherited = optional ? regionOfNode(design, { ...node, config: {} }) : undefined
  const open: readonly SelectOption<string>[] = optional
    ? [{ value: '', label: inherited ? `As its group: ${inherited.id}` : 'As its group says' }]
    : []
  return (
    <Select
      label={parameter.label}
      value={value === null ? '' : asText(value)}
      options={[...open, ...regionOptions(service.provider)]}
      placeholder="Choose a region"
      onChange={(id) => onChange(optional && id === '' ? null : id)}
    />
  )
}

function regionOptions(provider: ControlProps['context']['service']['provider']): readonly SelectOption<string>[] {
  return regions
    .filter((region) => provider === 'generic' || region.provider === provider)
    .map((region) => ({
      value: region.id,
      label: region.id,
      detail: region.name,
      ...(provider === 'generic' && { group: PROVIDER_NAMES[region.provider] }),
    }))
}

/** A region of any provider, or a point on the map. */
export function LocationControl(props: ControlProps) {
  const { parameter, value, onChange } = props
  const point = asObject(value)
  const lat = asNumber(point?.lat) ?? 0
  const lon = asNumber(point?.lon) ?? 0
  return (
    <div className="stack">
      <Segmented
        label={`${parameter.label}: region or place`}
        value={point ? 'point' : 'region'}
        options={[
          { value: 'region', label: 'Near a region' },
          { value: 'point', label: 'Coordinates' },
        ]}
        onChange={(kind) => {
          const near = regions.find((region) => region.id === value)
          onChange(kind === 'region' ? nearest(lat, lon) : { lat: near?.lat ?? lat, lon: near?.lon ?? lon })
        }}
      />
      {point ? (
        <div className="row">
          <NumberField
            label="Latitude"
            unit="° N"
            value={lat}
            min={-90}
            max={90}
            onChange={(next, gesture) => onChange({ lat: next, lon }, gesture)}
          />
          <NumberField
            label="Longitude"
            unit="° E"
            value={lon}
            min={-180}
            max={180}
            onChange={(next, gesture) => onChange({ lat, lon: next }, gesture)}
          />
        </div>
      ) : (
        <Select
          label={parameter.label}
          value={asText(value)}
          options={regionOptions('generic')}
          placeholder="Choose a region"
          onChange={(id) => onChange(id)}
        />
      )}
    </div>
  )
}

/** The region closest to a point, to start from when a point becomes a region. */
function nearest(lat: number, lon: number): string {
  const far = (region: (typeof regions)[number]) => Math.hypot(region.lat - lat, (region.lon - lon) / 2)
  return regions.reduce((best, region) => (far(region) < far(best) ? region : best)).id
}

/** How many zones, or which. */
export function ZonesControl({ parameter, value, context, onChange }: ControlProps) {
  const region = regionOfNode(context.design, context.node)
  const names = region?.zones ?? []
  const chosen = asList(value)
  const named = Array.isArray(value)
  const count = asNumber(value) ?? Math.max(1, chosen.length)
  return (
    <div className="stack">
      <Segmented
        label={`${parameter.label}: how many or which`}
        value={named ? 'names' : 'count'}
        options={[
          { value: 'count', label: 'How many' },
          { value: 'names', label: 'Which' },
        ]}
        onChange={(kind) => {
          if (kind === 'count') onChange(count)
          else if (names.length > 0) onChange(names.slice(0, count))
        }}
      />
      {!named && (
        <Stepper
          label={parameter.label}
          value={count}
          min={1}
          max={Math.max(names.length || 100, count)}
          onChange={onChange}
        />
      )}
      {!named && names.length === 0 && <span className="caption">Put it into a region to choose zones by name.</span>}
      {named && (
        <fieldset className="toggles" aria-label={parameter.label}>
          {[...names, ...chosen.filter((name) => typeof name === 'string' && !names.includes(name))].map((name) => {
            const id = String(name)
            const on = chosen.includes(id)
            const last = on && chosen.length === 1
            return (
              <button
                key={id}
                type="button"
                className="toggle"
                aria-pressed={on}
                aria-disabled={last || undefined}
                title={last ? 'At least one zone is needed' : undefined}
                onClick={() => {
                  if (last) return
                  onChange(on ? chosen.filter((other) => other !== id) : [...chosen, id])
                }}
              >
                {region && id.startsWith(region.id) ? id.slice(region.id.length).replace(/^-/, '') : id}
              </button>
            )
          })}
        </fieldset>
      )}
    </div>
  )
}

/** Another part of the design. */
export function NodeControl({
  parameter,
  value,
  context,
  onChange,
  optional = false,
}: ControlProps & { readonly optional?: boolean }) {
  const others = context.design.nodes.filter((node) => node.id !== context.node.id)
  return (
    <Select
      label={parameter.label}
      value={asText(value)}
      options={[
        ...(optional ? [{ value: '', label: 'None' }] : []),
        ...others.map((node) => ({ value: String(node.id), label: node.name })),
      ]}
      placeholder="Choose a part"
      onChange={(id) => onChange(optional && id === '' ? null : id)}
    />
  )
}
