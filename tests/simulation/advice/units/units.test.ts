import { describe, expect, it } from 'vitest'
import { bestCheckpointHours, expectedRun } from '../../../../simulation/archetypes/serving/interruptions.ts'
import { acceleratorOf } from '../../../../simulation/catalog/accelerators.ts'
import { evaluate } from '../../../../simulation/evaluate.ts'
import { designOf } from '../../archetypes/drawing.ts'

const SECONDS = 730 * 3600

/** One part that is called at a rate, in its provider's reference region. */
function served(service: string, config: Readonly<Record<string, unknown>>, rps = 10) {
  const provider = service.split('.')[0]
  const report = evaluate(
    designOf({
      nodes: [
        { id: 'users', service: 'generic.client' },
        { id: 'home', service: `${provider}.region` },
        { id: 'part', service, parent: 'home', config },
      ],
      edges: [{ id: 'e', source: 'users', target: 'part', kind: rps > 0 ? 'request' : 'async' }],
      workloads: [{ id: 'w', source: 'users', rps }],
    }),
  )
  const unit = (key: string) => {
    const at = report.units.findIndex((figure) => figure.key === key)
    const found = report.units[at]
    if (!found) throw new Error(`no ${key} among ${report.units.map((figure) => figure.key).join(', ')}`)
    return { ...found, receipt: report.receipts[`/units/${at}/value`] }
  }
  return {
    report,
    unit,
    value: (key: string) => unit(key).value,
    keys: report.units.map(({ key }) => key),
    usd: report.nodes.find(({ id }) => id === 'part')?.monthlyUsd ?? Number.NaN,
    finding: (rule: string) => report.findings.find((finding) => finding.rule === rule),
    hourUsd: report.bill.lines.find(({ dimension }) => /instance-hours|node-hours/.test(dimension))?.unitPriceUsd ?? 0,
  }
}

const llama70 = { parametersBillion: 70, kvKbPerToken: 327.68, tokensOut: 200 }

describe('memory of a model', () => {
  it('is parameters × bytes: 70 billion at 16 bits are 140 GB, too much for one A100 of 80 GB and not for one H200', () => {
    const a100 = served('azure.virtual-machine', { ...llama70, instanceType: 'Standard_NC24ads_A100_v4' })
    expect(a100.value('model-memory-gb')).toBeCloseTo(140, 9)
    expect(a100.value('memory-there-gb')).toBe(80)
    expect(a100.finding('model-does-not-fit')?.severity).toBe('error')
    expect(acceleratorOf('H200')?.memory.value).toBeGreaterThan(140)
    const two = served('azure.virtual-machine', { ...llama70, instanceType: 'Standard_NC48ads_A100_v4' })
    expect(two.value('memory-there-gb')).toBe(160)
    expect(two.finding('model-does-not-fit')).toBeUndefined()
  })

  it('adds keys and values of every token: OPT-13B keeps 800 KB of each, 1.6 GB for a request of 2,048 (Kwon et al. 2023)', () => {
    // 2 (key and value) × 40 layers × 5,120 × 2 bytes
    const kvKbPerToken = (2 * 40 * 5120 * 2) / 1000
    const opt = { parametersBillion: 13, kvKbPerToken, contextTokens: 2048, instanceType: 'p4d.24xlarge' }
    const one = served('aws.ec2', opt).value('model-memory-gb')
    expect(one - 26).toBeCloseTo(1.678, 3)
    expect(served('aws.ec2', { ...opt, batchMax: 8 }).value('model-memory-gb')).toBeCloseTo(26 + 8 * (one - 26), 9)
  })

  it('is what was measured, where that is set', () => {
    expect(served('aws.ec2', { modelGib: 10, instanceType: 'g5.xlarge' }).value('model-memory-gb')).toBeCloseTo(
      10.737,
      3,
    )
  })

  it('names the precision and the machine that would do', () => {
    // 16 GB of weights at 16 bits beside 16 GB of a T4 that must hold a cache too
    const tight = { parametersBillion: 9, instanceType: 'g4dn.xlarge' }
    const finding = served('aws.sagemaker-endpoint', { ...tight, instanceType: 'ml.g4dn.xlarge' }).finding(
      'model-does-not-fit',
    )
    expect(finding?.message).toContain('18 GB')
    expect(finding?.remedy).toContain('8 bits')
    const remedy = served('aws.ec2', tight).finding('model-does-not-fit')?.remedy ?? ''
    const named = /choose (\S+) with/.exec(remedy)?.[1] ?? ''
    expect(served('aws.ec2', { ...tight, instanceType: named }).finding('model-does-not-fit')).toBeUndefined()
    expect(served('aws.ec2', { ...tight, precision: 'int8' }).finding('model-does-not-fit')).toBeUndefined()
  })

  it('lowers the batch to what fits beside the weights', () => {
    // 24 GB − 16 GB of weights leave room for 7 requests of 1.048576 GB
    const config = { parametersBillion: 8, kvKbPerToken: 131.072, contextTokens: 8000, batchMax: 16 }
    const finding = served('aws.ec2', { ...config, instanceType: 'g6.xlarge' }).finding('batch-does-not-fit')
    expect(finding?.remedy).toMatch(/^Lower the largest batch to 7\b/)
    expect(
      served('aws.ec2', { ...config, batchMax: 7, instanceType: 'g6.xlarge' }).finding('batch-does-not-fit'),
    ).toBeUndefined()
  })

  it('of a serverless endpoint is that of a copy', () => {
    const large = served('aws.sagemaker-serverless', { modelGib: 4, memoryMb: 2048 })
    expect(large.finding('model-does-not-fit')).toBeDefined()
    expect(
      served('aws.sagemaker-serverless', { modelGib: 1, memoryMb: 2048 }).finding('model-does-not-fit'),
    ).toBeUndefined()
  })
})

