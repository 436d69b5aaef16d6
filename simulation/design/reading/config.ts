import type { Config, Json } from '../design.ts'
import type { Parameter, ParameterType, ServiceDirectory, ServiceShape } from '../parameter.ts'
import {
  type Bounds,
  type Cursor,
  Problems,
  readBoolean,
  readChoice,
  readList,
  readNumber,
  readObject,
  readText,
} from './fields.ts'
import { within } from './pointer.ts'
import { MILLISECONDS, readServiceTime } from './service-time.ts'
import { described, quoted } from './wording.ts'

/** What a value is checked against beside its own type. */
export interface ConfigContext {
  readonly services: ServiceDirectory
  readonly shape: ServiceShape
  /** Takes the node ids that the configuration names; whether they exist is known only when all nodes are read. */
  readonly nodeReference: (id: string, path: string) => void
}

/** Reads the configuration of one node against the parameters of its service. */
export function readConfig(cursor: Cursor, service: string, context: ConfigContext): Config {
  const { parameters } = context.shape
  const keys = parameters.map(({ name }) => name)
  const fields = readObject(cursor, `the config of ${service}`, keys)
  const config: { [key: string]: Json } = {}
  for (const parameter of parameters) {
    const field = fields?.get(parameter.name)
    if (field === undefined) continue
    const value = readValue(field, parameter, parameter.type, context)
    if (value !== undefined) config[parameter.name] = value
  }
  return config
}

/**
 * Why a value cannot be that of a parameter, as one sentence for the field's foot; `undefined` when it can. Node ids are not looked up.
 */
export function parameterProblem(
  value: Json,
  parameter: Parameter,
  services: ServiceDirectory,
  shape: ServiceShape,
): string | undefined {
  const problems = new Problems()
  readValue({ value, path: '', problems }, parameter, parameter.type, { services, shape, nodeReference: () => {} })
  return problems.all()[0]?.message
}

function readValue(
  cursor: Cursor,
  parameter: Parameter,
  type: ParameterType,
  context: ConfigContext,
): Json | undefined {
  const { value, path, problems } = cursor
  const what = `"${parameter.name}"`
  const refuse = (message: string): undefined => {
    problems.add(path, message)
    return undefined
  }
  switch (type.kind) {
    case 'number':
      return readNumber(cursor, what, type)
    case 'integer':
      return readNumber(cursor, what, { ...type, whole: true })
    case 'boolean':
      return readBoolean(cursor, what)
    case 'text':
      return readText(cursor, what, type.maxLength)
    case 'choice':
      return readChoice(
        cursor,
        what,
        type.options.map((option) => option.value),
      )
    case 'machine': {
      const name = readText(cursor, what, 100)
      if (name === undefined || context.shape.hasMachine(name)) return name
      return refuse(`Choose a machine type that this service offers for ${what}; ${quoted(name)} is not among them.`)
    }
    case 'region': {
      const id = readText(cursor, what, 100)
      return id === undefined ? undefined : (checkRegion(id, context) ?? refuse(regionMessage(id, what, context)))
    }
    case 'location':
      return typeof value === 'string' ? readRegionOrRefuse(cursor, what, context) : readLocation(cursor, what)
    case 'zones':
      return Array.isArray(value)
        ? readZoneNames(cursor, what)
        : readNumber(cursor, `${what} a list of zone names, or`, ZONES)
    case 'service-time':
      if (type.allowNumber && typeof value === 'number') return readNumber(cursor, what, MILLISECONDS)
      return readServiceTime(cursor, what, parameter.default)
    case 'node': {
      const id = readText(cursor, what, 64)
      if (id !== undefined) context.nodeReference(id, path)
      return id
    }
    case 'subset':
      return readSubset(
        cursor,
        what,
        type.options.map((option) => option.value),
      )
    case 'list': {
      const items = readList(cursor, what, (item) => readItem(item, what, type.item, context))
      return Array.isArray(value) ? items.filter((item) => item !== undefined) : undefined
    }
    case 'object':
      return readItem(cursor, what, type.fields, context)
    case 'map':
      return readMap(cursor, what)
    case 'nullable':
      return value === null ? null : readValue(cursor, parameter, type.of, context)
    case 'or-word':
      if (value === type.word) return type.word
      if (typeof value === 'string' && !takesText(type.of)) {
        return refuse(`Set ${what} to ${quoted(type.word)} or another allowed value, instead of ${described(value)}.`)
      }
      return readValue(cursor, parameter, type.of, context)
    default:
      return type satisfies never
  }
}

const ZONES: Bounds = { min: 1, max: 100, whole: true }

