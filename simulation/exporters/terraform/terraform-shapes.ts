/** How Terraform writes the providers and resources that the catalogue names: arguments as their registry pages document them. */

export type TerraformProvider = 'aws' | 'gcp' | 'azure'

export interface ProviderBlock {
  readonly name: string
  readonly source: string
  /** Missing: each resource tells its own place. */
  readonly regionArgument?: string
  readonly extra: readonly string[]
  readonly variables: readonly (readonly [name: string, description: string])[]
}

export const PROVIDER_BLOCKS: Readonly<Record<TerraformProvider, ProviderBlock>> = {
  aws: { name: 'aws', source: 'hashicorp/aws', regionArgument: 'region', extra: [], variables: [] },
  gcp: {
    name: 'google',
    source: 'hashicorp/google',
    regionArgument: 'region',
    extra: ['project = var.project'],
    variables: [['project', 'Project that holds the resources']],
  },
  azure: {
    name: 'azurerm',
    source: 'hashicorp/azurerm',
    extra: ['features {}'],
    variables: [['resource_group_name', 'Resource group that holds the resources']],
  },
}

export interface ResourceShape {
  /** Argument for the name. */
  readonly name?: string
  /** Argument for the region. */
  readonly location?: string
  readonly resourceGroup?: boolean
  /** Parameters of the design and the arguments that say the same. */
  readonly settings?: Readonly<Record<string, string>>
  /** Resource types of the groups around it, and the arguments that refer to them. */
  readonly networks?: Readonly<Record<string, string>>
  readonly tags?: 'tags' | 'labels'
  /** Arguments that the vendor requires and the design does not say. */
  readonly required?: readonly string[]
}

const VPC = { aws_vpc: 'vpc_id' }
const SUBNET = { aws_subnet: 'subnet_id' }
const inAzure = (rest: Omit<ResourceShape, 'name' | 'location' | 'resourceGroup'>): ResourceShape => ({
  name: 'name',
  location: 'location',
  resourceGroup: true,
  tags: 'tags',
  ...rest,
})