describe('tokens a second', () => {
  const one = { parametersBillion: 8, tokensOut: 100, instanceType: 'p4d.24xlarge' }

  it('are bandwidth ÷ bytes of the weights for one request', () => {
    // eight A100 of 1,555 GB/s read 16 GB: 777.5 tokens a second
    expect(served('aws.ec2', one).value('tokens-per-second')).toBeCloseTo((8 * 1555) / 16, 6)
  })

  it('grow with the batch until the caches of its requests take the bandwidth', () => {
    const batch = served('aws.ec2', { ...one, batchMax: 64, kvKbPerToken: 131.072, contextTokens: 1000 })
    const stepMs = ((16 + 64 * 0.131072) / (8 * 1555)) * 1000
    expect(batch.value('tokens-per-second')).toBeCloseTo((64 / stepMs) * 1000, 6)
    expect(batch.value('tokens-per-second-of-one')).toBeCloseTo(1000 / stepMs, 6)
  })

  it('end at the arithmetic: 2 operations a weight and request', () => {
    // at 16 bits an A100 of 80 GB does 312·10¹²: beyond 156 requests computing takes longer than reading
    const config = { parametersBillion: 8, tokensOut: 100, instanceType: 'Standard_NC24ads_A100_v4', batchMax: 1000 }
    const full = served('azure.virtual-machine', config)
    expect(full.value('tokens-per-second')).toBeCloseTo(312e12 / (2 * 8e9), 3)
    expect(full.unit('tokens-per-second').receipt?.inputs).toContainEqual(
      expect.objectContaining({ source: 'arithmetic' }),
    )
  })

  it.each([
    // measured by others, facts of service latency: a roof must lie above
    ['Llama-3.1-8B on an A100 of 40 GB, one user', 'p4d.24xlarge', 8, 1, 75 * 8],
    ['Llama-3.1-8B on an H100, whole batch', 'p5.48xlarge', 8, 256, 12_500 * 8],
  ])('are a roof over what was measured: %s', (_, instanceType, parametersBillion, batchMax, measured) => {
    const config = {
      parametersBillion,
      batchMax,
      tokensOut: 100,
      kvKbPerToken: 131.072,
      contextTokens: 500,
      instanceType,
    }
    const roof = served('aws.ec2', config).value('tokens-per-second')
    expect(roof).toBeGreaterThan(measured)
    expect(roof).toBeLessThan(10 * measured)
  })
})

it('more tokens than the roof are refused, with the machines that they take', () => {
  // 18.75 tokens a second on an L4, 100 are asked for
  const config = { parametersBillion: 8, tokensOut: 10, instanceType: 'g6.xlarge', serviceTimeMs: 1 }
  const finding = served('aws.ec2', config).finding('tokens-beyond-roof')
  expect(finding?.message).toContain('100 tokens a second; its machines write 18.8 at most')
  expect(finding?.remedy).toContain('Run 6 machines')
  expect(served('aws.ec2', { ...config, count: 6 }).finding('tokens-beyond-roof')).toBeUndefined()
  expect(served('aws.ec2', { ...config, batchMax: 8 }).finding('tokens-beyond-roof')).toBeUndefined()
})

