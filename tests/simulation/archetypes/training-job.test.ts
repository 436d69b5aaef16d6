import { describe, expect, it } from 'vitest'
import { trainingRun } from '../../../simulation/archetypes/serving/training-run.ts'
import { services } from '../../../simulation/catalog/index.ts'
import { partBill } from '../cost/month.ts'
import { part } from './drawing.ts'

const run = (config: Readonly<Record<string, unknown>>) => trainingRun(part('aws.sagemaker-training', config).setting)
const bill = (config: Readonly<Record<string, unknown>>) => partBill('aws.sagemaker-training', config)

describe('a training run', () => {
  it('is paid for its hours on every machine, as often as it runs', () => {
    const config = { instanceType: 'ml.p3.2xlarge', count: 4, hoursPerRun: 6, runsPerMonth: 5 }
    expect(bill(config).line('instance-hours').amountUsd).toBeCloseTo(4 * 6 * 5 * 3.825, 6)
  })

  it('is started by callers, too', () => {
    const config = { instanceType: 'ml.p3.2xlarge', hoursPerRun: 2, runsPerMonth: 1 }
    const called = partBill('aws.sagemaker-training', config, { requests: 9 })
    expect(called.line('instance-hours').quantity).toBeCloseTo(20, 6)
  })

  it('reads copied data once, before it computes', () => {
    const reading = run({ hoursPerRun: 10, epochs: 5, datasetGb: 3600, throughputMbps: 1000 })
    expect(reading.readHours).toBeCloseTo(1, 9)
    expect(reading.readHoursPerTb).toBeCloseTo(1 / 3.6, 9)
    expect(reading.paidHours).toBeCloseTo(11, 9)
  })

  it('waits for streamed data only where they come more slowly than it computes', () => {
    const streamed = (throughputMbps: number) =>
      run({ dataset: 'stream', hoursPerRun: 10, epochs: 5, datasetGb: 3600, throughputMbps }).paidHours
    expect(streamed(1000)).toBeCloseTo(10, 9)
    expect(streamed(250)).toBeCloseTo(5 * 4, 9)
  })

  it('reads many small objects no faster than their first bytes come: objects ÷ reads at once × wait', () => {
    // 5 million files of 100 KB, 64 at once, 30 ms each; and the same bytes in shards of 100 MB
    const data = { dataset: 'stream', datasetGb: 500, epochs: 20, hoursPerRun: (20 * 600) / 3600, throughputMbps: 900 }
    const secondsPerEpoch = (config: object) => (run({ ...data, ...config }).paidHours * 3600) / 20
    expect(secondsPerEpoch({ objectMb: 0.1, readersAtOnce: 64 })).toBeCloseTo((5e6 / 64) * 0.03, 6)
    expect(secondsPerEpoch({ objectMb: 0.1, readersAtOnce: 64, readMs: 60 })).toBeCloseTo((5e6 / 64) * 0.06, 6)
    expect(run({ ...data, objectMb: 100, readersAtOnce: 64 }).readHours).toBeCloseTo(500_000 / 900 / 3600, 9)
    expect(secondsPerEpoch({ objectMb: 100, readersAtOnce: 64 })).toBeCloseTo(600, 6)
  })

  it('starts over on spot machines without checkpoints, and any of its machines stops it', () => {
    const spot = { purchase: 'spot', hoursPerRun: 10, count: 2, interruptionsPerHour: 0.05 }
    expect(run(spot).paidHours).toBeCloseTo((Math.E - 1) / 0.1, 9)
    expect(run({ ...spot, checkpointMinutes: 15 }).paidHours).toBeLessThan(10.2)
    expect(run({ ...spot, purchase: 'on-demand' }).paidHours).toBe(10)
  })

  it('costs less on spot with checkpoints, and may cost more without', () => {
    const config = { instanceType: 'ml.g5.xlarge', hoursPerRun: 48, interruptionsPerHour: 0.05 }
    const [full, careless, saved] = [
      bill(config),
      bill({ ...config, purchase: 'spot' }),
      bill({ ...config, purchase: 'spot', checkpointMinutes: 30 }),
    ].map(({ totalUsd }) => totalUsd)
    expect(full).toBeCloseTo(48 * 1.4084, 6)
    expect(careless).toBeGreaterThan(full ?? 0)
    expect(saved).toBeLessThan(0.32 * (full ?? 0))
  })

  it('is cut at a month when it would never end', () => {
    const never = { purchase: 'spot', hoursPerRun: 700, interruptionsPerHour: 1000, count: 100 }
    expect(run(never).paidHours).toBe(730)
    expect(bill(never).line('instance-hours').quantity).toBeCloseTo(73_000, 6)
  })

  it('keeps the least machines of a cluster between runs', () => {
    const config = {
      instanceType: 'Standard_D4s_v5',
      autoscaling: true,
      min: 1,
      max: 4,
      hoursPerRun: 10,
      runsPerMonth: 3,
    }
    const cluster = partBill('azure.ml-compute-cluster', { ...config, cooldownSeconds: 0 })
    expect(cluster.line('instance-hours').quantity).toBeCloseTo(4 * 30 + 700, 6)
  })

  it('pays a committed base all month and the rest by the run', () => {
    const config = { instanceType: 'Standard_D4ds_v5', count: 3, reservedCount: 1, hoursPerRun: 10, runsPerMonth: 2 }
    const lines = partBill('azure.ml-compute-cluster', config).lines.filter(({ unit }) => unit === 'hour')
    expect(lines.map(({ quantity }) => quantity)).toEqual([730, 40])
  })
})

