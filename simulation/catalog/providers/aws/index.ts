import type { ServiceRecord } from '../../service.ts'
import { awsAccelerators } from './accelerators.ts'
import { awsApiGateways } from './api-gateways.ts'
import { awsCompute } from './compute.ts'
import { awsData } from './data.ts'
import { awsDatabases } from './databases.ts'
import { awsEntry } from './entry.ts'
import { awsEvents } from './events.ts'
import { awsFiles } from './files.ts'
import { awsFlow } from './flow.ts'
import { awsGroups } from './groups.ts'
import { awsHybrid } from './hybrid.ts'
import { awsIdentity } from './identity.ts'
import { awsJobs } from './jobs.ts'
import { awsLanguageModels } from './language-models.ts'
import { awsLinks } from './links.ts'
import { awsMesh } from './mesh.ts'
import { awsMessaging } from './messaging.ts'
import { awsMl } from './ml.ts'
import { awsMlBatch } from './ml-batch.ts'
import { awsMlPipelines } from './ml-pipelines.ts'
import { awsMlPlatform } from './ml-platform.ts'
import { awsMlRegistry } from './ml-registry.ts'
import { awsMlTraining } from './ml-training.ts'
import { awsNetwork } from './network.ts'
import { awsObservability } from './observability.ts'
import { awsOps } from './ops.ts'
import { awsRegistry } from './registry.ts'
import { awsSearch } from './search.ts'
import { awsSecurity } from './security.ts'
import { awsStorage } from './storage.ts'
import { awsWarehouses } from './warehouses.ts'
import { awsWebApps } from './web-apps.ts'

/** The services of this provider, by what they are for. */
export const awsServices: readonly ServiceRecord[] = [
  ...awsGroups,
  ...awsCompute,
  ...awsWebApps,
  ...awsAccelerators,
  ...awsStorage,
  ...awsFiles,
  ...awsData,
  ...awsDatabases,
  ...awsSearch,
  ...awsWarehouses,
  ...awsNetwork,
  ...awsApiGateways,
  ...awsMessaging,
  ...awsEvents,
  ...awsJobs,
  ...awsFlow,
  ...awsMl,
  ...awsMlTraining,
  ...awsMlPipelines,
  ...awsMlBatch,
  ...awsMlPlatform,
  ...awsMlRegistry,
  ...awsLanguageModels,
  ...awsLinks,
  ...awsMesh,
  ...awsSecurity,
  ...awsIdentity,
  ...awsObservability,
  ...awsHybrid,
  ...awsEntry,
  ...awsOps,
  ...awsRegistry,
]
