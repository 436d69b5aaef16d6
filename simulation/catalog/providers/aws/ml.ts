import { figure, RECALLED, size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What serves models. */
export const awsMl: readonly ServiceRecord[] = [
  {
    id: 'aws.sagemaker-endpoint',
    provider: 'aws',
    name: 'Real-time endpoint',
    vendorName: 'Amazon SageMaker AI real-time endpoint',
    shortName: 'SageMaker endpoint',
    category: 'ml',
    capabilities: ['real-time-endpoint'],
    archetype: 'ml-endpoint',
    scope: 'zonal',
    description:
      'Serves a trained model behind an HTTPS address, on machines that the provider keeps running, watches and scales. Its machines cost more than the same ones bare, around the clock, and one machine alone has no promise.',
    whenToUse: 'For predictions that somebody waits for, with a model too large or too busy for a function.',
    whenNot:
      'For predictions made in bulk or now and then; batch jobs and serverless endpoints cost nothing while idle.',
    keywords: [
      'inference',
      'prediction',
      'model serving',
      'online',
      'GPU',
      'endpoint',
      'MLOps',
      'sagemaker',
      'invoke endpoint',
    ],
    glyph: 'ml',
    defaults: { instanceType: 'ml.m5.large' },
    machines: {
      from: 'sizes',
      sizes: [
        size('ml.m5.large', 2, 8),
        size('ml.m5.xlarge', 4, 16),
        size('ml.c5.xlarge', 4, 8),
        size('ml.c5.4xlarge', 16, 32),
        size('ml.c7i.xlarge', 4, 8),
        size('ml.g4dn.xlarge', 4, 16, 'T4', 1),
        size('ml.g4dn.12xlarge', 48, 192, 'T4', 4),
        size('ml.g5.xlarge', 4, 16, 'A10G', 1),
        size('ml.g5.2xlarge', 8, 32, 'A10G', 1),
        size('ml.g5.4xlarge', 16, 64, 'A10G', 1),
        size('ml.g5.12xlarge', 48, 192, 'A10G', 4),
        size('ml.g5.48xlarge', 192, 768, 'A10G', 8),
        size('ml.g6.2xlarge', 8, 32, 'L4', 1),
        size('ml.g6.48xlarge', 192, 768, 'L4', 8),
        size('ml.inf2.xlarge', 4, 16, 'Inferentia2', 1),
        size('ml.inf2.8xlarge', 32, 128, 'Inferentia2', 1),
        size('ml.inf2.48xlarge', 192, 768, 'Inferentia2', 12),
        size('ml.p4d.24xlarge', 96, 1152, 'A100-40GB', 8),
      ],
    },
    slas: [
      sla(
        'multi-zone',
        0.9995,
        'InvokeEndpoint of endpoints with 2+ instances; single-instance endpoints are not covered',
        'https://www.nextsignal.io/resources/aws-sagemaker-sla-credits (2026); scope wording of the SageMaker SLA text of 2022-05-17; mikaelvesavuori/cloud-sla data/aws.json (commit 7358b4e, 2022-04-24)',
        '2026',
        'quoted',
      ),
      sla(
        'single-instance',
        null,
        'Not covered: InvokeEndpoint of endpoints with 2+ instances; single-instance endpoints are not covered',
        'https://www.nextsignal.io/resources/aws-sagemaker-sla-credits (2026); scope wording of the SageMaker SLA text of 2022-05-17; mikaelvesavuori/cloud-sla data/aws.json (commit 7358b4e, 2022-04-24)',
        '2026',
        'quoted',
      ),
    ],
    traits: { overheadMs: figure(8, 'ms', RECALLED, '2026-11-23', 'recalled') },
    terraform: 'aws_sagemaker_endpoint',
  },
]
