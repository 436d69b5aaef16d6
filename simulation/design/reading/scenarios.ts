import type { DesignTest, Step } from '../design.ts'
import { readIds } from './edge.ts'
import { type Bounds, type Cursor, type Fields, QUANTITY, readNumber, readObject, readText, SHARE } from './fields.ts'
import { described, quoted } from './wording.ts'

/** Reads a presentation step; the ids it shows are looked up later. */
export function readStep(cursor: Cursor): Step | undefined {
  const fields = readObject(cursor, 'a presentation step', ['title', 'notes', 'show', 'focus'])
  if (fields === undefined) return undefined
  const [show, focus] = [fields.get('show'), fields.get('focus')]
  return {
    title: optionalText(fields, 'title', 'of this step'),
    notes: optionalText(fields, 'notes', 'of this step'),
    show: show === undefined ? [] : readIds(show, '"show" of this step'),
    focus: focus === undefined ? [] : readIds(focus, '"focus" of this step'),
  }
}

const ABOVE_ZERO: Bounds = { min: 0, exclusiveMin: true, max: 1e15 }

/** Reads a test of the design; the ids it fails are looked up later. */
export function readTest(cursor: Cursor): DesignTest | undefined {
  const fields = readObject(cursor, 'a test', ['name', 'when', 'expect'])
  if (fields === undefined) return undefined
  const name = optionalText(fields, 'name', 'of this test')
  const what = name === '' ? 'this test' : quoted(name)
  const [whenAt, expectAt] = [fields.get('when'), fields.get('expect')]
  const when = whenAt && readObject(whenAt, `"when" of ${what}`, ['fail', 'trafficFactor'])
  const expect = expectAt && readObject(expectAt, `"expect" of ${what}`, EXPECTATIONS)
  const failAt = when?.get('fail')
  const fail = failAt && readFailure(failAt, what)
  const trafficFactor = optionalNumber(when, 'trafficFactor', what, QUANTITY)
  const availability = optionalNumber(expect, 'availability', what, SHARE)
  const p95LatencyMs = optionalNumber(expect, 'p95LatencyMs', what, ABOVE_ZERO)
  const monthlyBudgetUsd = optionalNumber(expect, 'monthlyBudgetUsd', what, ABOVE_ZERO)
  const served = optionalNumber(expect, 'served', what, SHARE)
  return {
    name,
    when: { ...(fail !== undefined && { fail }), ...(trafficFactor !== undefined && { trafficFactor }) },
    expect: {
      ...(availability !== undefined && { availability }),
      ...(p95LatencyMs !== undefined && { p95LatencyMs }),
      ...(monthlyBudgetUsd !== undefined && { monthlyBudgetUsd }),
      ...(served !== undefined && { served }),
    },
  }
}

const EXPECTATIONS = ['availability', 'p95LatencyMs', 'monthlyBudgetUsd', 'served'] as const

function readFailure(cursor: Cursor, what: string): DesignTest['when']['fail'] | undefined {
  const { value, path, problems } = cursor
  if (Array.isArray(value)) return readIds(cursor, `"fail" of ${what}`)
  if (value === 'any-zone' || value === 'any-region') return value
  problems.add(path, `Let ${what} fail a list of ids, any-zone or any-region, instead of ${described(value)}.`)
  return undefined
}

function optionalText(fields: Fields, key: string, of: string): string {
  const field = fields.get(key)
  return (field && readText(field, `the ${key} ${of}`)) ?? ''
}

function optionalNumber(fields: Fields | undefined, key: string, what: string, bounds: Bounds): number | undefined {
  const field = fields?.get(key)
  return field && readNumber(field, `"${key}" of ${what}`, bounds)
}
