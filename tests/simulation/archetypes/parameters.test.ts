import { describe, expect, it } from 'vitest'
import { serviceDirectory } from '../../../simulation/archetypes/directory.ts'
import { catalogEntries } from '../../../simulation/archetypes/entries.ts'
import { archetypeOf, parametersOf } from '../../../simulation/archetypes/registry.ts'
import { serviceRecord, services } from '../../../simulation/catalog/index.ts'
import type { ServiceRecord } from '../../../simulation/catalog/service.ts'
import type { Parameter } from '../../../simulation/design/parameter.ts'
import { parameterProblem } from '../../../simulation/design/reading/config.ts'
import { modelOf, problemsOf } from './drawing.ts'

const shapeOf = (id: string) => {
  const shape = serviceDirectory.lookup(id)
  if (!shape) throw new Error(`no service ${id}`)
  return shape
}
const names = (id: string) => shapeOf(id).parameters.map(({ name }) => name)

describe('the parameters of a service', () => {
  it.each(services)('$id: are valid when nobody sets them', ({ id }: ServiceRecord) => {
    expect(problemsOf({ nodes: [{ id: 'part', service: id, config: {} }] })).toEqual([])
    const shape = shapeOf(id)
    for (const parameter of shape.parameters) {
      expect(parameterProblem(parameter.default, parameter, serviceDirectory, shape), parameter.name).toBeUndefined()
    }
  })

  it.each(services)('$id: may be written out with their defaults', ({ id }: ServiceRecord) => {
    const config = Object.fromEntries(shapeOf(id).parameters.map(({ name, default: value }) => [name, value]))
    expect(problemsOf({ nodes: [{ id: 'part', service: id, config }] })).toEqual([])
    const [bare, full] = modelOf({
      nodes: [
        { id: 'bare', service: id },
        { id: 'full', service: id, config },
      ],
    }).nodes
    expect(full?.config).toEqual(bare?.config)
    expect(full?.place).toEqual(bare?.place)
  })

  it.each(services)('$id: have one name each, a label and a sentence of help', ({ id }: ServiceRecord) => {
    const all = shapeOf(id).parameters
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    const check = ({ name, label, help, type }: Parameter) => {
      expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/)
      expect(label, name).toMatch(/^[A-Zv]/)
      expect(help, name).toMatch(/^[A-Z].*\.$/s)
      if (type.kind === 'number' || type.kind === 'integer') expect(type.max, name).toBeGreaterThan(type.min)
      if (type.kind === 'list') type.item.forEach(check)
      if (type.kind === 'object') type.fields.forEach(check)
    }
    all.forEach(check)
  })

  it('are those that files and checkers rely on', () => {
    const machines = [
      'instanceType count min max targetUtilisation autoscaling zones purchase reservedCount hoursPerMonth',
      'serviceTimeMs concurrencyPerVcpu schedules cooldownSeconds bootSeconds burstBaselineVcpu interruptionsPerHour',
      'checkpointMinutes modelGib batchMax batchWaitMs modelLoadSeconds',
    ].join(' ')
    const pair = 'instanceType multiZone readReplicas storageGb serviceTimeMs connections'
    const relied: Readonly<Record<string, string>> = {
      'vm-pool': machines,
      kubernetes: machines,
      'ml-endpoint': machines,
      function: 'memoryMb vcpu durationMs minInstances maxConcurrency architecture',
      'container-service': 'memoryMb vcpu durationMs minInstances maxConcurrency architecture',
      'relational-db': pair,
      cache: `${pair} hitRatio`,
      'object-store': 'tier storageGb redundancy readsPerRequest writesPerRequest lifecycle',
      'file-store': 'tier storageGb redundancy readsPerRequest writesPerRequest count iops throughputMbps',
      'kv-store': 'mode readsPerRequest writesPerRequest itemKb storageGb replicaRegions',
      'search-index': 'instanceType replicas partitions shards storageGb',
      warehouse: 'mode',
      'block-store': 'tier storageGb redundancy count iops throughputMbps',
      balancer: 'crossZone policy healthCheckSeconds connections',
      cdn: 'hitRatio',
      'cached-entry': 'mode hitRatio crossZone policy healthCheckSeconds connections',
      dns: 'policy healthCheckSeconds dnsTtlSeconds',
      nat: 'gbPerMonth',
      job: 'instanceType count hoursPerRun runsPerMonth datasetGb epochs purchase checkpointMinutes interruptionsPerHour',
      stream: 'mode requestUnitKb retentionHours',
      workflow: 'stepsPerRequest',
      queue: 'requestUnitKb retentionHours visibilitySeconds',
      'api-gateway': 'requestUnitKb',
      'network-link': 'connections gbPerMonth',
      mesh: 'mode mutualTls proxies',
      security: 'requestsPerMonth rules keys secrets',
      hybrid: 'servers vcpus serviceTimeMs',
      registry: 'storageGb readsPerRequest writesPerRequest users hoursPerMonth',
      'training-job': `${machines.replace('instanceType ', '')} hoursPerRun runsPerMonth datasetGb epochs`,
      'ml-workspace': 'instanceType storageGb readsPerRequest writesPerRequest users hoursPerMonth',
      'feature-store': 'storageGb readsPerRequest writesPerRequest users hoursPerMonth',
      'llm-api': 'model tokensIn tokensOut timeToFirstTokenMs tokensPerSecond provisionedUnits',
      monitoring: 'logsGbPerMonth metrics alarms dashboards budgetAlert',
    }
    for (const { id, provider, archetype, behaviour = archetype, without = [] } of services) {
      if (provider === 'generic' || archetype === 'group') continue
      const needed = (relied[behaviour]?.split(' ') ?? []).filter((name) => !without.includes(name))
      expect(names(id), id).toEqual(expect.arrayContaining(needed))
    }
  })

  it('hold what every vendor part has', () => {
    const common = ['region', 'identity', 'encryption', 'publicAddress', 'tags', 'monitoring', 'ingress']
    for (const { id, provider, archetype } of services) {
      if (provider !== 'generic' && archetype !== 'group') expect(names(id)).toEqual(expect.arrayContaining(common))
    }
  })

  it('are those of the vendor-neutral parts, word for word', () => {
    const station = [
      'servers instances minHealthy serviceTime queueLimit blocking availability mtbfHours mttrHours',
      'monthlyUsd perMillionUsd',
    ].flatMap((line) => line.split(' '))
    expect(names('generic.client')).toEqual(['location'])
    expect(names('generic.service')).toEqual(expect.arrayContaining(station))
    expect(names('generic.cache')).toEqual(expect.arrayContaining(['hitRatio', ...station]))
    expect(names('generic.balancer')).toEqual(
      expect.arrayContaining(['policy', 'minHealthy', 'detectionSeconds', 'availability', 'latencyMs']),
    )
    expect(names('generic.queue')).toContain('availability')
    const defaults = new Map(shapeOf('generic.service').parameters.map((one) => [one.name, one.default]))
    expect(defaults.get('serviceTime')).toEqual({ distribution: 'exponential', meanMs: 10 })
    expect(defaults.get('minHealthy')).toBe('auto')
    expect(defaults.get('queueLimit')).toBeNull()
    expect(defaults.get('mttrHours')).toBe(0.5)
  })

  it('take the routes of a subnet as some of three words', () => {
    const routes = (value: unknown) =>
      problemsOf({ nodes: [{ id: 'net', service: 'aws.subnet', config: { routes: value } }] })
    expect(routes(['internet', 'nat'])).toEqual([])
    expect(routes([])).toEqual([])
    expect(routes(['nat', 'nat'])).toEqual(['/nodes/0/config/routes/1'])
    expect(routes(['everywhere'])).toEqual(['/nodes/0/config/routes/0'])
    expect(routes('nat')).toEqual(['/nodes/0/config/routes'])
  })
})

