import type { ArchetypeId, ServiceRecord } from '../catalog/service.ts'
import type { Parameter } from '../design/parameter.ts'
import { apiGateway } from './api-gateway.ts'
import type { Archetype } from './archetype.ts'
import { artifactRegistry } from './artifact-registry.ts'
import { balancer } from './balancer.ts'
import { blockStore } from './block-store.ts'
import { cache } from './cache.ts'
import { cachedEntry } from './cached-entry.ts'
import { cdn } from './cdn.ts'
import { client } from './client.ts'
import { COMMON, REGION, ZONES } from './common-parameters.ts'
import { containerService } from './container-service.ts'
import { dns } from './dns.ts'
import { featureStore } from './feature-store.ts'
import { fileStore } from './file-store.ts'
import { functions } from './function.ts'
import { genericBalancer, genericCache, genericQueue } from './generic-parts.ts'
import { group } from './group.ts'
import { hybrid } from './hybrid.ts'
import { job } from './job.ts'
import { kubernetes } from './kubernetes.ts'
import { kvStore } from './kv-store.ts'
import { llmApi } from './llm-api.ts'
import { mesh } from './mesh.ts'
import { mlEndpoint } from './ml-endpoint.ts'
import { mlWorkspace } from './ml-workspace.ts'
import { monitoring } from './monitoring.ts'
import { nat } from './nat.ts'
import { networkLink } from './network-link.ts'
import { objectStore } from './object-store.ts'
import { queue } from './queue.ts'
import { relationalDb } from './relational-db.ts'
import { searchIndex } from './search-index.ts'
import { security } from './security.ts'
import { service } from './service.ts'
import { publishedTimeOf } from './service-law.ts'
import { stream } from './stream.ts'
import { trainingJob } from './training-job.ts'
import { vmPool } from './vm-pool.ts'
import { warehouse } from './warehouse.ts'
import { workflow } from './workflow.ts'

/** How each kind of service behaves. */
export const archetypes: Readonly<Record<ArchetypeId, Archetype>> = {
  client,
  service,
  group,
  'vm-pool': vmPool,
  kubernetes,
  'container-service': containerService,
  function: functions,
  'object-store': objectStore,
  'block-store': blockStore,
  'file-store': fileStore,
  'relational-db': relationalDb,
  'kv-store': kvStore,
  'search-index': searchIndex,
  warehouse,
  cache,
  balancer,
  cdn,
  dns,
  nat,
  queue,
  'api-gateway': apiGateway,
  job,
  stream,
  workflow,
  'ml-endpoint': mlEndpoint,
  'llm-api': llmApi,
  'training-job': trainingJob,
  'ml-workspace': mlWorkspace,
  'feature-store': featureStore,
  monitoring,
  registry: artifactRegistry,
  'network-link': networkLink,
  mesh,
  security,
  hybrid,
}

/** Parts without a vendor have every number in the design, where a vendor's have it in the catalogue. */
const vendorNeutral: Partial<Record<ArchetypeId, Archetype>> = {
  balancer: genericBalancer,
  cache: genericCache,
  queue: genericQueue,
}

/** How a service behaves. */
export function archetypeOf(record: ServiceRecord): Archetype {
  const { provider, archetype, behaviour = archetype } = record
  if (behaviour === 'cached-entry') return cachedEntry
  return (provider === 'generic' ? vendorNeutral[archetype] : undefined) ?? archetypes[behaviour]
}

const known = new Map<string, readonly Parameter[]>()

/**
 * All parameters of a service, with its own defaults: those of its archetype, as its record changes them, those that only it has, and
 * those that every vendor part has.
 */
export function parametersOf(record: ServiceRecord): readonly Parameter[] {
  const answer = known.get(record.id)
  if (answer) return answer
  const parameters = makeParameters(record)
  known.set(record.id, parameters)
  return parameters
}

function makeParameters(record: ServiceRecord): readonly Parameter[] {
  const archetype = archetypeOf(record)
  const own = archetype.parameters.filter(({ name }) => !record.without?.includes(name))
  const added = record.parameters ?? []
  const merged = [
    ...own.map((parameter) => added.find(({ name }) => name === parameter.name) ?? parameter),
    ...added.filter(({ name }) => !own.some((parameter) => parameter.name === name)),
    ...everyPart(record, archetype).filter(({ name }) => !own.some((parameter) => parameter.name === name)),
  ]
  const published = publishedTimeOf(archetype, record)
  return merged.map((parameter) => {
    const value =
      record.defaults?.[parameter.name] ?? (parameter.name === archetype.publishedTime ? published : undefined)
    return value === undefined ? parameter : { ...parameter, default: value }
  })
}

function everyPart(record: ServiceRecord, archetype: Archetype): readonly Parameter[] {
  if (archetype.isGroup || record.archetype === 'client') return []
  return record.provider === 'generic' ? [REGION, { ...ZONES, advanced: true }] : COMMON
}

/** Whether a service sends each visit to one of its targets. */
export function isBalancing({ archetype }: ServiceRecord): boolean {
  return archetype === 'balancer' || archetype === 'dns'
}

/** Whether a service has a hit ratio. */
export function isCaching({ archetype, behaviour }: ServiceRecord): boolean {
  return archetype === 'cache' || archetype === 'cdn' || behaviour === 'cached-entry'
}
