import type { Json } from './design.ts'

/** Whether a value is an object in braces. */
export function isRecord(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a value is a list. `Array.isArray` does not narrow read-only arrays. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}
