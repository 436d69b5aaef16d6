import type { Config } from '../../design/design.ts'
import { isList, isRecord } from '../../design/json-values.ts'

/**
 * Typed reading of a configuration whose defaults are filled in. The parser has checked types and bounds, so that a value of another
 * type here means a parameter that the service does not have; it reads as the neutral value named below.
 */

/** @returns the number, or `missing` where the service has no such parameter */
export function numberOf(config: Config, name: string, missing = 0): number {
  const value = config[name]
  return typeof value === 'number' ? value : missing
}

/** @returns `null` where the parameter is `null`, a word, or not there */
export function numberOrNull(config: Config, name: string): number | null {
  const value = config[name]
  return typeof value === 'number' ? value : null
}

export function textOf(config: Config, name: string): string {
  const value = config[name]
  return typeof value === 'string' ? value : ''
}

export function isOn(config: Config, name: string): boolean {
  return config[name] === true
}

/** The items of a list of objects; empty where there is none. */
export function itemsOf(config: Config, name: string): readonly Config[] {
  const value = config[name]
  return isList(value) ? value.filter(isRecord) : []
}

/** What `zones` says: the first so many of the region, or these. */
export function statedZones({ zones }: Config): number | readonly string[] {
  if (isList(zones)) return zones.filter((name) => typeof name === 'string')
  return typeof zones === 'number' ? zones : 1
}
