import type { NodeId, Shape, Workload, WorkloadId } from '../design.ts'
import {
  type Bounds,
  type Cursor,
  type Fields,
  QUANTITY,
  readChoice,
  readId,
  readList,
  readNumber,
  readObject,
  readText,
} from './fields.ts'
import { quoted } from './wording.ts'

const KEYS = ['id', 'name', 'source', 'rps', 'shape', 'requestKb', 'responseKb'] as const

/** Reads one workload; its source is looked up later. */
export function readWorkload(cursor: Cursor): Workload | undefined {
  const fields = readObject(cursor, 'a workload', KEYS)
  if (fields === undefined) return undefined
  const idAt = fields.need('id', 'a short name of its own, such as "predict"')
  const id = (idAt && readId(idAt, 'the id of this workload')) ?? ''
  const what = id === '' ? 'this workload' : quoted(id)
  const sourceAt = fields.need('source', 'the id of the client that sends it')
  const rpsAt = fields.need('rps', 'requests a second, mean over the month')
  const nameAt = fields.get('name')
  const shapeAt = fields.get('shape')
  const amount = (key: 'requestKb' | 'responseKb'): number => {
    const field = fields.get(key)
    return (field && readNumber(field, `"${key}" of ${what}`, QUANTITY)) ?? 0
  }
  return {
    id: id as WorkloadId,
    name: (nameAt && readText(nameAt, `the name of ${what}`)) ?? id,
    source: ((sourceAt && readId(sourceAt, `the source of ${what}`)) ?? '') as NodeId,
    rps: (rpsAt && readNumber(rpsAt, `the rate ("rps") of ${what}`, QUANTITY)) ?? 0,
    shape: (shapeAt && readShape(shapeAt, what)) ?? { kind: 'constant' },
    requestKb: amount('requestKb'),
    responseKb: amount('responseKb'),
  }
}

const SHAPE_KEYS = {
  constant: ['kind'],
  diurnal: ['kind', 'peakToMean', 'peakHour'],
  burst: ['kind', 'peakToMean', 'minutesPerDay', 'startHour'],
  hourly: ['kind', 'factors'],
} as const
const KINDS = ['constant', 'diurnal', 'burst', 'hourly'] as const
const ALL_KEYS = ['kind', 'peakToMean', 'peakHour', 'minutesPerDay', 'startHour', 'factors']
const MINUTES_A_DAY = 1440
/** Evening, as the contract has it for bursts. */
const DEFAULT_START_HOUR = 18
const HOUR: Bounds = { min: 0, max: 24, hint: 'an hour of the day in UTC' }
const PEAK_TO_MEAN: Bounds = { min: 1, max: 1e6, hint: 'how many times the mean the peak is' }

function readShape(cursor: Cursor, what: string): Shape | undefined {
  const loose = readObject(cursor, `the shape of ${what}`, ALL_KEYS)
  const kindAt = loose?.get('kind')
  const kind = kindAt === undefined ? 'constant' : readChoice(kindAt, `the shape of ${what}`, KINDS)
  if (loose === undefined || kind === undefined) return undefined
  for (const key of ALL_KEYS) {
    const field = loose.get(key)
    if (field !== undefined && !SHAPE_KEYS[kind].some((allowed) => allowed === key)) {
      cursor.problems.add(field.path, `Remove "${key}": a ${kind} shape has none.`)
    }
  }
  switch (kind) {
    case 'constant':
      return { kind }
    case 'diurnal':
      return readDiurnal(loose, what)
    case 'burst':
      return readBurst(cursor, loose, what)
    case 'hourly':
      return readHourly(loose, what)
    default:
      return kind satisfies never
  }
}

function readDiurnal(fields: Fields, what: string): Shape | undefined {
  const peak = fields.need('peakToMean', 'how many times the mean the peak is, such as 2')
  const hour = fields.need('peakHour', 'the hour of the peak in UTC, such as 18')
  const peakToMean = peak && readNumber(peak, `"peakToMean" of ${what}`, PEAK_TO_MEAN)
  const peakHour = hour && readNumber(hour, `"peakHour" of ${what}`, HOUR)
  return peakToMean === undefined || peakHour === undefined ? undefined : { kind: 'diurnal', peakToMean, peakHour }
}

function readBurst(cursor: Cursor, fields: Fields, what: string): Shape | undefined {
  const peak = fields.need('peakToMean', 'how many times the mean the burst is, such as 5')
  const minutes = fields.need('minutesPerDay', 'how long the burst lasts each day, such as 30')
  const start = fields.get('startHour')
  const peakToMean = peak && readNumber(peak, `"peakToMean" of ${what}`, PEAK_TO_MEAN)
  const minutesPerDay =
    minutes &&
    readNumber(minutes, `"minutesPerDay" of ${what}`, {
      min: 0,
      max: MINUTES_A_DAY,
      exclusiveMin: true,
      exclusiveMax: true,
    })
  const startHour = start === undefined ? DEFAULT_START_HOUR : readNumber(start, `"startHour" of ${what}`, HOUR)
  if (peakToMean === undefined || minutesPerDay === undefined || startHour === undefined) return undefined
  if (peakToMean * minutesPerDay > MINUTES_A_DAY) {
    cursor.problems.add(
      cursor.path,
      `Make the burst of ${what} lower or shorter: ${peakToMean} times the mean for ${minutesPerDay} minutes is more than the whole day's traffic (peakToMean × minutesPerDay is at most ${MINUTES_A_DAY}).`,
    )
    return undefined
  }
  return { kind: 'burst', peakToMean, minutesPerDay, startHour }
}

function readHourly(fields: Fields, what: string): Shape | undefined {
  const at = fields.need('factors', '24 or 168 numbers of mean 1')
  if (at === undefined) return undefined
  const read = readList(at, `"factors" of ${what}`, (item) => readNumber(item, `a factor of ${what}`, QUANTITY))
  const factors = read.filter((factor) => factor !== undefined)
  if (factors.length < read.length || !Array.isArray(at.value)) return undefined
  if (factors.length !== 24 && factors.length !== 168) {
    const count = factors.length
    at.problems.add(at.path, `Give ${what} 24 factors (a day) or 168 (a week from Monday 00:00), instead of ${count}.`)
    return undefined
  }
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length
  if (Math.abs(mean - 1) > 1e-6) {
    const remedy =
      mean > 0
        ? `Divide the factors of ${what} by ${Number(mean.toPrecision(6))}, so that their mean is 1.`
        : `Give ${what} factors of mean 1; these are all 0. A workload that never sends has a rate ("rps") of 0.`
    at.problems.add(at.path, remedy)
    return undefined
  }
  return { kind: 'hourly', factors }
}
