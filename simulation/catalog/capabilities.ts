import type { Provider } from './service.ts'

/** One thing a cloud can do, and what each provider calls it: a row of the table by which designs move between providers. */
export interface Capability {
  readonly key: string
  readonly name: string
  /** Empty where a provider has no counterpart. */
  readonly cells: Readonly<Record<CloudProvider, readonly Counterpart[]>>
}

export type CloudProvider = Exclude<Provider, 'generic'>

export interface Counterpart {
  readonly id: string
  /** `approximate`: it does the job, with differences that matter. */
  readonly closeness: 'exact' | 'approximate'
}

/** Every row, in the order of the table. */
export const capabilities: readonly Capability[] = [
  row('region', 'Region', 'region', 'region', 'region'),
  row('zone', 'Zone', 'zone', 'zone', 'zone'),
  row('private-network', 'Private network', 'vpc', 'vpc', 'vnet'),
  row('subnet', 'Subnet', 'subnet', 'subnet', 'subnet'),
  row('virtual-machines', 'Virtual machines', 'ec2', 'compute-engine', 'virtual-machine'),
  row('autoscaled-vm-group', 'Autoscaled VM group', 'auto-scaling-group', 'managed-instance-group', 'vm-scale-set'),
  row('kubernetes', 'Kubernetes', 'eks', 'gke', 'aks'),
  row('serverless-containers', 'Serverless containers', 'fargate', 'cloud-run', 'container-apps'),
  row('functions', 'Functions', 'lambda', 'cloud-functions', 'functions'),
  row('web-app-platform', 'Web app platform', '~app-runner', 'app-engine', 'app-service'),
  row('batch-jobs', 'Batch jobs', 'batch', 'batch', 'batch'),
  row('accelerators', 'Accelerators (TPU, custom chips)', 'trainium inferentia', 'tpu', '~virtual-machine'),
  row('object-storage', 'Object storage', 's3', 'cloud-storage', 'blob-storage'),
  row('block-storage', 'Block storage', 'ebs', 'persistent-disk', 'managed-disk'),
  row('file-storage', 'File storage', 'efs', 'filestore', 'files'),
  row('parallel-file-system', 'Parallel file system', 'fsx-lustre', 'managed-lustre', 'managed-lustre'),
  row('data-lake', 'Data lake', '~lake-formation', '~dataplex', 'data-lake-gen2'),
  row('relational-database', 'Relational database', 'rds-postgres', 'cloud-sql-postgres', 'postgres-flexible'),
  row('cloud-native-relational', 'Cloud-native relational', 'aurora', 'alloydb spanner', 'sql-database'),
  row('document-key-value', 'Document / key-value', 'dynamodb', 'firestore bigtable', 'cosmos-db'),
  row('in-memory-cache', 'In-memory cache', 'elasticache', 'memorystore', 'cache-redis'),
  row('search-vector-index', 'Search / vector index', 'opensearch', 'vertex-vector-search', 'ai-search'),
  row('data-warehouse', 'Data warehouse', 'redshift', 'bigquery', 'synapse'),
  row('query-over-a-lake', 'Query over a lake', 'athena', '~bigquery', '~synapse'),
  row('etl', 'ETL', 'glue', 'dataflow', 'data-factory'),
  row('stream-processing', 'Stream processing', 'managed-flink', 'dataflow', 'stream-analytics'),
  row('managed-kafka', 'Managed Kafka', 'msk', 'managed-kafka', '~event-hubs'),
  row('managed-airflow', 'Managed Airflow', 'mwaa', 'cloud-composer', '~data-factory'),
  row('single-containers', 'Single containers', '~fargate', '~cloud-run', 'container-instances'),
  row('enterprise-file-storage', 'Enterprise file storage', 'fsx-ontap', 'netapp-volumes', 'netapp-files'),
  row('spark', 'Spark', 'emr', 'dataproc', 'databricks'),
  row('event-stream', 'Event stream', 'kinesis msk', 'pubsub', 'event-hubs'),
  row('queue', 'Queue', 'sqs', 'cloud-tasks pubsub', 'service-bus queue-storage'),
  row('publish-subscribe', 'Publish–subscribe', 'sns eventbridge', 'pubsub eventarc', 'event-grid'),
  row('workflow', 'Workflow', 'step-functions', 'workflows', 'logic-apps'),
  row('api-gateway', 'API gateway', 'api-gateway', 'api-gateway', 'api-management'),
  row('l7-load-balancer', 'L7 load balancer', 'alb', 'application-load-balancer', 'application-gateway'),
  row('l4-load-balancer', 'L4 load balancer', 'nlb', 'network-load-balancer', 'load-balancer'),
  row('global-entry', 'Global entry', 'global-accelerator', 'application-load-balancer', 'front-door'),
  row('cdn', 'CDN', 'cloudfront', 'cloud-cdn', 'front-door'),
  row('dns', 'DNS (routing, failover)', 'route53', 'cloud-dns', 'dns traffic-manager'),
  row('nat', 'NAT', 'nat-gateway', 'cloud-nat', 'nat-gateway'),
  row(
    'private-endpoint',
    'Private endpoint',
    'privatelink gateway-endpoint',
    'private-service-connect',
    'private-link',
  ),
  row('network-peering', 'Network peering', 'vpc-peering', 'vpc-peering', 'vnet-peering'),
  row('bastion', 'Bastion', 'session-manager', 'iap', 'bastion'),
  row('network-hub', 'Network hub', 'transit-gateway', 'network-connectivity-center', 'virtual-wan'),
  row('vpn', 'VPN', 'site-to-site-vpn', 'cloud-vpn', 'vpn-gateway'),
  row('dedicated-line', 'Dedicated line', 'direct-connect', 'interconnect', 'expressroute'),
  row('service-mesh', 'Service mesh', 'istio', 'cloud-service-mesh', 'istio-addon'),
  row('firewall-waf', 'Firewall / WAF', 'waf network-firewall', 'cloud-armor', 'waf firewall'),
  row('ddos', 'DDoS', 'shield', 'cloud-armor', 'ddos-protection'),
  row('identity', 'Identity', 'iam', 'iam', 'entra-id'),
  row('keys-and-secrets', 'Keys and secrets', 'kms secrets-manager', 'cloud-kms secret-manager', 'key-vault'),
  row('posture-threat-detection', 'Posture / threat detection', 'guardduty', 'security-command-center', 'defender'),
  row('policy-and-governance', 'Policy and governance', 'organizations', 'organization-policy', 'policy'),
  row('metrics-logs-alarms', 'Metrics, logs, alarms', 'cloudwatch', 'cloud-monitoring', 'monitor'),
  row('tracing', 'Tracing', 'x-ray', 'cloud-trace', 'application-insights'),
  row('budgets-and-alerts', 'Budgets and alerts', 'budgets', 'budgets', 'cost-management'),
  row('container-registry', 'Container registry', 'ecr', 'artifact-registry', 'container-registry'),
  row('ml-platform', 'ML platform (workspace, notebooks)', 'sagemaker-studio', 'vertex-workbench', 'ml-workspace'),
  row('training-job', 'Training job', 'sagemaker-training', 'vertex-training', 'ml-compute-cluster'),
  row('real-time-endpoint', 'Real-time endpoint', 'sagemaker-endpoint', 'vertex-endpoint', 'ml-online-endpoint'),
  row('serverless-endpoint', 'Serverless endpoint', 'sagemaker-serverless', '~cloud-run', '~ml-serverless'),
  row(
    'batch-inference',
    'Batch inference',
    'sagemaker-batch-transform',
    'vertex-batch-prediction',
    'ml-batch-endpoint',
  ),
  row('feature-store', 'Feature store', 'sagemaker-feature-store', 'vertex-feature-store', 'ml-feature-store'),
  row('model-registry', 'Model registry', 'sagemaker-model-registry', 'vertex-model-registry', 'ml-registry'),
  row('automl', 'AutoML', 'sagemaker-autopilot', 'vertex-automl', 'ml-automl'),
  row('ml-pipelines', 'ML pipelines', 'sagemaker-pipelines', 'vertex-pipelines', 'ml-pipelines'),
  row('managed-foundation-models', 'Managed foundation models', 'bedrock', 'gemini', 'openai'),
  row('hybrid-on-premises', 'Hybrid / on-premises', 'outposts', 'distributed-cloud', 'arc'),
]

/** `~` marks an approximate match; several services of one provider are parted by blanks. */
function row(key: string, name: string, aws: string, gcp: string, azure: string): Capability {
  return { key, name, cells: { aws: cell('aws', aws), gcp: cell('gcp', gcp), azure: cell('azure', azure) } }
}

function cell(provider: CloudProvider, text: string): readonly Counterpart[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({
      id: `${provider}.${word.replace('~', '')}`,
      closeness: word.startsWith('~') ? 'approximate' : 'exact',
    }))
}
