import { describe, expect, it } from 'vitest'
import { partBill } from '../cost/month.ts'
import { part } from './drawing.ts'

describe('an API gateway', () => {
  it('counts a call by its size where the provider does', () => {
    const calls = (config: object, kb: number) =>
      partBill('aws.api-gateway', { ...config }, { requests: 1000, requestGb: kb / 1000 }).lines[0]?.quantity
    expect(calls({ mode: 'http' }, 512)).toBeCloseTo(0.001, 12)
    expect(calls({ mode: 'http' }, 513)).toBeCloseTo(0.002, 12)
    expect(calls({ mode: 'websocket' }, 100)).toBeCloseTo(0.004, 12)
    expect(calls({ mode: 'rest' }, 5000)).toBeCloseTo(0.001, 12)
    expect(calls({ mode: 'rest', requestUnitKb: 1000 }, 5000)).toBeCloseTo(0.005, 12)
  })

  it('lets no more calls through than it may, and takes its time for each', () => {
    const { station } = part('aws.api-gateway', { callsPerSecond: 10_000 }).behaviour
    const servers = Number(station?.servers)
    expect(servers / ((station?.serviceTime.meanMs ?? 0) / 1000)).toBeCloseTo(10_000, 6)
    expect(part('aws.api-gateway').behaviour.station?.servers).toBe('infinite')
  })

  it('costs by the call, or by the unit whatever passes', () => {
    const usd = (config: object) => partBill('azure.api-management', { ...config }, { requests: 5e6 }).totalUsd
    expect(usd({})).toBeCloseTo(17.5, 9)
    expect(usd({ tier: 'standard', units: 2 })).toBeCloseTo(2 * 686.71, 9)
  })

  it('gives some calls away', () => {
    const usd = (requests: number) =>
      partBill('gcp.api-gateway', {}, { requests }, { freeTier: 'always-free' }).totalUsd
    expect(usd(2e6)).toBeCloseTo(0, 9)
    expect(usd(3e6)).toBeCloseTo(3, 9)
  })

  it('is promised more in several zones, and nothing in the tier for developers', () => {
    const promised = (config: object) =>
      part('azure.api-management', { ...config }).behaviour.failure.contractUnavailability
    expect(promised({ tier: 'standard' })).toBeCloseTo(5e-4, 12)
    expect(promised({ tier: 'premium', zoneRedundant: true })).toBeCloseTo(1e-4, 12)
    expect(promised({ tier: 'developer' })).toBeNull()
  })
})

describe('publish–subscribe', () => {
  it('counts a large message several times, except where its payload is paid', () => {
    const requests = (mode: string) =>
      partBill('aws.sns', { mode }, { requests: 1e6, requestGb: 128 }).line('publish-requests').quantity
    expect(requests('standard')).toBeCloseTo(2, 9)
    expect(requests('fifo')).toBeCloseTo(1, 9)
  })

  it('counts an event and its delivery', () => {
    const bill = partBill('azure.event-grid', {}, { requests: 1e6 }, { region: 'westeurope' })
    expect(bill.line('operations').amountUsd).toBeCloseTo(2 * 0.6, 9)
    expect(partBill('azure.event-grid', {}, { requests: 1e6 }).line('operations').amountUsd).toBeNull()
  })

  it('is free for events of the cloud itself', () => {
    const usd = (mode: string) => partBill('gcp.eventarc', { mode }, { requests: 1e6 }).totalUsd
    expect(usd('google')).toBe(0)
    expect(usd('custom')).toBeCloseTo(1, 9)
  })

  it('lets its caller go on and delivers by itself', () => {
    for (const id of ['aws.sns', 'aws.eventbridge', 'gcp.eventarc', 'azure.event-grid'])
      expect(part(id).behaviour.role.kind, id).toBe('queue')
  })
})
