import { describe, expect, it } from 'vitest'
import { partBill } from '../cost/month.ts'
import { part } from './drawing.ts'

const SECONDS = 730 * 3600
const TIB = 1099.511627776

describe('a warehouse paid by what queries read', () => {
  it('costs their bytes and nothing else', () => {
    const bill = partBill('gcp.bigquery', { scannedGb: TIB / 100, storageGb: 0 }, { requests: 1000 })
    expect(bill.totalUsd).toBeCloseTo(10 * 6.25, 6)
    expect(bill.dimensions).toEqual(['scanned'])
  })

  it('gives the first TiB of a month away', () => {
    const usd = (tib: number) =>
      partBill('gcp.bigquery', { scannedGb: tib * TIB }, { requests: 1 }, { freeTier: 'always-free' }).line('scanned')
        .amountUsd
    expect(usd(1)).toBeCloseTo(0, 6)
    expect(usd(3)).toBeCloseTo(12.5, 6)
  })

  it('bills 10 MB for a query that reads less', () => {
    const gb = (scannedGb: number) =>
      partBill('aws.athena', { scannedGb }, { requests: 1000 }).line('scanned').quantity * 1024
    expect(gb(0.001)).toBeCloseTo(10, 9)
    expect(gb(0.02)).toBeCloseTo(20, 9)
  })
})

describe('a warehouse paid while queries run', () => {
  const rpuHours = (rps: number, config = {}) =>
    partBill(
      'aws.redshift',
      {
        mode: 'on-demand',
        capacityUnits: 8,
        serviceTimeMs: { distribution: 'deterministic', meanMs: 90_000 },
        ...config,
      },
      { requests: rps * SECONDS },
    ).line('rpu-hours').quantity

  it('is busy 1 − e^(−λS) of the time, as an M/G/∞ system', () => {
    expect(rpuHours(1 / 90)).toBeCloseTo(8 * 730 * (1 - Math.exp(-1)), 6)
    expect(rpuHours(100)).toBeCloseTo(8 * 730, 6)
  })

  it('counts a minute for a query that takes less', () => {
    expect(rpuHours(1 / 60, { serviceTimeMs: 100 })).toBeCloseTo(8 * 730 * (1 - Math.exp(-1)), 6)
  })

  it('takes each hour of the week by itself', () => {
    const config = {
      mode: 'on-demand',
      capacityUnits: 8,
      serviceTimeMs: { distribution: 'deterministic', meanMs: 90_000 },
    }
    const hourlyRps = Array.from({ length: 168 }, (_, hour) => (hour < 84 ? 0 : 1000))
    const bill = partBill('aws.redshift', config, { requests: 500 * SECONDS, hourlyRps })
    expect(bill.line('rpu-hours').quantity).toBeCloseTo((8 * 730) / 2, 6)
  })
})

describe('a warehouse with capacity of its own', () => {
  it('pays for nodes by the hour, and none while it is paused', () => {
    const config = { mode: 'provisioned', instanceType: 'ra3.4xlarge', count: 3 }
    expect(partBill('aws.redshift', config).line('node-hours').amountUsd).toBeCloseTo(3 * 730 * 3.26, 9)
    expect(partBill('aws.redshift', { ...config, hoursPerMonth: 100 }).line('node-hours').quantity).toBe(300)
  })

  it('pays for it again in a second zone, which then may fail', () => {
    const config = { mode: 'provisioned', region: 'us-east-1', count: 3, zones: 2 }
    expect(partBill('aws.redshift', config).line('node-hours').quantity).toBe(2 * 3 * 730)
    expect(part('aws.redshift', config).behaviour.failure).toMatchObject({ zonal: true, instances: 2, minHealthy: 1 })
  })

  it('keeps its least slots all the time and the rest while there are queries', () => {
    const slots = (requests: number) =>
      partBill('gcp.bigquery', { mode: 'provisioned', capacityUnits: 500, leastUnits: 100 }, { requests }).lines.find(
        ({ dimension }) => dimension === 'slot-hours',
      )?.quantity
    expect(slots(0)).toBe(100 * 730)
    expect(slots(1e9)).toBeCloseTo(500 * 730, 0)
  })

  it('is promised more with more than one node', () => {
    const own = (count: number) => part('aws.redshift', { region: 'us-east-1', count }).behaviour.failure.unavailability
    expect(own(1)).toBeCloseTo(0.005, 12)
    expect(own(2)).toBeCloseTo(0.001, 12)
  })

  it('makes queries wait that are more than it runs at once', () => {
    expect(part('gcp.bigquery').behaviour.station?.servers).toBe('infinite')
    expect(part('gcp.bigquery', { concurrency: 50 }).behaviour.station?.servers).toBe(50)
  })
})