describe('dollars', () => {
  it('of a thousand predictions and a million tokens are the month’s cost over the month’s work', () => {
    const config = { parametersBillion: 8, tokensOut: 100, instanceType: 'g6.xlarge', serviceTimeMs: 5 }
    const pool = served('aws.ec2', config, 20)
    expect(pool.value('usd-per-thousand-predictions')).toBeCloseTo((pool.usd / (20 * SECONDS)) * 1000, 9)
    expect(pool.value('usd-per-million-tokens')).toBeCloseTo((pool.usd / (20 * SECONDS * 100)) * 1e6, 9)
  })

  it('at full speed are the machine-hour over its tokens', () => {
    const config = { parametersBillion: 8, tokensOut: 100, instanceType: 'g6.xlarge' }
    const pool = served('aws.ec2', config)
    const perSecond = 300 / 16
    expect(pool.hourUsd).toBe(0.8048)
    expect(pool.value('usd-per-million-tokens-full')).toBeCloseTo((0.8048 / 3600 / perSecond) * 1e6, 6)
  })

  it('of an endpoint need no model to be described', () => {
    const endpoint = served('aws.sagemaker-endpoint', { instanceType: 'ml.m5.large', serviceTimeMs: 5 }, 2)
    expect(endpoint.value('usd-per-thousand-predictions')).toBeCloseTo((endpoint.usd / (2 * SECONDS)) * 1000, 9)
    expect(served('aws.sagemaker-endpoint', {}, 0).keys).not.toContain('usd-per-thousand-predictions')
  })

  it('of a model behind an address are its token prices, weighed by what is read and written', () => {
    const api = served('aws.bedrock', { tokensIn: 3000, tokensOut: 1000 }, 1)
    const price = (dimension: RegExp) =>
      (api.report.bill.lines.find((line) => dimension.test(line.dimension))?.amountUsd ?? 0) / SECONDS
    const each = price(/input/) + price(/output/)
    expect(api.value('usd-per-thousand-predictions')).toBeCloseTo(each * 1000, 9)
    expect(api.value('usd-per-million-tokens')).toBeCloseTo((each / 4000) * 1e6, 6)
    expect(api.value('million-tokens-per-month')).toBeCloseTo((4000 * SECONDS) / 1e6, 6)
  })
})

describe('training', () => {
  const job = { instanceType: 'ml.g5.xlarge', hoursPerRun: 10, runsPerMonth: 4, epochs: 5, datasetGb: 500 }
  const train = (config: Readonly<Record<string, unknown>>) =>
    served('aws.sagemaker-training', { ...job, ...config }, 0)

  it('costs hours × machines × price: a run, an epoch', () => {
    const calm = train({ count: 2 })
    expect(calm.value('hours-per-run')).toBeCloseTo(10, 9)
    expect(calm.value('hours-per-epoch')).toBeCloseTo(2, 9)
    expect(calm.value('usd-per-run')).toBeCloseTo(2 * 10 * calm.hourUsd, 6)
    expect(calm.value('usd-per-epoch')).toBeCloseTo(2 * 2 * calm.hourUsd, 6)
  })

  it('reads a terabyte in 1,000,000 MB ÷ speed, and pays its machines meanwhile', () => {
    const reading = train({ throughputMbps: 500, count: 4 })
    expect(reading.value('hours-per-tb')).toBeCloseTo(1e6 / 500 / 3600, 9)
    expect(reading.value('usd-per-tb')).toBeCloseTo((1e6 / 500 / 3600) * 4 * reading.hourUsd, 6)
  })

  it('that waits for its data says so', () => {
    // 500 GB at 50 MB/s take 2.78 h, an epoch computes for 2 h
    expect(train({ throughputMbps: 50, dataset: 'stream' }).finding('training-waits-for-data')).toBeDefined()
    expect(train({ throughputMbps: 500, dataset: 'stream' }).finding('training-waits-for-data')).toBeUndefined()
  })

  it('on spot machines takes as long as Daly says, and is paid for it', () => {
    const spot = { purchase: 'spot', interruptionsPerHour: 0.1, checkpointMinutes: 60 }
    const run = expectedRun({ workHours: 10, perHour: 0.1, checkpointHours: 1, restartHours: 0 })
    const unsure = train(spot)
    expect(unsure.value('hours-per-run')).toBeCloseTo(run.hours, 9)
    expect(unsure.value('hours-per-run')).toBeCloseTo(10 * Math.expm1(0.1) * 10, 6)
    expect(unsure.value('interruptions-per-run')).toBeCloseTo(10 * Math.expm1(0.1), 9)
  })

  it('without checkpoints on spot is warned of, with the hours that they would save', () => {
    const spot = { purchase: 'spot', interruptionsPerHour: 0.2, checkpointSeconds: 120 }
    expect(train(spot).finding('spot-without-checkpoints')?.message).toContain('10 h of work take')
    const best = train({ ...spot, checkpointMinutes: 60 }).value('best-checkpoint-minutes')
    expect(train({ ...spot, checkpointMinutes: best }).finding('checkpoint-interval')).toBeUndefined()
    expect(train({ ...spot, checkpointMinutes: 2 }).finding('checkpoint-interval')).toBeDefined()
  })
})

