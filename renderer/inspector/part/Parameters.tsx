import { useState } from 'react'
import type { Design, DesignNode, Json, MachineOffer, Parameter, ServiceInfo } from '../../../simulation/index.ts'
import { formatMoney } from '../../../simulation/index.ts'
import { useMachineOffers } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { writeMany } from '../../ui/write.ts'
import { changeParameter } from '../changes.ts'
import { Setting } from '../Setting.tsx'
import { isWide } from './control.ts'
import { MachinePicker, priceOf } from './MachinePicker.tsx'
import { ParameterControl } from './ParameterControl.tsx'
import { regionOfNode } from './place.ts'
import { asNumber, asText, describeValue } from './values.ts'

export interface ParametersProps {
  /** Several parts of the same service are set together; what they have in common is shown of the first. */
  readonly nodes: readonly [DesignNode, ...DesignNode[]]
  readonly service: ServiceInfo
}

/** What can be set of a part: the short form first, the rest folded. */
export function Parameters({ nodes, service }: ParametersProps) {
  const design = useDesign((state) => state.design)
  const [open, setOpen] = useState(false)
  const short = service.parameters.filter((parameter) => !parameter.advanced)
  const advanced = service.parameters.filter((parameter) => parameter.advanced)
  const set = advanced.filter((parameter) => nodes.some((node) => node.config[parameter.name] !== undefined)).length
  const line = (parameter: Parameter) => (
    <OneParameter key={parameter.name} parameter={parameter} nodes={nodes} service={service} design={design} />
  )
  if (service.parameters.length === 0) return <p className="section caption">There is nothing to set here.</p>
  return (
    <>
      {short.length > 0 && <div className="section settings">{short.map(line)}</div>}
      {advanced.length > 0 && (
        <div className="section settings">
          <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? 'down' : 'right'} size={14} />
            <span className="strong grow">More settings</span>
            <span className="caption">{set > 0 ? `${set} set` : advanced.length}</span>
          </button>
          {open && advanced.map(line)}
        </div>
      )}
    </>
  )
}

interface OneProps extends ParametersProps {
  readonly parameter: Parameter
  readonly design: Design
}

function OneParameter({ parameter, nodes, service, design }: OneProps) {
  const [node] = nodes
  const ids = nodes.map(({ id }) => id)
  const of = nodes.length === 1 ? node.name : writeMany(nodes.length, 'part')
  const own = node.config[parameter.name]
  const value = own ?? parameter.default
  const mixed = nodes.some((other) => JSON.stringify(other.config[parameter.name]) !== JSON.stringify(own))
  const change = (next: Json | undefined, gesture?: string) => changeParameter(ids, of, parameter, next, gesture)
  const resetTo = describeValue(parameter.default, parameter.type, parameter.unit)
  const frame = {
    label: parameter.label,
    help: parameter.help,
    note: mixed ? 'They differ; a change sets them all.' : undefined,
    ...(own !== undefined && { onReset: () => change(undefined), resetTo }),
  }

  if (parameter.type.kind === 'machine') {
    return (
      <Setting {...frame} wide>
        <Machine parameter={parameter} node={node} service={service} design={design} value={value} onChange={change} />
      </Setting>
    )
  }
  if (parameter.name === 'purchase' && parameter.type.kind === 'choice') {
    return (
      <Setting {...frame} wide>
        <Purchase {...{ parameter, node, service, design }} value={value} onChange={change} />
      </Setting>
    )
  }
  return (
    <Setting {...frame} wide={isWide(parameter.type)}>
      <ParameterControl
        parameter={parameter}
        type={parameter.type}
        value={value}
        context={{ design, node, service }}
        onChange={change}
      />
    </Setting>
  )
}

interface PricedProps {
  readonly parameter: Parameter
  readonly node: DesignNode
  readonly service: ServiceInfo
  readonly design: Design
  readonly value: Json
  onChange(value: Json, gesture?: string): void
}

function Machine({ parameter, node, service, design, value, onChange }: PricedProps) {
  const offers = useMachineOffers(service.id, regionOfNode(design, node)?.id ?? null)
  return (
    <MachinePicker
      label={parameter.label}
      offers={offers}
      value={asText(value)}
      hours={machineHours(node, service)}
      purchase={asText(settingOf(node, service, 'purchase'))}
      onChange={onChange}
      onLeave={() => useDesign.getState().endGesture()}
    />
  )
}

/** How the hours are bought, with what the chosen machine would cost a month each way. */
function Purchase({ parameter, node, service, design, value, onChange }: PricedProps) {
  const offers = useMachineOffers(service.id, regionOfNode(design, node)?.id ?? null)
  const type = asText(settingOf(node, service, 'instanceType'))
  const offer = offers?.find((one) => one.name === type)
  const hours = machineHours(node, service)
  if (parameter.type.kind !== 'choice') return null
  return (
    <Segmented
      label={parameter.label}
      fill
      value={asText(value)}
      options={parameter.type.options.map((option) => ({
        value: option.value,
        label: SHORT[option.value] ?? option.label,
        detail: monthly(offer, option.value, hours),
      }))}
      onChange={onChange}
    />
  )
}

const SHORT: Readonly<Record<string, string>> = { 'reserved-1y': '1 year', 'reserved-3y': '3 years' }

function monthly(offer: MachineOffer | undefined, purchase: string, hours: number): string {
  if (!offer) return '–'
  const hourly = priceOf(offer, purchase)
  return hourly === null ? 'no price' : formatMoney(hourly * hours)
}

/** Machine-hours a month of the machines that always run; what autoscaling adds is in the bill. */
function machineHours(node: DesignNode, service: ServiceInfo): number {
  const number = (name: string, otherwise: number) => asNumber(settingOf(node, service, name)) ?? otherwise
  const scaled = settingOf(node, service, 'autoscaling') === true
  const machines = scaled ? number('min', 1) : number('count', number('instances', number('nodes', 1)))
  return machines * number('hoursPerMonth', HOURS_PER_MONTH)
}

/** A month everywhere in the engine. */
const HOURS_PER_MONTH = 730

function settingOf(node: DesignNode, service: ServiceInfo, name: string): Json | undefined {
  return node.config[name] ?? service.parameters.find((parameter) => parameter.name === name)?.default
}
