import { describe, expect, it } from 'vitest'
import { partBill } from '../cost/month.ts'
import { part } from './drawing.ts'

describe('a workspace', () => {
  it('costs a machine for each of its people while it is on, and disks all month', () => {
    const bill = partBill('aws.sagemaker-studio', { users: 5, hoursPerMonth: 160, storageGb: 20, sharedGb: 100 })
    expect(bill.line('instance-hours').amountUsd).toBeCloseTo(5 * 160 * 0.05, 6)
    expect(bill.line('notebook-storage').amountUsd).toBeCloseTo(5 * 20 * 0.14, 6)
    expect(bill.line('shared-storage').amountUsd).toBeCloseTo(30, 6)
  })

  it('is forgotten, switched on, for a whole month unless somebody says otherwise', () => {
    expect(partBill('aws.sagemaker-studio').line('instance-hours').quantity).toBe(730)
  })

  it('adds a fee for management on Google Cloud, known for one family only', () => {
    const n1 = partBill('gcp.vertex-workbench', { instanceType: 'n1-standard-4', hoursPerMonth: 100 })
    expect(n1.line('management').amountUsd).toBeCloseTo(100 * 4 * 0.0063222, 9)
    expect(n1.complete).toBe(true)
    expect(partBill('gcp.vertex-workbench', { instanceType: 'e2-standard-4' }).complete).toBe(false)
  })

  it('adds a load balancer for each machine on Azure', () => {
    const bill = partBill('azure.ml-workspace', { users: 2, hoursPerMonth: 240 })
    expect(bill.line('load-balancer-days').quantity).toBeCloseTo(20, 9)
    expect(bill.line('load-balancer-days').amountUsd).toBeCloseTo(6.6, 6)
  })
})

describe('a feature store', () => {
  it('bills records by their size: 4 KB read, 1 KB written', () => {
    const config = { itemKb: 6, readsPerRequest: 2, writesPerRequest: 1, storageGb: 25, offlineGb: 1000 }
    const bill = partBill('aws.sagemaker-feature-store', config, { requests: 1e6 })
    expect(bill.line('reads').amountUsd).toBeCloseTo(2 * 2 * 0.25, 6)
    expect(bill.line('writes').amountUsd).toBeCloseTo(6 * 1.25, 6)
    expect(bill.line('online-storage').amountUsd).toBeCloseTo(11.25, 6)
    expect(bill.line('history').amountUsd).toBeCloseTo(23, 6)
  })

  it('bills nodes that stand ready on Google Cloud, by their kind', () => {
    const nodes = (serving: string) =>
      partBill('gcp.vertex-feature-store', { serving, nodes: 2 }).line('serving-node-hours').amountUsd
    expect(nodes('optimized')).toBeCloseTo(2 * 730 * 0.3, 6)
    expect(nodes('bigtable')).toBeCloseTo(2 * 730 * 0.94, 6)
  })

  it('answers in milliseconds that are marked as a guess', () => {
    expect(part('aws.sagemaker-feature-store').behaviour.station?.source?.confidence).toBe('recalled')
  })
})
