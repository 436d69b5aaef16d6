import { type Json, type ParameterType, regions } from '../../../simulation/index.ts'

/** A value of the design as an object; `null` when it is none. */
export function asObject(value: Json | undefined): { readonly [key: string]: Json } | null {
  return typeof value === 'object' && value !== null && !isList(value) ? value : null
}

export function asList(value: Json | undefined): readonly Json[] {
  return value !== undefined && isList(value) ? value : []
}

export function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function asNumber(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** The value with which a field starts that was open (`null`) or a word before. */
export function startOf(type: ParameterType): Json {
  switch (type.kind) {
    case 'number':
      return type.exclusiveMin ? Math.min(type.max, Math.max(1, type.min)) : Math.max(type.min, Math.min(1, type.max))
    case 'integer':
      return Math.max(type.min, Math.min(1, type.max))
    case 'boolean':
      return true
    case 'text':
    case 'machine':
    case 'node':
      return ''
    case 'region':
    case 'location':
      return regions[0]?.id ?? ''
    case 'choice':
      return type.options[0]?.value ?? ''
    case 'zones':
      return 1
    case 'service-time':
      return type.allowNumber ? 10 : { distribution: 'exponential', meanMs: 10 }
    case 'subset':
    case 'list':
      return []
    case 'object':
      return Object.fromEntries(type.fields.map((field) => [field.name, field.default]))
    case 'map':
      return {}
    case 'nullable':
      return null
    case 'or-word':
      return type.word
    default:
      return type satisfies never
  }
}

/** A value in a few words, for "default: …". */
export function describeValue(value: Json, type: ParameterType, unit: string): string {
  switch (type.kind) {
    case 'boolean':
      return value === true ? 'on' : 'off'
    case 'choice':
      return type.options.find((option) => option.value === value)?.label ?? String(value)
    case 'nullable':
      return value === null ? 'not set' : describeValue(value, type.of, unit)
    case 'or-word':
      return value === type.word ? type.word : describeValue(value, type.of, unit)
    default:
  }
  if (value === null || value === '') return 'not set'
  if (typeof value === 'number') return unit === '' ? String(value) : `${value} ${unit}`
  if (typeof value === 'string') return value
  if (isListValue(value))
    return value.length === 0 ? 'none' : value.every(isWord) ? value.join(', ') : `${value.length}`
  if (typeof value === 'object') {
    const { distribution, meanMs } = value
    if (typeof distribution === 'string' && typeof meanMs === 'number') return `${distribution}, ${meanMs} ms`
    return Object.keys(value).length === 0 ? 'none' : 'as given'
  }
  return String(value)
}

const isListValue = (value: Json): value is readonly Json[] => Array.isArray(value)
const isWord = (value: Json): boolean => typeof value === 'string'
