import ApiGateway from '@likec4/icons/aws/api-gateway'
import AppRunner from '@likec4/icons/aws/app-runner'
import Athena from '@likec4/icons/aws/athena'
import Aurora from '@likec4/icons/aws/aurora'
import Batch from '@likec4/icons/aws/batch'
import Budgets from '@likec4/icons/aws/budgets'
import CloudFront from '@likec4/icons/aws/cloud-front'
import CloudWatch from '@likec4/icons/aws/cloud-watch'
import DirectConnect from '@likec4/icons/aws/direct-connect'
import DynamoDb from '@likec4/icons/aws/dynamo-db'
import Ec2 from '@likec4/icons/aws/ec2'
import Ec2AutoScaling from '@likec4/icons/aws/ec2-auto-scaling'
import Efs from '@likec4/icons/aws/efs'
import ElastiCache from '@likec4/icons/aws/elasti-cache'
import ElasticBlockStore from '@likec4/icons/aws/elastic-block-store'
import ElasticContainerRegistry from '@likec4/icons/aws/elastic-container-registry'
import ElasticKubernetesService from '@likec4/icons/aws/elastic-kubernetes-service'
import ElasticLoadBalancing from '@likec4/icons/aws/elastic-load-balancing'
import Emr from '@likec4/icons/aws/emr'
import EventBridge from '@likec4/icons/aws/event-bridge'
import Fargate from '@likec4/icons/aws/fargate'
import FsxForLustre from '@likec4/icons/aws/fsx-for-lustre'
import FsxForNetAppOntap from '@likec4/icons/aws/fsx-for-net-app-ontap'
import GlobalAccelerator from '@likec4/icons/aws/global-accelerator'
import Glue from '@likec4/icons/aws/glue'
import GuardDuty from '@likec4/icons/aws/guard-duty'
import IdentityAndAccessManagement from '@likec4/icons/aws/identity-and-access-management'
import KeyManagementService from '@likec4/icons/aws/key-management-service'
import KinesisDataAnalytics from '@likec4/icons/aws/kinesis-data-analytics'
import KinesisDataStreams from '@likec4/icons/aws/kinesis-data-streams'
import LakeFormation from '@likec4/icons/aws/lake-formation'
import Lambda from '@likec4/icons/aws/lambda'
import ManagedStreamingForApacheKafka from '@likec4/icons/aws/managed-streaming-for-apache-kafka'
import ManagedWorkflowsForApacheAirflow from '@likec4/icons/aws/managed-workflows-for-apache-airflow'
import NetworkFirewall from '@likec4/icons/aws/network-firewall'
import OpenSearchService from '@likec4/icons/aws/open-search-service'
import Organizations from '@likec4/icons/aws/organizations'
import OutpostsFamily from '@likec4/icons/aws/outposts-family'
import PrivateLink from '@likec4/icons/aws/private-link'
import Rds from '@likec4/icons/aws/rds'
import Redshift from '@likec4/icons/aws/redshift'
import Route53 from '@likec4/icons/aws/route-53'
import SageMaker from '@likec4/icons/aws/sage-maker'
import SecretsManager from '@likec4/icons/aws/secrets-manager'
import Shield from '@likec4/icons/aws/shield'
import SimpleNotificationService from '@likec4/icons/aws/simple-notification-service'
import SimpleQueueService from '@likec4/icons/aws/simple-queue-service'
import SimpleStorageService from '@likec4/icons/aws/simple-storage-service'
import SiteToSiteVpn from '@likec4/icons/aws/site-to-site-vpn'
import StepFunctions from '@likec4/icons/aws/step-functions'
import SystemsManager from '@likec4/icons/aws/systems-manager'
import TransitGateway from '@likec4/icons/aws/transit-gateway'
import VirtualPrivateCloud from '@likec4/icons/aws/virtual-private-cloud'
import Waf from '@likec4/icons/aws/waf'
import XRay from '@likec4/icons/aws/x-ray'
import type { VendorIcons } from './vendor-icon.ts'

/** AWS Architecture Icons, by service; loaded when the first of them is to be seen. Families share one icon. */
export const icons: VendorIcons = {
  'aws.ec2': Ec2,
  'aws.auto-scaling-group': Ec2AutoScaling,
  'aws.eks': ElasticKubernetesService,
  'aws.fargate': Fargate,
  'aws.lambda': Lambda,
  'aws.app-runner': AppRunner,
  'aws.batch': Batch,
  'aws.trainium': Ec2,
  'aws.inferentia': Ec2,
  'aws.s3': SimpleStorageService,
  'aws.ebs': ElasticBlockStore,
  'aws.efs': Efs,
  'aws.fsx-lustre': FsxForLustre,
  'aws.fsx-ontap': FsxForNetAppOntap,
  'aws.lake-formation': LakeFormation,
  'aws.rds-postgres': Rds,
  'aws.aurora': Aurora,
  'aws.dynamodb': DynamoDb,
  'aws.elasticache': ElastiCache,
  'aws.opensearch': OpenSearchService,
  'aws.redshift': Redshift,
  'aws.athena': Athena,
  'aws.glue': Glue,
  'aws.managed-flink': KinesisDataAnalytics,
  'aws.msk': ManagedStreamingForApacheKafka,
  'aws.mwaa': ManagedWorkflowsForApacheAirflow,
  'aws.emr': Emr,
  'aws.kinesis': KinesisDataStreams,
  'aws.sqs': SimpleQueueService,
  'aws.sns': SimpleNotificationService,
  'aws.eventbridge': EventBridge,
  'aws.step-functions': StepFunctions,
  'aws.api-gateway': ApiGateway,
  'aws.alb': ElasticLoadBalancing,
  'aws.nlb': ElasticLoadBalancing,
  'aws.global-accelerator': GlobalAccelerator,
  'aws.cloudfront': CloudFront,
  'aws.route53': Route53,
  'aws.nat-gateway': VirtualPrivateCloud,
  'aws.privatelink': PrivateLink,
  'aws.gateway-endpoint': VirtualPrivateCloud,
  'aws.vpc-peering': VirtualPrivateCloud,
  'aws.vpc': VirtualPrivateCloud,
  'aws.session-manager': SystemsManager,
  'aws.transit-gateway': TransitGateway,
  'aws.site-to-site-vpn': SiteToSiteVpn,
  'aws.direct-connect': DirectConnect,
  'aws.waf': Waf,
  'aws.network-firewall': NetworkFirewall,
  'aws.shield': Shield,
  'aws.iam': IdentityAndAccessManagement,
  'aws.kms': KeyManagementService,
  'aws.secrets-manager': SecretsManager,
  'aws.guardduty': GuardDuty,
  'aws.organizations': Organizations,
  'aws.cloudwatch': CloudWatch,
  'aws.x-ray': XRay,
  'aws.budgets': Budgets,
  'aws.ecr': ElasticContainerRegistry,
  'aws.sagemaker-studio': SageMaker,
  'aws.sagemaker-training': SageMaker,
  'aws.sagemaker-endpoint': SageMaker,
  'aws.sagemaker-serverless': SageMaker,
  'aws.sagemaker-batch-transform': SageMaker,
  'aws.sagemaker-feature-store': SageMaker,
  'aws.sagemaker-model-registry': SageMaker,
  'aws.sagemaker-autopilot': SageMaker,
  'aws.sagemaker-pipelines': SageMaker,
  'aws.outposts': OutpostsFamily,
}
