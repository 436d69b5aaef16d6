import type { Design, DesignNode, Json, Parameter, ParameterType, ServiceInfo } from '../../../simulation/index.ts'

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
      return !isShort(type.options) || type.options.length > 2 || lettersOf(type.options) > BESIDE_ITS_NAME
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

type Options = readonly { readonly label: string }[]

/** Letters of a choice that has room beside its name. */
const BESIDE_ITS_NAME = 20

/** Few and short enough to stand side by side. */
export function isShort(options: Options): boolean {
  return options.length <= 4 && lettersOf(options) + 4 * options.length <= 38
}

function lettersOf(options: Options): number {
  return options.reduce((sum, { label }) => sum + label.length, 0)
}
