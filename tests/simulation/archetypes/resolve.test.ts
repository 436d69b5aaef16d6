import { describe, expect, it } from 'vitest'
import { edgeOf, modelOf, nodeOf, part } from './drawing.ts'

describe('a model', () => {
  const model = modelOf({
    nodes: [
      { id: 'users', service: 'generic.client' },
      { id: 'api', service: 'generic.service', config: { instances: 3 } },
      { id: 'cache', service: 'generic.cache' },
      { id: 'db', service: 'generic.service' },
      { id: 'spare', service: 'generic.service' },
      { id: 'nat', service: 'aws.nat-gateway' },
    ],
    edges: [
      { id: 'in', source: 'users', target: 'api', responseKb: 3 },
      { id: 'ask', source: 'api', target: 'cache' },
      { id: 'note', source: 'api', target: 'spare', kind: 'async' },
      { id: 'load', source: 'api', target: 'db', onMissOf: 'cache', via: ['nat'], workloads: ['reads'] },
      { id: 'wire', source: 'api', target: 'db', kind: 'link' },
      { id: 'else', source: 'api', target: 'spare', dependency: 'fallback:load', stage: 7, calls: 2.5 },
    ],
    workloads: [
      { id: 'writes', source: 'users', rps: 1 },
      { id: 'reads', source: 'users', rps: 9 },
    ],
  })
  const index = (id: string) => nodeOf(model, id).index

  it('keeps the order of the design', () => {
    expect(model.nodes.map(({ index: i }) => i)).toEqual([0, 1, 2, 3, 4, 5])
    expect(model.nodes.map(({ id }) => id)).toEqual(model.design.nodes.map(({ id }) => id))
    expect(model.workloads.map(({ source }) => source)).toEqual([index('users'), index('users')])
  })

  it('runs unstaged edges one after another, in file order, links counted', () => {
    const edges = ['in', 'ask', 'note', 'load', 'wire', 'else'].map((id) => edgeOf(model, id).stage)
    expect(edges).toEqual([1, 1, 2, 3, 4, 7])
  })

  it('makes every reference an index', () => {
    const load = edgeOf(model, 'load')
    expect(load).toMatchObject({ onMissOf: index('cache'), via: [index('nat')], dependency: 'required', covers: null })
    expect([...(load.workloads ?? [])]).toEqual([1])
    expect(edgeOf(model, 'in').workloads).toBeNull()
    expect(edgeOf(model, 'else')).toMatchObject({ dependency: 'fallback', covers: load.index, calls: 2.5 })
  })

  it('leaves links out of who calls whom', () => {
    expect(nodeOf(model, 'api').out.map((i) => model.edges[i]?.id)).toEqual(['ask', 'note', 'load', 'else'])
    expect(nodeOf(model, 'db').in.map((i) => model.edges[i]?.id)).toEqual(['load'])
  })

  it('leaves payloads open that only the workload knows', () => {
    expect(edgeOf(model, 'in')).toMatchObject({ requestKb: null, responseKb: 3 })
  })

  it('fills in every default, and remembers what was set', () => {
    const { config, setting } = nodeOf(model, 'api')
    expect(config).toMatchObject({ instances: 3, servers: 1, minHealthy: 'auto', queueLimit: null })
    expect([...setting.given]).toEqual(['instances'])
  })
})

