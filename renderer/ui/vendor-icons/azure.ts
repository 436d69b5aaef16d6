import AksIstio from '@likec4/icons/azure/aks-istio'
import ApiManagementServices from '@likec4/icons/azure/api-management-services'
import AppServices from '@likec4/icons/azure/app-services'
import ApplicationGateways from '@likec4/icons/azure/application-gateways'
import ApplicationInsights from '@likec4/icons/azure/application-insights'
import AzureArc from '@likec4/icons/azure/azure-arc'
import AzureCosmosDb from '@likec4/icons/azure/azure-cosmos-db'
import AzureDatabasePostgreSqlServer from '@likec4/icons/azure/azure-database-postgre-sql-server'
import AzureDatabricks from '@likec4/icons/azure/azure-databricks'
import AzureFileshares from '@likec4/icons/azure/azure-fileshares'
import AzureNetAppFiles from '@likec4/icons/azure/azure-net-app-files'
import AzureOpenAi from '@likec4/icons/azure/azure-open-ai'
import AzureServiceBus from '@likec4/icons/azure/azure-service-bus'
import AzureSynapseAnalytics from '@likec4/icons/azure/azure-synapse-analytics'
import Bastions from '@likec4/icons/azure/bastions'
import BatchAccounts from '@likec4/icons/azure/batch-accounts'
import CacheRedis from '@likec4/icons/azure/cache-redis'
import CognitiveSearch from '@likec4/icons/azure/cognitive-search'
import ContainerAppsEnvironments from '@likec4/icons/azure/container-apps-environments'
import ContainerInstances from '@likec4/icons/azure/container-instances'
import ContainerRegistries from '@likec4/icons/azure/container-registries'
import CostManagement from '@likec4/icons/azure/cost-management'
import DataFactories from '@likec4/icons/azure/data-factories'
import DdoSProtectionPlans from '@likec4/icons/azure/ddo-s-protection-plans'
import Disks from '@likec4/icons/azure/disks'
import DnsZones from '@likec4/icons/azure/dns-zones'
import EventGridTopics from '@likec4/icons/azure/event-grid-topics'
import EventHubs from '@likec4/icons/azure/event-hubs'
import ExpressRouteCircuits from '@likec4/icons/azure/express-route-circuits'
import Firewalls from '@likec4/icons/azure/firewalls'
import FrontDoorAndCdnProfiles from '@likec4/icons/azure/front-door-and-cdn-profiles'
import FunctionApps from '@likec4/icons/azure/function-apps'
import KeyVaults from '@likec4/icons/azure/key-vaults'
import KubernetesServices from '@likec4/icons/azure/kubernetes-services'
import LoadBalancers from '@likec4/icons/azure/load-balancers'
import LogicApps from '@likec4/icons/azure/logic-apps'
import MachineLearning from '@likec4/icons/azure/machine-learning'
import MicrosoftDefenderForCloud from '@likec4/icons/azure/microsoft-defender-for-cloud'
import Monitor from '@likec4/icons/azure/monitor'
import Nat from '@likec4/icons/azure/nat'
import Policy from '@likec4/icons/azure/policy'
import PrivateLink from '@likec4/icons/azure/private-link'
import SqlDatabase from '@likec4/icons/azure/sql-database'
import StorageAccounts from '@likec4/icons/azure/storage-accounts'
import StorageQueue from '@likec4/icons/azure/storage-queue'
import StreamAnalyticsJobs from '@likec4/icons/azure/stream-analytics-jobs'
import Subnet from '@likec4/icons/azure/subnet'
import TrafficManagerProfiles from '@likec4/icons/azure/traffic-manager-profiles'
import VirtualMachine from '@likec4/icons/azure/virtual-machine'
import VirtualNetworkGateways from '@likec4/icons/azure/virtual-network-gateways'
import VirtualNetworks from '@likec4/icons/azure/virtual-networks'
import VirtualWans from '@likec4/icons/azure/virtual-wans'
import VmScaleSets from '@likec4/icons/azure/vm-scale-sets'
import WebApplicationFirewallPoliciesWaf from '@likec4/icons/azure/web-application-firewall-policies-waf'
import type { VendorIcons } from './vendor-icon.ts'

/** Azure architecture icons, by service; loaded when the first of them is to be seen. Families share one icon. */
export const icons: VendorIcons = {
  'azure.virtual-machine': VirtualMachine,
  'azure.vm-scale-set': VmScaleSets,
  'azure.aks': KubernetesServices,
  'azure.container-apps': ContainerAppsEnvironments,
  'azure.functions': FunctionApps,
  'azure.app-service': AppServices,
  'azure.batch': BatchAccounts,
  'azure.blob-storage': StorageAccounts,
  'azure.managed-disk': Disks,
  'azure.files': AzureFileshares,
  'azure.data-lake-gen2': StorageAccounts,
  'azure.postgres-flexible': AzureDatabasePostgreSqlServer,
  'azure.sql-database': SqlDatabase,
  'azure.cosmos-db': AzureCosmosDb,
  'azure.cache-redis': CacheRedis,
  'azure.ai-search': CognitiveSearch,
  'azure.synapse': AzureSynapseAnalytics,
  'azure.data-factory': DataFactories,
  'azure.stream-analytics': StreamAnalyticsJobs,
  'azure.event-hubs': EventHubs,
  'azure.container-instances': ContainerInstances,
  'azure.netapp-files': AzureNetAppFiles,
  'azure.databricks': AzureDatabricks,
  'azure.service-bus': AzureServiceBus,
  'azure.queue-storage': StorageQueue,
  'azure.event-grid': EventGridTopics,
  'azure.logic-apps': LogicApps,
  'azure.api-management': ApiManagementServices,
  'azure.application-gateway': ApplicationGateways,
  'azure.load-balancer': LoadBalancers,
  'azure.front-door': FrontDoorAndCdnProfiles,
  'azure.dns': DnsZones,
  'azure.traffic-manager': TrafficManagerProfiles,
  'azure.nat-gateway': Nat,
  'azure.private-link': PrivateLink,
  'azure.vnet': VirtualNetworks,
  'azure.vnet-peering': VirtualNetworks,
  'azure.subnet': Subnet,
  'azure.bastion': Bastions,
  'azure.virtual-wan': VirtualWans,
  'azure.vpn-gateway': VirtualNetworkGateways,
  'azure.expressroute': ExpressRouteCircuits,
  'azure.istio-addon': AksIstio,
  'azure.waf': WebApplicationFirewallPoliciesWaf,
  'azure.firewall': Firewalls,
  'azure.ddos-protection': DdoSProtectionPlans,
  'azure.key-vault': KeyVaults,
  'azure.defender': MicrosoftDefenderForCloud,
  'azure.policy': Policy,
  'azure.monitor': Monitor,
  'azure.application-insights': ApplicationInsights,
  'azure.cost-management': CostManagement,
  'azure.container-registry': ContainerRegistries,
  'azure.ml-workspace': MachineLearning,
  'azure.ml-compute-cluster': MachineLearning,
  'azure.ml-online-endpoint': MachineLearning,
  'azure.ml-serverless': MachineLearning,
  'azure.ml-batch-endpoint': MachineLearning,
  'azure.ml-feature-store': MachineLearning,
  'azure.ml-registry': MachineLearning,
  'azure.ml-automl': MachineLearning,
  'azure.ml-pipelines': MachineLearning,
  'azure.openai': AzureOpenAi,
  'azure.arc': AzureArc,
}
