import type { Design, DesignNode, Json, Parameter, ParameterType, ServiceInfo } from '../../simulation/index.ts'

/** What a control must know beside its value. */
interface ControlContext {
  readonly design: Design
  readonly node: DesignNode
  readonly service: ServiceInfo
}

export interface ControlProps {
  readonly parameter: Pick<Parameter, 'name' | 'label' | 'unit'>
  readonly type: ParameterType
  readonly value: Json
  readonly context: ControlContext
  onChange(value: Json, gesture?: string): void
}

/** Whether a parameter's control needs the whole width of the form. */
export function isWide(type: ParameterType): boolean {
  switch (type.kind) {
    case 'choice':
      return !isShort(type.options) || type.options.length > 2
    case 'text':
    case 'machine':
    case 'region':
    case 'location':
    case 'zones':
    case 'service-time':
    case 'node':
    case 'subset':
    case 'list':
    case 'object':
    case 'map':
      return true
    case 'number':
    case 'integer':
    case 'boolean':
      return false
    case 'nullable':
      return isWide(type.of)
    case 'or-word':
      return true
    default:
      return type satisfies never
  }
}

/** Few and short enough to stand side by side. */
export function isShort(options: readonly { readonly label: string }[]): boolean {
  const letters = options.reduce((sum, { label }) => sum + label.length, 0)
  return options.length <= 4 && letters + 4 * options.length <= 38
}
