import { describe, expect, it } from 'vitest'
import { newAccountCredit } from '../../../simulation/catalog/machine-discounts.ts'
import { taughtAllowances } from '../../../simulation/catalog/taught-allowances.ts'
import { totalOf } from '../../../simulation/cost/total.ts'
import { designBill, partBill } from './month.ts'

const freeHours = (service: string, instanceType: string, region: string, freeTier: string, count = 1) =>
  partBill(service, { instanceType, count }, {}, { region, freeTier }).line('instance-hours').freeQuantity

describe('the free tiers that courses count on', () => {
  it.each([
    ['aws.ec2', 't2.micro', 'us-east-1'],
    ['aws.ec2', 't3.micro', 'eu-west-1'],
    ['azure.virtual-machine', 'Standard_B1s', 'eastus'],
  ])('%s %s in %s: 750 hours a month, for new accounts only', (service, type, region) => {
    expect(freeHours(service, type, region, 'new-account', 2)).toBeCloseTo(750, 9)
    expect(freeHours(service, type, region, 'always-free', 2)).toBe(0)
    expect(freeHours(service, type, region, 'none', 2)).toBe(0)
  })

  it('Google’s e2-micro: one all month, for ever, in three regions of the United States', () => {
    expect(freeHours('gcp.compute-engine', 'e2-micro', 'us-central1', 'always-free', 3)).toBe(730)
    expect(freeHours('gcp.compute-engine', 'e2-micro', 'europe-west1', 'always-free', 3)).toBe(0)
    expect(freeHours('gcp.compute-engine', 'e2-small', 'us-central1', 'always-free', 3)).toBe(0)
  })

  it('are one account’s: two parts share the hours', () => {
    const part = (id: string) => ({ id, service: 'aws.ec2', parent: 'home', config: { instanceType: 't3.micro' } })
    const bill = designBill({
      pricing: { freeTier: 'new-account' },
      nodes: [{ id: 'home', service: 'aws.region' }, part('a'), part('b')],
    })
    const hours = bill.lines.filter(({ dimension }) => dimension === 'instance-hours')
    expect(hours.map(({ freeQuantity }) => freeQuantity)).toEqual([375, 375].map((free) => expect.closeTo(free, 9)))
  })

  it('let the first 100 GB leave AWS and Azure, and 1 GiB leave Google Cloud, once an account', () => {
    const free = (service: string) => {
      const bill = designBill({
        pricing: { freeTier: 'always-free' },
        nodes: [
          { id: 'users', service: 'generic.client' },
          { id: 'home', service: `${service.split('.')[0]}.region` },
          { id: 'a', service, parent: 'home' },
          { id: 'b', service, parent: 'home' },
        ],
        edges: [
          { id: 'ea', source: 'users', target: 'a' },
          { id: 'eb', source: 'users', target: 'b' },
        ],
        workloads: [{ id: 'w', source: 'users', rps: 10, responseKb: 100 }],
      })
      return bill.lines
        .filter(({ dimension }) => dimension === 'internet-egress')
        .reduce((sum, { freeQuantity }) => sum + freeQuantity, 0)
    }
    expect(free('aws.ec2')).toBeCloseTo(100, 9)
    expect(free('azure.virtual-machine')).toBeCloseTo(100, 9)
    expect(free('gcp.compute-engine')).toBeCloseTo(1, 9)
  })
})

describe('a credit for new accounts', () => {
  const bill = (freeTier: string, count: number) =>
    partBill('gcp.compute-engine', { instanceType: 'e2-standard-4', count }, {}, { freeTier })

  it('pays all of a small bill and never more', () => {
    expect(bill('new-account', 1).line('new-account-credit')).toMatchObject({ unitPriceUsd: -1, unit: 'USD' })
    expect(bill('new-account', 1).totalUsd).toBe(0)
  })

  it('leaves nothing, and no less, of lines whose sum cannot be written down exactly', () => {
    const amounts = [0.1, 0.2, 0.7, 17.48124, 3.6]
    const sum = amounts.reduce((all, amount) => all + amount, 0)
    const credits = amounts.map((amount) => -amount)
    expect(totalOf([...amounts, ...credits])).toBe(0)
    expect(totalOf([sum, ...credits])).toBe(0)
    expect(totalOf([...amounts, 1e-6, ...credits])).toBeCloseTo(1e-6, 13)
    expect(totalOf([...amounts, null])).toBeNull()
    expect(totalOf([])).toBe(0)
  })

  it('pays its sum of a larger one', () => {
    expect(bill('new-account', 20).totalUsd).toBeCloseTo(bill('none', 20).totalUsd - 300, 9)
  })

  it('is nobody’s who asked for permanent allowances only', () => {
    expect(bill('always-free', 1).dimensions).not.toContain('new-account-credit')
  })
})

describe('the allowances that courses teach', () => {
  const taught = (provider: string, what: string) => {
    const found = taughtAllowances.find((row) => row.provider === provider && row.what.startsWith(what))
    if (!found) throw new Error(`${provider}: ${what}`)
    return found
  }

  it.each([
    ['aws', 't2.micro', 750],
    ['aws', 'S3', 5],
    ['aws', 'data out', 15],
    ['gcp', 'e2-micro', 730],
    ['gcp', 'standard persistent disk', 30],
    ['gcp', 'data out', 1],
    ['gcp', 'credit', 300],
    ['azure', 'B1s', 750],
    ['azure', 'Blob', 5],
    ['azure', 'credit', 200],
  ])('%s: %s of %d is there, with its date and what changed', (provider, what, quantity) => {
    const row = taught(provider, what)
    expect(row.taught).toBe(quantity)
    expect(row.asOf).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(row.source).not.toBe('')
    if (row.taught !== row.quantity) expect(row.change).not.toBe('')
  })

  it.each([
    ['aws.s3', {}, 'aws', 'S3'],
    ['azure.blob-storage', {}, 'azure', 'Blob'],
  ])('%s stores what is free', (service, config, provider, what) => {
    const stored = (freeTier: string) =>
      partBill(service, { storageGb: 100, ...config }, {}, { freeTier }).line('storage').freeQuantity
    expect(stored('new-account')).toBeCloseTo(taught(provider, what).quantity, 9)
    expect(stored('always-free')).toBe(0)
  })

  it('a disk of Google stores what is free, for ever, where e2-micro machines are free', () => {
    const disk = (region: string) => {
      const bill = partBill(
        'gcp.persistent-disk',
        { tier: 'hdd', storageGb: 100 },
        {},
        { freeTier: 'always-free', region },
      )
      return bill.lines.reduce((sum, { freeQuantity }) => sum + freeQuantity, 0)
    }
    // the price is a GiB’s, the allowance in GB
    expect(disk('us-central1') * 1.073741824).toBeCloseTo(taught('gcp', 'standard persistent disk').quantity, 6)
  })

  it.each(['aws', 'gcp', 'azure'])('the credit of %s is what the bill takes off', (provider) => {
    const credit = newAccountCredit(provider)
    const row = taught(provider, 'credit')
    expect(row.quantity).toBe(credit?.value)
    expect(row.unit).toBe(`USD within ${credit?.days} days`)
  })
})