/** The same id when the provider (or, for generic services, any) has this region. */
function checkRegion(id: string, { services, shape }: ConfigContext): string | undefined {
  const providers = services.providersOfRegion(id)
  if (shape.provider === 'generic') return providers.length > 0 ? id : undefined
  return providers.includes(shape.provider) ? id : undefined
}

function regionMessage(id: string, what: string, { services, shape }: ConfigContext): string {
  const [other] = services.providersOfRegion(id)
  if (other === undefined) return `Choose a region of the catalogue for ${what}; ${quoted(id)} is not in it.`
  return `Choose a region of ${PROVIDERS[shape.provider]} for ${what}; ${quoted(id)} belongs to ${PROVIDERS[other] ?? other}.`
}

const PROVIDERS: Readonly<Record<string, string>> = {
  aws: 'AWS',
  gcp: 'Google Cloud',
  azure: 'Azure',
  generic: 'any provider',
}

function readRegionOrRefuse(cursor: Cursor, what: string, context: ConfigContext): string | undefined {
  const id = readText(cursor, what, 100)
  if (id === undefined || context.services.providersOfRegion(id).length > 0) return id
  cursor.problems.add(
    cursor.path,
    `Set ${what} to a region id or { "lat", "lon" }; ${quoted(id)} is not a region of the catalogue.`,
  )
  return undefined
}

function readLocation(cursor: Cursor, what: string): Json | undefined {
  const fields = readObject(cursor, what, ['lat', 'lon'])
  const lat = fields?.need('lat', 'degrees north, from -90 to 90')
  const lon = fields?.need('lon', 'degrees east, from -180 to 180')
  if (lat === undefined || lon === undefined) return undefined
  const [north, east] = [
    readNumber(lat, `the latitude of ${what}`, { min: -90, max: 90 }),
    readNumber(lon, `the longitude of ${what}`, { min: -180, max: 180 }),
  ]
  return north === undefined || east === undefined ? undefined : { lat: north, lon: east }
}

function readZoneNames(cursor: Cursor, what: string): Json | undefined {
  const { path, problems } = cursor
  const names = readList(cursor, what, (item) => readText(item, `a zone of ${what}`, 64)).filter((n) => n !== undefined)
  if (Array.isArray(cursor.value) && cursor.value.length === 0) {
    problems.add(path, `Name at least one zone in ${what}, or remove it.`)
    return undefined
  }
  names.forEach((name, i) => {
    if (names.indexOf(name) < i) problems.add(within(path, i), `Remove ${quoted(name)} here: ${what} names it already.`)
  })
  return names
}

function readSubset(cursor: Cursor, what: string, options: readonly string[]): Json | undefined {
  const { value, path, problems } = cursor
  const words = readList(cursor, what, (item) => readChoice(item, `each word of ${what}`, options))
  words.forEach((word, i) => {
    if (word === undefined || words.indexOf(word) === i) return
    problems.add(within(path, i), `Remove ${quoted(word)} here: ${what} names it already.`)
  })
  return Array.isArray(value) ? words.filter((word) => word !== undefined) : undefined
}

function readItem(
  cursor: Cursor,
  what: string,
  parameters: readonly Parameter[],
  context: ConfigContext,
): Json | undefined {
  const fields = readObject(
    cursor,
    what,
    parameters.map(({ name }) => name),
  )
  if (fields === undefined) return undefined
  const item: { [key: string]: Json } = {}
  for (const parameter of parameters) {
    const field = fields.get(parameter.name)
    const value = field && readValue(field, parameter, parameter.type, context)
    if (value !== undefined) item[parameter.name] = value
  }
  return item
}

function readMap(cursor: Cursor, what: string): Json | undefined {
  const { value, path, problems } = cursor
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.add(path, `Make ${what} an object in braces, instead of ${described(value)}.`)
    return undefined
  }
  const map: { [key: string]: Json } = {}
  for (const [key, one] of Object.entries(value)) {
    const at = { value: one, path: within(path, key), problems }
    const name = readText({ ...at, value: key }, `the key ${quoted(key)} in ${what}`, 200)
    const text = readText(at, `${quoted(key)} in ${what}`, 10_000)
    if (name === '__proto__') problems.add(at.path, `Choose another name than ${quoted(key)} in ${what}.`)
    else if (name !== undefined && text !== undefined) map[name] = text
  }
  return map
}

/** Whether a text can be right for this type, so that a wrong one deserves that type's own message. */
function takesText(type: ParameterType): boolean {
  switch (type.kind) {
    case 'text':
    case 'choice':
    case 'machine':
    case 'region':
    case 'location':
    case 'node':
      return true
    case 'nullable':
    case 'or-word':
      return takesText(type.of)
    default:
      return false
  }
}
