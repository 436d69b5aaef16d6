import type { ServiceRecord } from '../../service.ts'
import { gcpAccelerators } from './accelerators.ts'
import { gcpApiGateways } from './api-gateways.ts'
import { gcpCompute } from './compute.ts'
import { gcpData } from './data.ts'
import { gcpDatabases } from './databases.ts'
import { gcpEvents } from './events.ts'
import { gcpFiles } from './files.ts'
import { gcpFlow } from './flow.ts'
import { gcpGroups } from './groups.ts'
import { gcpHybrid } from './hybrid.ts'
import { gcpIdentity } from './identity.ts'
import { gcpJobs } from './jobs.ts'
import { gcpLanguageModels } from './language-models.ts'
import { gcpLinks } from './links.ts'
import { gcpMesh } from './mesh.ts'
import { gcpMessaging } from './messaging.ts'
import { gcpMl } from './ml.ts'
import { gcpMlBatch } from './ml-batch.ts'
import { gcpMlPipelines } from './ml-pipelines.ts'
import { gcpMlPlatform } from './ml-platform.ts'
import { gcpMlRegistry } from './ml-registry.ts'
import { gcpMlTraining } from './ml-training.ts'
import { gcpNetwork } from './network.ts'
import { gcpObservability } from './observability.ts'
import { gcpOps } from './ops.ts'
import { gcpRegistry } from './registry.ts'
import { gcpSearch } from './search.ts'
import { gcpSecurity } from './security.ts'
import { gcpStorage } from './storage.ts'
import { gcpWarehouses } from './warehouses.ts'
import { gcpWebApps } from './web-apps.ts'

/** The services of this provider, by what they are for. */
export const gcpServices: readonly ServiceRecord[] = [
  ...gcpGroups,
  ...gcpCompute,
  ...gcpWebApps,
  ...gcpAccelerators,
  ...gcpStorage,
  ...gcpFiles,
  ...gcpData,
  ...gcpDatabases,
  ...gcpSearch,
  ...gcpWarehouses,
  ...gcpNetwork,
  ...gcpApiGateways,
  ...gcpMessaging,
  ...gcpEvents,
  ...gcpJobs,
  ...gcpFlow,
  ...gcpMl,
  ...gcpMlTraining,
  ...gcpMlPipelines,
  ...gcpMlBatch,
  ...gcpMlPlatform,
  ...gcpMlRegistry,
  ...gcpLanguageModels,
  ...gcpLinks,
  ...gcpMesh,
  ...gcpSecurity,
  ...gcpIdentity,
  ...gcpObservability,
  ...gcpHybrid,
  ...gcpOps,
  ...gcpRegistry,
]
