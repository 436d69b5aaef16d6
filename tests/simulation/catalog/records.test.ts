import { describe, expect, it } from 'vitest'
import {
  capabilities,
  counterparts,
  glyphs,
  hasMachine,
  machineOffers,
  serviceRecord,
  services,
} from '../../../simulation/catalog/index.ts'
import type { ServiceRecord } from '../../../simulation/catalog/service.ts'

const vendors = services.filter(({ provider }) => provider !== 'generic')
const cellsOf = (id: string) =>
  capabilities.filter(({ cells }) => [...cells.aws, ...cells.gcp, ...cells.azure].some((cell) => cell.id === id))

describe('the services', () => {
  it('have ids that are unique, begin with their provider and can be looked up', () => {
    expect(new Set(services.map(({ id }) => id)).size).toBe(services.length)
    for (const service of services) {
      expect(service.id).toMatch(new RegExp(`^${service.provider}\\.[a-z0-9-]+$`))
      expect(serviceRecord(service.id)).toBe(service)
    }
    expect(serviceRecord('aws.nothing')).toBeUndefined()
  })

  it.each(services)('$id is described for a learner', (service: ServiceRecord) => {
    for (const text of [service.description, service.whenToUse, service.whenNot]) expect(text).toMatch(/^[A-Z].*\.$/s)
    expect(service.description.split(/[.;:] /).length).toBeGreaterThanOrEqual(2)
    expect(service.name).not.toBe('')
    expect(service.vendorName).not.toBe('')
    expect(service.shortName.length).toBeLessThanOrEqual(24)
    expect(service.keywords.length).toBeGreaterThanOrEqual(3)
    expect(new Set(service.keywords).size).toBe(service.keywords.length)
  })

  it.each(services)('$id has a glyph that stays on the 24 grid', (service: ServiceRecord) => {
    expect(glyphs[service.glyph]).toMatch(/^M[\d\s.,MmLlHhVvAaCcSsZz-]+$/)
  })

  it.each(vendors)('$id stands in the rows of the capability table that name it', (service: ServiceRecord) => {
    expect(service.capabilities).toEqual(cellsOf(service.id).map(({ key }) => key))
  })

  it.each(vendors)('$id tells the origin of every promise, time and number', (service: ServiceRecord) => {
    for (const { availability, scope, source, asOf } of service.slas) {
      if (availability !== null) {
        expect(availability).toBeGreaterThan(0.9)
        expect(availability).toBeLessThanOrEqual(1)
      }
      for (const text of [scope, source, asOf]) expect(text).not.toBe('')
    }
    for (const { source, asOf, unit } of Object.values(service.traits ?? {})) {
      for (const text of [source, asOf, unit]) expect(text).not.toBe('')
    }
    if (service.latency) {
      expect(service.latency.p50Ms).toBeGreaterThan(0)
      if (service.latency.p99Ms !== null) expect(service.latency.p99Ms).toBeGreaterThanOrEqual(service.latency.p50Ms)
      expect(service.latency.source).not.toBe('')
    }
  })

  it.each(vendors)('$id makes one promise for a case', (service: ServiceRecord) => {
    const cases = service.slas.map(({ topology, when }) => JSON.stringify([topology, when ?? null]))
    expect(new Set(cases).size).toBe(cases.length)
  })

  it.each(services.filter(({ machines }) => machines))('$id offers its default machine, with a price', (service) => {
    const type = service.defaults?.instanceType
    if (typeof type !== 'string') throw new Error(`${service.id} has no default machine`)
    expect(hasMachine(service.id, type)).toBe(true)
    const offer = machineOffers(service.id, null).find(({ name }) => name === type)
    expect(offer?.onDemandUsd).toBeGreaterThan(0)
  })

  it.each(vendors)('$id has defaults that its own choices allow', (service: ServiceRecord) => {
    for (const { name, type, default: value } of service.parameters ?? []) {
      if (type.kind !== 'choice') continue
      expect(type.options.map((option) => option.value)).toContain(service.defaults?.[name] ?? value)
    }
  })
})

describe('counterparts', () => {
  it('are found across the three clouds', () => {
    expect(counterparts('aws.s3', 'azure')).toEqual([{ id: 'azure.blob-storage', closeness: 'exact' }])
    expect(counterparts('gcp.compute-engine', 'aws')).toEqual([{ id: 'aws.ec2', closeness: 'exact' }])
    expect(counterparts('azure.front-door', 'gcp').map(({ id }) => id)).toEqual([
      'gcp.application-load-balancer',
      'gcp.cloud-cdn',
    ])
  })

  it('are the same seen from either side', () => {
    for (const from of vendors) {
      for (const provider of ['aws', 'gcp', 'azure'] as const) {
        if (from.provider === provider || from.provider === 'generic') continue
        for (const { id, closeness } of counterparts(from.id, provider)) {
          expect(counterparts(id, from.provider)).toContainEqual({ id: from.id, closeness })
        }
      }
    }
  })

  it('do not exist for generic parts, which go anywhere', () => {
    expect(counterparts('generic.service', 'aws')).toEqual([])
  })
})

describe('the capability table', () => {
  it('has seventy rows with keys of their own', () => {
    expect(capabilities).toHaveLength(70)
    expect(new Set(capabilities.map(({ key }) => key)).size).toBe(70)
  })

  it('marks what is only near', () => {
    const row = capabilities.find(({ key }) => key === 'web-app-platform')
    expect(row?.cells.aws).toEqual([{ id: 'aws.app-runner', closeness: 'approximate' }])
    expect(capabilities.find(({ key }) => key === 'accelerators')?.cells.azure).toEqual([
      { id: 'azure.virtual-machine', closeness: 'approximate' },
    ])
  })
})