describe('the best time between checkpoints', () => {
  it('is near Young’s √(2δM) when a save is short', () => {
    expect(bestCheckpointHours(0.01, 0.1)).toBeCloseTo(Math.sqrt(2 * 0.01 * 10), 1)
  })

  it.each([
    [0.02, 0.05],
    [0.1, 0.1],
    [0.2, 0.5],
  ])('is where a long run ends soonest: a save of %d h, %d interruptions an hour', (saveHours, perHour) => {
    const work = 4000
    const hours = (checkpointHours: number) =>
      expectedRun({ workHours: work, perHour, checkpointHours, restartHours: 0.05, saveHours }).hours
    const best = bestCheckpointHours(saveHours, perHour)
    const tried = Array.from({ length: 400 }, (_, i) => best * (0.3 + i / 100))
    const least = Math.min(...tried.map(hours))
    expect(hours(best) / least - 1).toBeLessThan(0.002)
  })

  it('agrees with Daly’s equation for the length of a run', () => {
    const { hours } = expectedRun({
      workHours: 1000,
      perHour: 0.1,
      checkpointHours: 1,
      restartHours: 0.5,
      saveHours: 0.05,
    })
    const daly = 10 * Math.exp(0.5 / 10) * (Math.exp((1 + 0.05) / 10) - 1) * 1000
    // ours takes no interruption for possible during a restart
    expect(hours).toBeCloseTo((10 + 0.5) * (999 * Math.expm1(0.105) + Math.expm1(0.1)), 6)
    expect(Math.abs(hours / daly - 1)).toBeLessThan(0.002)
  })
})

describe('slices of tensor processors', () => {
  it('are priced by the chip', () => {
    const slice = served('gcp.tpu', { instanceType: 'tpu-v5litepod-8' })
    expect(slice.value('usd-per-accelerator-hour')).toBeCloseTo(slice.hourUsd / 8, 9)
    const fits = served('gcp.tpu', { instanceType: 'tpu-v5litepod-8', parametersBillion: 70 })
    expect(fits.value('memory-there-gb')).toBe(8 * 16)
    expect(fits.finding('model-does-not-fit')).toBeDefined()
  })
})

describe('data', () => {
  it('that are read cost requests and transfer, by the terabyte', () => {
    const store = served('aws.s3', { storageGb: 1000, readsPerRequest: 1 }, 10)
    expect(store.report.edges[0]?.monthlyGbOut).toBe(0)
    // 2,628 GB at $0.09, and $0.0004 a thousand requests of 1 MB
    expect(perTerabyte('none')).toBeCloseTo(90 + 0.4, 1)
  })

  it('cost the same by the terabyte while a credit pays for the month', () => {
    expect(perTerabyte('new-account')).toBeCloseTo(perTerabyte('always-free'), 6)
  })

  function perTerabyte(freeTier: string): number {
    const report = evaluate(
      designOf({
        pricing: { freeTier },
        nodes: [
          { id: 'users', service: 'generic.client' },
          { id: 'home', service: 'aws.region' },
          { id: 'part', service: 'aws.s3', parent: 'home', config: { storageGb: 1000 } },
        ],
        edges: [{ id: 'e', source: 'users', target: 'part', responseKb: 1000 }],
        workloads: [{ id: 'w', source: 'users', rps: 1 }],
      }),
    )
    return report.units.find(({ key }) => key === 'usd-per-tb')?.value ?? Number.NaN
  }
})

it('every figure has a receipt with a formula', () => {
  const { report } = served('aws.ec2', { ...llama70, instanceType: 'p4d.24xlarge' })
  expect(report.units.length).toBeGreaterThan(4)
  for (const at of report.units.keys()) expect(report.receipts[`/units/${at}/value`]?.formula).toMatch(/\S/)
})