describe('a part as a station', () => {
  const station = (service: string, config = {}) => {
    const found = part(service, config).behaviour.station
    if (!found) throw new Error('no station')
    return found
  }

  it('has machines × vCPUs × requests at once, on one vCPU each (contract §2.17)', () => {
    const config = { instanceType: 'm7i.xlarge', count: 3, concurrencyPerVcpu: 2, serviceTimeMs: 20 }
    expect(station('aws.ec2', config)).toMatchObject({
      servers: 8,
      instances: 3,
      serviceTime: { distribution: 'exponential', meanMs: 20 },
    })
  })

  it('takes longer on less than one vCPU', () => {
    expect(station('aws.fargate', { vcpu: 0.25, durationMs: 10 })).toMatchObject({
      servers: 1,
      serviceTime: { distribution: 'exponential', meanMs: 40 },
    })
    const law = { distribution: 'erlang', k: 4, meanMs: 10 }
    expect(station('aws.lambda', { memoryMb: 884, durationMs: law }).serviceTime.meanMs).toBeCloseTo(
      (10 * 1769) / 884,
      9,
    )
    expect(station('aws.ec2', { burstBaselineVcpu: 0.2, serviceTimeMs: 10 }).serviceTime.meanMs).toBeCloseTo(50, 9)
  })

  it('is a slot for each request in a function, and turns away what finds none', () => {
    expect(station('aws.lambda')).toMatchObject({ servers: 'infinite', blocking: true, queueLimit: null })
    expect(station('aws.lambda', { maxConcurrency: 50 })).toMatchObject({ servers: 50, queueLimit: 0 })
  })

  it('follows the load between two bounds', () => {
    const scaling = { autoscaling: true, min: 2, max: 8, targetUtilisation: 0.5 }
    expect(station('aws.ec2', scaling)).toMatchObject({
      instances: 2,
      scaling: { min: 2, max: 8, targetUtilisation: 0.5 },
    })
    expect(station('aws.ec2').scaling).toBeNull()
    expect(station('aws.ec2', { autoscaling: true, min: 20, max: 8 }).scaling).toMatchObject({ min: 20, max: 20 })
  })

  it('has the published law of its service unless a time is set', () => {
    const { service, behaviour } = part('aws.s3')
    const published = service.latency
    if (!published?.p99Ms) throw new Error('S3 has a published time')
    const { serviceTime, source } = behaviour.station ?? {}
    const variance = Math.log(1 + (serviceTime?.cv2 ?? 0))
    const median = (serviceTime?.meanMs ?? 0) * Math.exp(-variance / 2)
    expect(median).toBeCloseTo(published.p50Ms, 9)
    expect(median * Math.exp(2.3263478740408408 * Math.sqrt(variance))).toBeCloseTo(published.p99Ms, 9)
    expect(source).toMatchObject({ value: published.p50Ms, source: published.source })
    expect(station('aws.s3', { serviceTimeMs: 7 })).toMatchObject({
      serviceTime: { distribution: 'exponential', meanMs: 7 },
      source: null,
    })
  })

  it('serves with its replicas, not with its stand-by', () => {
    expect(station('aws.rds-postgres', { multiZone: true, readReplicas: 2 }).instances).toBe(3)
    expect(station('aws.rds-postgres', { multiZone: true }).instances).toBe(1)
  })
})

describe('what a part does with a visit', () => {
  const role = (service: string, config = {}) => part(service, config).behaviour.role

  it('is told by its kind', () => {
    expect(role('generic.client').kind).toBe('source')
    expect(role('aws.vpc').kind).toBe('group')
    expect(role('gcp.cloud-run').kind).toBe('server')
    expect(role('azure.monitor').kind).toBe('aside')
    expect(role('aws.sqs').kind).toBe('queue')
    expect(role('aws.cloudfront', { hitRatio: 0.95 })).toEqual({ kind: 'cache', hitRatio: 0.95 })
  })

  it('of a balancer with failover counts the time to notice, and of names that of old answers', () => {
    expect(role('aws.alb', { healthCheckSeconds: 15 })).toMatchObject({ detectionSeconds: 30, dnsTtlSeconds: 0 })
    expect(role('aws.alb', { healthCheckSeconds: 15, detectionSeconds: 7 })).toMatchObject({ detectionSeconds: 7 })
    expect(role('aws.route53', { policy: 'failover', healthCheckSeconds: 10, dnsTtlSeconds: 60 })).toMatchObject({
      policy: 'failover',
      detectionSeconds: 30,
      dnsTtlSeconds: 60,
    })
    expect(role('generic.balancer')).toMatchObject({ policy: 'weighted', minHealthy: 1, detectionSeconds: 0 })
  })
})
