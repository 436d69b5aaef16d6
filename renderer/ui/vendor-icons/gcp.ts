import AnthosServiceMesh from '@likec4/icons/gcp/anthos-service-mesh'
import AppEngine from '@likec4/icons/gcp/app-engine'
import ArtifactRegistry from '@likec4/icons/gcp/artifact-registry'
import AutoMl from '@likec4/icons/gcp/auto-ml'
import Batch from '@likec4/icons/gcp/batch'
import BigQuery from '@likec4/icons/gcp/big-query'
import Bigtable from '@likec4/icons/gcp/bigtable'
import Billing from '@likec4/icons/gcp/billing'
import CloudApiGateway from '@likec4/icons/gcp/cloud-api-gateway'
import CloudArmor from '@likec4/icons/gcp/cloud-armor'
import CloudCdn from '@likec4/icons/gcp/cloud-cdn'
import CloudComposer from '@likec4/icons/gcp/cloud-composer'
import CloudDns from '@likec4/icons/gcp/cloud-dns'
import CloudFunctions from '@likec4/icons/gcp/cloud-functions'
import CloudInterconnect from '@likec4/icons/gcp/cloud-interconnect'
import CloudLoadBalancing from '@likec4/icons/gcp/cloud-load-balancing'
import CloudMonitoring from '@likec4/icons/gcp/cloud-monitoring'
import CloudNat from '@likec4/icons/gcp/cloud-nat'
import CloudRun from '@likec4/icons/gcp/cloud-run'
import CloudSpanner from '@likec4/icons/gcp/cloud-spanner'
import CloudSql from '@likec4/icons/gcp/cloud-sql'
import CloudStorage from '@likec4/icons/gcp/cloud-storage'
import CloudTasks from '@likec4/icons/gcp/cloud-tasks'
import CloudTpu from '@likec4/icons/gcp/cloud-tpu'
import CloudVpn from '@likec4/icons/gcp/cloud-vpn'
import ComputeEngine from '@likec4/icons/gcp/compute-engine'
import Dataflow from '@likec4/icons/gcp/dataflow'
import Dataplex from '@likec4/icons/gcp/dataplex'
import Dataproc from '@likec4/icons/gcp/dataproc'
import Eventarc from '@likec4/icons/gcp/eventarc'
import Filestore from '@likec4/icons/gcp/filestore'
import Firestore from '@likec4/icons/gcp/firestore'
import GoogleKubernetesEngine from '@likec4/icons/gcp/google-kubernetes-engine'
import IdentityAndAccessManagement from '@likec4/icons/gcp/identity-and-access-management'
import IdentityAwareProxy from '@likec4/icons/gcp/identity-aware-proxy'
import KeyManagementService from '@likec4/icons/gcp/key-management-service'
import Memorystore from '@likec4/icons/gcp/memorystore'
import NetworkConnectivityCenter from '@likec4/icons/gcp/network-connectivity-center'
import PersistentDisk from '@likec4/icons/gcp/persistent-disk'
import PrivateServiceConnect from '@likec4/icons/gcp/private-service-connect'
import PubSub from '@likec4/icons/gcp/pub-sub'
import SecretManager from '@likec4/icons/gcp/secret-manager'
import SecurityCommandCenter from '@likec4/icons/gcp/security-command-center'
import Trace from '@likec4/icons/gcp/trace'
import VertexAi from '@likec4/icons/gcp/vertex-ai'
import VirtualPrivateCloud from '@likec4/icons/gcp/virtual-private-cloud'
import Workflows from '@likec4/icons/gcp/workflows'
import type { VendorIcons } from './vendor-icon.ts'

/** Google Cloud icons, by service; loaded when the first of them is to be seen. Families share one icon. */
export const icons: VendorIcons = {
  'gcp.compute-engine': ComputeEngine,
  'gcp.managed-instance-group': ComputeEngine,
  'gcp.gke': GoogleKubernetesEngine,
  'gcp.cloud-run': CloudRun,
  'gcp.cloud-functions': CloudFunctions,
  'gcp.app-engine': AppEngine,
  'gcp.batch': Batch,
  'gcp.tpu': CloudTpu,
  'gcp.cloud-storage': CloudStorage,
  'gcp.persistent-disk': PersistentDisk,
  'gcp.filestore': Filestore,
  'gcp.dataplex': Dataplex,
  'gcp.cloud-sql-postgres': CloudSql,
  'gcp.spanner': CloudSpanner,
  'gcp.firestore': Firestore,
  'gcp.bigtable': Bigtable,
  'gcp.memorystore': Memorystore,
  'gcp.vertex-vector-search': VertexAi,
  'gcp.bigquery': BigQuery,
  'gcp.dataflow': Dataflow,
  'gcp.cloud-composer': CloudComposer,
  'gcp.dataproc': Dataproc,
  'gcp.pubsub': PubSub,
  'gcp.cloud-tasks': CloudTasks,
  'gcp.eventarc': Eventarc,
  'gcp.workflows': Workflows,
  'gcp.api-gateway': CloudApiGateway,
  'gcp.application-load-balancer': CloudLoadBalancing,
  'gcp.network-load-balancer': CloudLoadBalancing,
  'gcp.cloud-cdn': CloudCdn,
  'gcp.cloud-dns': CloudDns,
  'gcp.cloud-nat': CloudNat,
  'gcp.private-service-connect': PrivateServiceConnect,
  'gcp.vpc': VirtualPrivateCloud,
  'gcp.vpc-peering': VirtualPrivateCloud,
  'gcp.iap': IdentityAwareProxy,
  'gcp.network-connectivity-center': NetworkConnectivityCenter,
  'gcp.cloud-vpn': CloudVpn,
  'gcp.interconnect': CloudInterconnect,
  'gcp.cloud-service-mesh': AnthosServiceMesh,
  'gcp.cloud-armor': CloudArmor,
  'gcp.iam': IdentityAndAccessManagement,
  'gcp.cloud-kms': KeyManagementService,
  'gcp.secret-manager': SecretManager,
  'gcp.security-command-center': SecurityCommandCenter,
  'gcp.cloud-monitoring': CloudMonitoring,
  'gcp.cloud-trace': Trace,
  'gcp.budgets': Billing,
  'gcp.artifact-registry': ArtifactRegistry,
  'gcp.vertex-workbench': VertexAi,
  'gcp.vertex-training': VertexAi,
  'gcp.vertex-endpoint': VertexAi,
  'gcp.vertex-batch-prediction': VertexAi,
  'gcp.vertex-feature-store': VertexAi,
  'gcp.vertex-model-registry': VertexAi,
  'gcp.vertex-automl': AutoMl,
  'gcp.vertex-pipelines': VertexAi,
  'gcp.gemini': VertexAi,
}
