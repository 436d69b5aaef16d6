import { RECALLED, size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What trains models. */
export const awsMlTraining: readonly ServiceRecord[] = [
  {
    id: 'aws.sagemaker-training',
    provider: 'aws',
    name: 'Training job',
    vendorName: 'Amazon SageMaker AI training',
    shortName: 'SageMaker training',
    category: 'ml',
    capabilities: ['training-job'],
    archetype: 'training-job',
    scope: 'regional',
    description:
      'Runs your training code on machines that are started for the run and gone afterwards, with their logs and results kept. Its machines cost some 15 to 40 % more than the same ones bare. Spot machines cost far less, but a run without checkpoints starts over when one is taken away.',
    whenToUse: 'To train on machines larger than your own, now and then, without keeping them.',
    whenNot:
      'For training that goes on all day and night, where machines of your own, committed for a year, cost less.',
    keywords: [
      'training',
      'train',
      'GPU',
      'deep learning',
      'fine-tuning',
      'spot',
      'checkpoint',
      'distributed training',
      'epochs',
      'sagemaker',
    ],
    glyph: 'train',
    defaults: { instanceType: 'ml.g5.xlarge' },
    machines: {
      from: 'sizes',
      sizes: [
        size('ml.m5.xlarge', 4, 16),
        size('ml.c5.2xlarge', 8, 16),
        size('ml.g4dn.xlarge', 4, 16, 'T4', 1),
        size('ml.g5.xlarge', 4, 16, 'A10G', 1),
        size('ml.g5.2xlarge', 8, 32, 'A10G', 1),
        size('ml.g5.12xlarge', 48, 192, 'A10G', 4),
        size('ml.g5.48xlarge', 192, 768, 'A10G', 8),
        size('ml.g6.12xlarge', 48, 192, 'L4', 4),
        size('ml.trn1.32xlarge', 128, 512, 'Trainium', 16),
        size('ml.p3.2xlarge', 8, 61, 'V100', 1),
        size('ml.p4d.24xlarge', 96, 1152, 'A100-40GB', 8),
        size('ml.p5.48xlarge', 192, 2048, 'H100', 8),
      ],
    },
    slas: [
      sla(
        'control-plane',
        null,
        'No uptime commitment found in the SageMaker SLA (online inference and batch transform only)',
        RECALLED,
        '2026-11-23',
        'recalled',
      ),
    ],
    terraform: 'aws_sagemaker_pipeline',
  },
  {
    id: 'aws.sagemaker-autopilot',
    provider: 'aws',
    name: 'AutoML',
    vendorName: 'Amazon SageMaker Autopilot',
    shortName: 'Autopilot',
    category: 'ml',
    capabilities: ['automl'],
    archetype: 'training-job',
    scope: 'regional',
    description:
      'Tries many models and settings on your table or pictures and keeps the best, without code. Every candidate is a training run on machines that you pay for, so the number of candidates is the bill.',
    whenToUse:
      'For a first good model from a table or labelled pictures, and as the mark that a model of your own has to beat.',
    whenNot:
      'When the model must be understood in detail, run on a small budget, or do something the service does not know.',
    keywords: ['AutoML', 'automatic', 'tabular', 'no code', 'model selection', 'hyperparameter', 'sagemaker', 'canvas'],
    glyph: 'train',
    defaults: { instanceType: 'ml.m5.4xlarge' },
    machines: {
      from: 'sizes',
      sizes: [
        size('ml.m5.xlarge', 4, 16),
        size('ml.c5.2xlarge', 8, 16),
        size('ml.m5.4xlarge', 16, 64),
        size('ml.g4dn.xlarge', 4, 16, 'T4', 1),
        size('ml.g5.xlarge', 4, 16, 'A10G', 1),
      ],
    },
    slas: [
      sla(
        'control-plane',
        null,
        'No uptime commitment found in the SageMaker SLA (online inference and batch transform only)',
        RECALLED,
        '2026-11-23',
        'recalled',
      ),
    ],
  },
]
