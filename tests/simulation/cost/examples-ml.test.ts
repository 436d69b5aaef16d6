import { describe, expect, it } from 'vitest'
import { partBill } from './month.ts'

/** Hand arithmetic on list prices of machine learning; the published examples hold no bill of these services that can be recomputed. */
describe('a month of machine learning', () => {
  it('batch transform on AWS: 30 nights of 2 hours on 3 machines', () => {
    const config = { instanceType: 'ml.g4dn.xlarge', count: 3, hoursPerRun: 2, runsPerMonth: 30 }
    expect(partBill('aws.sagemaker-batch-transform', config).totalUsd).toBeCloseTo(180 * 0.7364, 6)
  })

  it('batch prediction on Google Cloud: node-hours at the price of an endpoint', () => {
    const config = { instanceType: 'g2-standard-4', count: 1, hoursPerRun: 10, runsPerMonth: 4 }
    expect(partBill('gcp.vertex-batch-prediction', config).totalUsd).toBeCloseTo(40 * 0.8129, 6)
  })

  it('a batch endpoint on Azure: the virtual machines and nothing else', () => {
    const config = { instanceType: 'Standard_NC4as_T4_v3', count: 2, hoursPerRun: 5, runsPerMonth: 10 }
    const batch = partBill('azure.ml-batch-endpoint', config)
    const machines = partBill('azure.virtual-machine', { instanceType: 'Standard_NC4as_T4_v3', hoursPerMonth: 100 })
    expect(batch.totalUsd).toBeCloseTo(machines.totalUsd, 6)
  })

  it.each(['aws.sagemaker-model-registry', 'gcp.vertex-model-registry', 'azure.ml-registry'])(
    '%s: is free, and does not guess what its models cost in their bucket',
    (id) => {
      expect(partBill(id).lines.map(({ dimension, amountUsd }) => [dimension, amountUsd])).toEqual([['registry', 0]])
      expect(partBill(id, { storageGb: 100 }).complete).toBe(false)
    },
  )
})
