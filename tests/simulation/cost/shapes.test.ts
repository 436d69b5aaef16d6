import { describe, expect, it } from 'vitest'
import type { Drawing } from '../archetypes/drawing.ts'
import { designBill } from './month.ts'

/** Half a day at half the mean, half a day at one and a half. */
const DAY = [...Array.from({ length: 12 }, () => 0.5), ...Array.from({ length: 12 }, () => 1.5)]

/** A fleet that needs a machine for every ten requests a second: 100 ms each on two vCPUs that may be half busy. */
function fleet(
  config: object,
  shape: object = { kind: 'hourly', factors: DAY },
  service = 'aws.auto-scaling-group',
): Drawing {
  return {
    nodes: [
      { id: 'users', service: 'generic.client' },
      { id: 'home', service: `${service.split('.')[0]}.region` },
      {
        id: 'fleet',
        service,
        parent: 'home',
        config: {
          instanceType: service.startsWith('gcp') ? 'n2-standard-2' : 'm7i.large',
          autoscaling: true,
          min: 1,
          max: 100,
          targetUtilisation: 0.5,
          serviceTimeMs: 100,
          ...config,
        },
      },
    ],
    edges: [{ id: 'e', source: 'users', target: 'fleet' }],
    workloads: [{ id: 'w', source: 'users', rps: 100, shape }],
  }
}

const hoursOf = (drawing: Drawing, purchase = '') =>
  designBill(drawing)
    .lines.filter(({ dimension, description }) => dimension === 'instance-hours' && description.includes(purchase))
    .reduce((sum, { quantity }) => sum + quantity, 0)

describe('a fleet that follows the traffic', () => {
  it('is paid for the machines that each hour of the week needs', () => {
    expect(hoursOf(fleet({}))).toBeCloseTo(730 * ((5 + 15) / 2), 6)
    expect(hoursOf(fleet({}, { kind: 'constant' }))).toBeCloseTo(730 * 10, 6)
  })

  it('never has fewer or more than it may', () => {
    expect(hoursOf(fleet({ min: 8 }))).toBeCloseTo(730 * ((8 + 15) / 2), 6)
    expect(hoursOf(fleet({ max: 12 }))).toBeCloseTo(730 * ((5 + 12) / 2), 6)
  })

  it('has a committed base for every hour, and buys only what runs above it', () => {
    const mixed = fleet({ reservedCount: 6, purchase: 'spot' })
    const { lines } = designBill(mixed)
    const hours = lines.filter(({ dimension }) => dimension === 'instance-hours')
    expect(hours.map(({ quantity }) => quantity)).toEqual([6 * 730, expect.closeTo(730 * ((0 + 9) / 2), 6)])
    const [base, above] = hours.map(({ unitPriceUsd }) => unitPriceUsd)
    expect(base).not.toBe(above)
  })

  it('gets sustained use only for the machines that always run', () => {
    const bill = designBill(fleet({ min: 4 }, undefined, 'gcp.managed-instance-group'))
    expect(bill.line('sustained-use-discount').quantity).toBeCloseTo(4 * 730, 6)
  })

  it('costs more than its mean needs where the day is uneven and machines are whole', () => {
    const uneven = fleet({}, { kind: 'diurnal', peakToMean: 2.4, peakHour: 18 })
    expect(hoursOf(uneven)).toBeGreaterThan(hoursOf(fleet({}, { kind: 'constant' })))
  })
})

describe('a bill does not depend on how its traffic is drawn', () => {
  const drawn = (...rates: readonly number[]): Drawing => ({
    nodes: [
      { id: 'users', service: 'generic.client' },
      { id: 'home', service: 'aws.region' },
      { id: 'f', service: 'aws.lambda', parent: 'home', config: { durationMs: 200 } },
      { id: 's', service: 'aws.s3', parent: 'home' },
    ],
    edges: [
      { id: 'e', source: 'users', target: 'f', requestKb: 2, responseKb: 50 },
      { id: 'g', source: 'f', target: 's', requestKb: 1, responseKb: 100 },
    ],
    workloads: rates.map((rps, i) => ({ id: `w${i}`, source: 'users', rps })),
    pricing: { freeTier: 'always-free' },
  })

  it('one workload or three of the same sum', () => {
    expect(designBill(drawn(50, 200, 750)).totalUsd).toBeCloseTo(designBill(drawn(1000)).totalUsd, 6)
  })

  it('more of it never costs less', () => {
    const totals = [1, 10, 100, 1000, 10_000].map((rps) => designBill(drawn(rps)).totalUsd)
    expect([...totals].sort((a, b) => a - b)).toEqual(totals)
  })
})