export const resourceShapes: Readonly<Record<string, ResourceShape>> = {
  aws_vpc: { settings: { cidr: 'cidr_block' }, tags: 'tags', required: ['cidr_block when none is drawn'] },
  aws_subnet: { settings: { cidr: 'cidr_block', zone: 'availability_zone' }, networks: VPC, tags: 'tags' },
  aws_instance: { settings: { instanceType: 'instance_type' }, networks: SUBNET, tags: 'tags', required: ['ami'] },
  aws_autoscaling_group: {
    name: 'name',
    settings: { minInstances: 'min_size', maxInstances: 'max_size' },
    networks: { aws_subnet: 'vpc_zone_identifier' },
    required: ['launch_template'],
  },
  aws_eks_cluster: { name: 'name', tags: 'tags', required: ['role_arn', 'vpc_config'] },
  aws_ecs_service: { name: 'name', settings: { tasks: 'desired_count' }, tags: 'tags', required: ['task_definition'] },
  aws_lambda_function: {
    name: 'function_name',
    settings: { memoryMb: 'memory_size' },
    tags: 'tags',
    required: ['role', 'handler', 'runtime', 'filename'],
  },
  aws_sqs_queue: { name: 'name', tags: 'tags' },
  aws_s3_bucket: { tags: 'tags' },
  aws_ebs_volume: { settings: { sizeGb: 'size', storageGb: 'size' }, tags: 'tags', required: ['availability_zone'] },
  aws_sagemaker_endpoint: { name: 'name', tags: 'tags', required: ['endpoint_config_name'] },
  aws_cloudwatch_metric_alarm: {
    name: 'alarm_name',
    tags: 'tags',
    required: ['comparison_operator', 'evaluation_periods'],
  },
  aws_db_instance: {
    name: 'identifier',
    settings: { instanceType: 'instance_class', storageGb: 'allocated_storage', multiZone: 'multi_az' },
    tags: 'tags',
    required: ['engine', 'username', 'password'],
  },
  aws_elasticache_replication_group: {
    name: 'replication_group_id',
    settings: { instanceType: 'node_type', multiZone: 'multi_az_enabled' },
    tags: 'tags',
    required: ['description'],
  },
  aws_lb: { name: 'name', networks: { aws_subnet: 'subnets' }, tags: 'tags' },
  aws_cloudfront_distribution: {
    tags: 'tags',
    required: ['enabled', 'origin', 'default_cache_behavior', 'restrictions', 'viewer_certificate'],
  },
  aws_route53_zone: { name: 'name', tags: 'tags' },
  aws_nat_gateway: { networks: SUBNET, tags: 'tags', required: ['allocation_id'] },

  google_compute_network: { name: 'name' },
  google_compute_subnetwork: {
    name: 'name',
    location: 'region',
    settings: { cidr: 'ip_cidr_range' },
    networks: { google_compute_network: 'network' },
    required: ['ip_cidr_range and network when none is drawn'],
  },
  google_compute_instance: {
    name: 'name',
    settings: { instanceType: 'machine_type' },
    tags: 'labels',
    required: ['boot_disk', 'network_interface', 'zone'],
  },
  google_compute_region_instance_group_manager: {
    name: 'name',
    location: 'region',
    required: ['base_instance_name', 'version'],
  },
  google_container_cluster: { name: 'name', location: 'location', networks: { google_compute_network: 'network' } },
  google_cloud_run_v2_service: { name: 'name', location: 'location', tags: 'labels', required: ['template'] },
  google_cloudfunctions2_function: { name: 'name', location: 'location', tags: 'labels', required: ['build_config'] },
  google_pubsub_topic: { name: 'name', tags: 'labels' },
  google_cloud_tasks_queue: { name: 'name', location: 'location' },
  google_storage_bucket: { name: 'name', location: 'location', tags: 'labels' },
  google_compute_disk: { name: 'name', settings: { sizeGb: 'size', storageGb: 'size' }, tags: 'labels' },
  google_vertex_ai_endpoint: { name: 'name', location: 'location', tags: 'labels', required: ['display_name'] },
  google_monitoring_alert_policy: { name: 'display_name', required: ['combiner', 'conditions'] },
  google_sql_database_instance: { name: 'name', location: 'region', required: ['database_version', 'settings'] },
  google_redis_instance: { name: 'name', location: 'region', tags: 'labels', required: ['memory_size_gb'] },
  google_compute_global_forwarding_rule: { name: 'name', tags: 'labels', required: ['target'] },
  google_compute_forwarding_rule: { name: 'name', location: 'region', tags: 'labels' },
  google_compute_backend_bucket: { name: 'name', required: ['bucket_name'] },
  google_dns_managed_zone: { name: 'name', tags: 'labels', required: ['dns_name'] },
  google_compute_router_nat: {
    name: 'name',
    location: 'region',
    required: ['router', 'source_subnetwork_ip_ranges_to_nat'],
  },

  azurerm_virtual_network: inAzure({ required: ['address_space'] }),
  azurerm_subnet: {
    name: 'name',
    resourceGroup: true,
    networks: { azurerm_virtual_network: 'virtual_network_name' },
    required: ['address_prefixes'],
  },
  azurerm_linux_virtual_machine: inAzure({
    settings: { instanceType: 'size' },
    required: ['admin_username', 'network_interface_ids', 'os_disk'],
  }),
  azurerm_linux_virtual_machine_scale_set: inAzure({
    settings: { instanceType: 'sku', minInstances: 'instances' },
    required: ['admin_username', 'network_interface', 'os_disk'],
  }),
  azurerm_kubernetes_cluster: inAzure({ required: ['default_node_pool', 'identity'] }),
  azurerm_container_app: {
    name: 'name',
    resourceGroup: true,
    tags: 'tags',
    required: ['container_app_environment_id', 'revision_mode', 'template'],
  },
  azurerm_function_app_flex_consumption: inAzure({
    settings: { memoryMb: 'instance_memory_in_mb' },
    required: ['service_plan_id', 'runtime_name', 'runtime_version', 'storage_container_endpoint'],
  }),
  azurerm_servicebus_namespace: inAzure({ required: ['sku'] }),
  azurerm_storage_queue: { name: 'name', required: ['storage_account_id'] },
  azurerm_storage_account: inAzure({ required: ['account_tier', 'account_replication_type'] }),
  azurerm_managed_disk: inAzure({
    settings: { sizeGb: 'disk_size_gb', storageGb: 'disk_size_gb' },
    required: ['storage_account_type', 'create_option'],
  }),
  azurerm_machine_learning_online_endpoint: { name: 'name', location: 'location', required: ['workspace'] },
  azurerm_log_analytics_workspace: inAzure({}),
  azurerm_postgresql_flexible_server: inAzure({ required: ['sku_name', 'storage_mb', 'version'] }),
  azurerm_redis_cache: inAzure({ required: ['capacity', 'family', 'sku_name'] }),
  azurerm_mssql_database: { name: 'name', tags: 'tags', required: ['server_id'] },
  azurerm_application_gateway: inAzure({ required: ['sku', 'gateway_ip_configuration', 'frontend_ip_configuration'] }),
  azurerm_lb: inAzure({}),
  azurerm_cdn_frontdoor_profile: { name: 'name', resourceGroup: true, tags: 'tags', required: ['sku_name'] },
  azurerm_dns_zone: { name: 'name', resourceGroup: true, tags: 'tags' },
  azurerm_nat_gateway: inAzure({}),
  azurerm_traffic_manager_profile: {
    name: 'name',
    resourceGroup: true,
    tags: 'tags',
    required: ['traffic_routing_method', 'dns_config', 'monitor_config'],
  },
}
