import { describe, expect, it } from 'vitest'
import { part } from '../archetypes/drawing.ts'
import { partBill } from './month.ts'

describe('an ML pipeline', () => {
  it('costs three cents a run on Google Cloud, whatever its steps', () => {
    const usd = (stepsPerRequest: number) =>
      partBill('gcp.vertex-pipelines', { stepsPerRequest }, { requests: 100 }).totalUsd
    expect(usd(1)).toBeCloseTo(3, 9)
    expect(usd(20)).toBeCloseTo(3, 9)
  })

  it('is free on the others, where its steps are paid as jobs', () => {
    for (const id of ['aws.sagemaker-pipelines', 'azure.ml-pipelines'])
      expect(partBill(id, {}, { requests: 100 }).totalUsd, id).toBe(0)
  })

  it('lasts until its steps are back', () => {
    expect(part('aws.sagemaker-pipelines').behaviour.station?.blocking).toBe(true)
  })
})
