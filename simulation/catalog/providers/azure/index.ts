import type { ServiceRecord } from '../../service.ts'
import { azureApiGateways } from './api-gateways.ts'
import { azureCompute } from './compute.ts'
import { azureData } from './data.ts'
import { azureDatabases } from './databases.ts'
import { azureEvents } from './events.ts'
import { azureFiles } from './files.ts'
import { azureFlow } from './flow.ts'
import { azureGroups } from './groups.ts'
import { azureHybrid } from './hybrid.ts'
import { azureIdentity } from './identity.ts'
import { azureJobs } from './jobs.ts'
import { azureLanguageModels } from './language-models.ts'
import { azureLinks } from './links.ts'
import { azureMesh } from './mesh.ts'
import { azureMessaging } from './messaging.ts'
import { azureMl } from './ml.ts'
import { azureMlBatch } from './ml-batch.ts'
import { azureMlPipelines } from './ml-pipelines.ts'
import { azureMlPlatform } from './ml-platform.ts'
import { azureMlRegistry } from './ml-registry.ts'
import { azureMlTraining } from './ml-training.ts'
import { azureNetwork } from './network.ts'
import { azureObservability } from './observability.ts'
import { azureOps } from './ops.ts'
import { azureRegistry } from './registry.ts'
import { azureSearch } from './search.ts'
import { azureSecurity } from './security.ts'
import { azureStorage } from './storage.ts'
import { azureWarehouses } from './warehouses.ts'
import { azureWebApps } from './web-apps.ts'

/** The services of this provider, by what they are for. */
export const azureServices: readonly ServiceRecord[] = [
  ...azureGroups,
  ...azureCompute,
  ...azureWebApps,
  ...azureStorage,
  ...azureFiles,
  ...azureData,
  ...azureDatabases,
  ...azureSearch,
  ...azureWarehouses,
  ...azureNetwork,
  ...azureApiGateways,
  ...azureMessaging,
  ...azureEvents,
  ...azureJobs,
  ...azureFlow,
  ...azureMl,
  ...azureMlTraining,
  ...azureMlPipelines,
  ...azureMlBatch,
  ...azureMlPlatform,
  ...azureMlRegistry,
  ...azureLanguageModels,
  ...azureLinks,
  ...azureMesh,
  ...azureSecurity,
  ...azureIdentity,
  ...azureObservability,
  ...azureHybrid,
  ...azureOps,
  ...azureRegistry,
]
