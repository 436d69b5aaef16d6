import type { ArchetypeId, ServiceRecord } from '../catalog/service.ts'
import type { Parameter } from '../design/parameter.ts'
import type { Archetype } from './archetype.ts'
import { containerService } from './kinds/compute/container-service.ts'
import { functions } from './kinds/compute/function.ts'
import { hybrid } from './kinds/compute/hybrid.ts'
import { job } from './kinds/compute/job.ts'
import { kubernetes } from './kinds/compute/kubernetes.ts'
import { vmPool } from './kinds/compute/vm-pool.ts'
import { workflow } from './kinds/compute/workflow.ts'
import { artifactRegistry } from './kinds/data/artifact-registry.ts'
import { blockStore } from './kinds/data/block-store.ts'
import { cache } from './kinds/data/cache.ts'
import { fileStore } from './kinds/data/file-store.ts'
import { kvStore } from './kinds/data/kv-store.ts'
import { objectStore } from './kinds/data/object-store.ts'
import { queue } from './kinds/data/queue.ts'
import { relationalDb } from './kinds/data/relational-db.ts'
import { searchIndex } from './kinds/data/search-index.ts'
import { stream } from './kinds/data/stream.ts'
import { warehouse } from './kinds/data/warehouse.ts'
import { client } from './kinds/generic/client.ts'
import { genericBalancer, genericCache, genericQueue } from './kinds/generic/generic-parts.ts'
import { group } from './kinds/generic/group.ts'
import { service } from './kinds/generic/service.ts'
import { featureStore } from './kinds/ml/feature-store.ts'
import { llmApi } from './kinds/ml/llm-api.ts'
import { mlEndpoint } from './kinds/ml/ml-endpoint.ts'
import { mlWorkspace } from './kinds/ml/ml-workspace.ts'
import { trainingJob } from './kinds/ml/training-job.ts'
import { apiGateway } from './kinds/network/api-gateway.ts'
import { balancer } from './kinds/network/balancer.ts'
import { cachedEntry } from './kinds/network/cached-entry.ts'
import { cdn } from './kinds/network/cdn.ts'
import { dns } from './kinds/network/dns.ts'
import { mesh } from './kinds/network/mesh.ts'
import { nat } from './kinds/network/nat.ts'
import { networkLink } from './kinds/network/network-link.ts'
import { monitoring } from './kinds/operations/monitoring.ts'
import { security } from './kinds/operations/security.ts'
import { COMMON, REGION, ZONES } from './settings/common-parameters.ts'
import { publishedTimeOf } from './settings/service-law.ts'

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
