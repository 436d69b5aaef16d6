import type { Json } from '../../design/design.ts'
import type { Parameter, ParameterType } from '../../design/parameter.ts'

/** How every archetype declares what can be set: each call gives one parameter with its bounds, unit and default. */
interface Words {
  readonly label: string
  readonly help: string
  readonly unit?: string
  readonly advanced?: boolean
}

export function parameter(name: string, type: ParameterType, value: Json, words: Words): Parameter {
  return {
    name,
    label: words.label,
    help: words.help,
    type,
    unit: words.unit ?? '',
    default: value,
    ...(words.advanced && { advanced: true }),
  }
}

/** A whole number; `bounds` are inclusive. */
export function integer(name: string, value: number, bounds: readonly [number, number], words: Words): Parameter {
  return parameter(name, { kind: 'integer', min: bounds[0], max: bounds[1] }, value, words)
}

export function number(name: string, value: number, bounds: readonly [number, number], words: Words): Parameter {
  return parameter(name, { kind: 'number', min: bounds[0], max: bounds[1] }, value, words)
}

/** A fraction from 0 to 1. */
export function share(name: string, value: number, words: Words): Parameter {
  return number(name, value, [0, 1], words)
}

/** A number that need not be set: `null`. */
export function optionalNumber(name: string, bounds: readonly [number, number], words: Words): Parameter {
  return parameter(name, { kind: 'nullable', of: { kind: 'number', min: bounds[0], max: bounds[1] } }, null, words)
}

export function optionalInteger(name: string, bounds: readonly [number, number], words: Words): Parameter {
  return parameter(name, { kind: 'nullable', of: { kind: 'integer', min: bounds[0], max: bounds[1] } }, null, words)
}

export function flag(name: string, value: boolean, words: Words): Parameter {
  return parameter(name, { kind: 'boolean' }, value, words)
}

export function text(name: string, value: string, maxLength: number, words: Words): Parameter {
  return parameter(name, { kind: 'text', maxLength }, value, words)
}

/** One of a few values; each as `[value, label]`. */
export function choice(
  name: string,
  value: string,
  options: readonly (readonly [value: string, label: string])[],
  words: Words,
): Parameter {
  return parameter(
    name,
    { kind: 'choice', options: options.map(([option, label]) => ({ value: option, label })) },
    value,
    words,
  )
}

/** Far beyond any design, so that products stay finite. */
export const MANY = 1_000_000
export const ENDLESS = 1e12