describe('AutoML', () => {
  it('on tables costs their price of a node-hour', () => {
    const tables = partBill('gcp.vertex-automl', { objective: 'tabular', hoursPerRun: 2, runsPerMonth: 3 })
    expect(tables.totalUsd).toBeCloseTo(6 * 21.252, 6)
  })

  it('goes on costing while the model is kept ready', () => {
    const config = { objective: 'image', hoursPerRun: 8, servingNodeHours: 730, batchNodeHours: 10 }
    expect(partBill('gcp.vertex-automl', config).totalUsd).toBeCloseTo(8 * 3.465 + 730 * 1.375 + 10 * 2.222, 6)
    expect(partBill('gcp.vertex-automl', { ...config, objective: 'video' }).complete).toBe(false)
  })

  it('forecasts by the thousand', () => {
    const config = { objective: 'forecasting', forecasts: 20_000 }
    expect(partBill('gcp.vertex-automl', config).line('forecasts').amountUsd).toBeCloseTo(100, 6)
  })
})

describe('tuning a model of others', () => {
  it('is paid by the million tokens', () => {
    const config = { runsPerMonth: 0, tunedModel: 'llama-3.1-8b', tuningMillionTokens: 10 }
    expect(partBill('gcp.vertex-training', config).totalUsd).toBeCloseTo(6.7, 6)
  })
})

describe('what every part of machine learning has at its bounds', () => {
  const kinds = new Set(['training-job', 'ml-workspace', 'feature-store', 'llm-api'])
  it.each(services.filter(({ archetype }) => kinds.has(archetype)))('$id: is billed with finite sums', ({ id }) => {
    const { archetype, config } = part(id)
    for (const { name, type } of archetype.parameters) {
      const range = type.kind === 'nullable' ? type.of : type
      if (!(name in config) || (range.kind !== 'number' && range.kind !== 'integer')) continue
      for (const value of [range.min, range.max]) {
        const { lines, totalUsd } = partBill(id, { [name]: value }, { requests: 1000 })
        expect(Number.isFinite(totalUsd), `${name} ${value}`).toBe(true)
        for (const { quantity } of lines) expect(quantity, `${name} ${value}`).toBeGreaterThan(0)
      }
    }
  })
})