describe('the record of a service', () => {
  it('names only parameters that it has, and leaves out only those of its archetype', () => {
    for (const record of services) {
      const known = parametersOf(record).map(({ name }) => name)
      for (const name of Object.keys(record.defaults ?? {})) expect(known, record.id).toContain(name)
      const own = archetypeOf(record).parameters.map(({ name }) => name)
      for (const name of record.without ?? []) expect(own, record.id).toContain(name)
      for (const { when } of record.slas) {
        for (const name of Object.keys(when ?? {})) expect(known, record.id).toContain(name)
      }
    }
  })
})

describe('the entries of the catalogue', () => {
  const entries = catalogEntries()
  it('are the services, ready to be shown', () => {
    expect(entries.map(({ id }) => id)).toEqual(services.map(({ id }) => id))
    for (const { id, glyph, parameters } of entries) {
      expect(glyph, id).toMatch(/^M/)
      expect(parameters).toEqual(shapeOf(id).parameters)
    }
  })

  it('tell the kinds apart that drawing and reading need', () => {
    const kinds = (id: string) => {
      const { isGroup, isSource, isBalancer, isCache, hasMachines } = entries.find((entry) => entry.id === id) ?? {}
      return { isGroup, isSource, isBalancer, isCache, hasMachines }
    }
    const none = { isGroup: false, isSource: false, isBalancer: false, isCache: false, hasMachines: false }
    expect(kinds('generic.client')).toEqual({ ...none, isSource: true })
    expect(kinds('aws.region')).toEqual({ ...none, isGroup: true })
    expect(kinds('gcp.application-load-balancer')).toEqual({ ...none, isBalancer: true })
    expect(kinds('azure.front-door')).toEqual({ ...none, isBalancer: true, isCache: true })
    expect(kinds('aws.elasticache')).toEqual({ ...none, isCache: true, hasMachines: true })
  })
})

describe('the directory', () => {
  it('suggests ids that look like a wrong one', () => {
    expect(serviceDirectory.similar('aws.rds-postgress')[0]).toBe('aws.rds-postgres')
    expect(serviceDirectory.similar('generic.balancr')[0]).toBe('generic.balancer')
    expect(serviceDirectory.similar('zzz')).toEqual([])
  })

  it('suggests the id of a service that is called by its name', () => {
    expect(serviceDirectory.similar('aws.application-load-balancer')[0]).toBe('aws.alb')
    expect(serviceDirectory.similar('azure.kubernetes-service')[0]).toBe('azure.aks')
    expect(serviceDirectory.similar('gcp.kubernetes-engine')[0]).toBe('gcp.gke')
  })

  it('knows only what the catalogue has', () => {
    expect(serviceDirectory.lookup('aws.nothing')).toBeUndefined()
    expect(serviceRecord('toString')).toBeUndefined()
    expect(serviceDirectory.lookup('toString')).toBeUndefined()
    expect(serviceDirectory.providersOfRegion('us-east-1')).toEqual(['aws'])
    expect(serviceDirectory.zonesOfRegion('nowhere')).toEqual([])
  })
})
