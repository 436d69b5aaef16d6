import { describe, expect, it } from 'vitest'
import { hasMachine, machineOffer, machineOffers } from '../../../simulation/catalog/index.ts'
import { partBill } from '../cost/month.ts'

describe('tensor processors', () => {
  it('are sold by the slice, and only as such', () => {
    expect(machineOffers('gcp.tpu', null).every(({ accelerator }) => accelerator?.startsWith('TPU'))).toBe(true)
    expect(hasMachine('gcp.compute-engine', 'tpu-v5litepod-4')).toBe(false)
    expect(hasMachine('gcp.tpu', 'n2-standard-2')).toBe(false)
    expect(machineOffer('gcp.tpu', 'tpu-v6e-8', 'us-central1')).toMatchObject({ accelerators: 8, onDemandUsd: 21.6 })
  })

  it('cost the hours of their slices, on spot for less', () => {
    const slice = (purchase: string) => partBill('gcp.tpu', { instanceType: 'tpu-v5litepod-8', purchase }).totalUsd
    expect(slice('on-demand')).toBeCloseTo(730 * 9.6, 6)
    expect(slice('spot')).toBeCloseTo(730 * 2.05738, 6)
  })
})
