import { sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Machines with chips for neural networks. */
export const awsAccelerators: readonly ServiceRecord[] = [
  {
    id: 'aws.trainium',
    provider: 'aws',
    name: 'Training chips',
    vendorName: 'Amazon EC2 with AWS Trainium',
    shortName: 'Trainium',
    category: 'compute',
    capabilities: ['accelerators'],
    archetype: 'vm-pool',
    scope: 'zonal',
    description:
      'Virtual machines with Trainium, chips that AWS builds for neural networks. They cost less than GPUs for the models that their compiler supports.',
    whenToUse: 'For steady training or serving of models that run on them, after a test with your own model.',
    whenNot: 'When the code needs CUDA, or nobody has time to port it.',
    keywords: ['accelerator', 'neuron', 'chip', 'deep learning', 'GPU alternative', 'trainium'],
    glyph: 'gpu',
    defaults: { instanceType: 'trn1.2xlarge' },
    machines: { from: 'machines', only: 'trainium' },
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'EC2 Trn instances: Compute SLA',
        'https://aws.amazon.com/compute/sla/historical/ (text of 2022-05-05)',
        '2022-05-05',
        'quoted',
      ),
      sla(
        'single-instance',
        0.995,
        'EC2 Trn instances: Compute SLA, instance level',
        'https://aws.amazon.com/compute/sla/historical/ (text of 2022-05-05)',
        '2022-05-05',
        'quoted',
      ),
    ],
    terraform: 'aws_instance',
  },
  {
    id: 'aws.inferentia',
    provider: 'aws',
    name: 'Inference chips',
    vendorName: 'Amazon EC2 with AWS Inferentia',
    shortName: 'Inferentia',
    category: 'compute',
    capabilities: ['accelerators'],
    archetype: 'vm-pool',
    scope: 'zonal',
    description:
      'Virtual machines with Inferentia, chips that AWS builds for neural networks. They cost less than GPUs for the models that their compiler supports.',
    whenToUse: 'For steady training or serving of models that run on them, after a test with your own model.',
    whenNot: 'When the code needs CUDA, or nobody has time to port it.',
    keywords: ['accelerator', 'neuron', 'chip', 'deep learning', 'GPU alternative', 'inferentia'],
    glyph: 'gpu',
    defaults: { instanceType: 'inf2.xlarge' },
    machines: { from: 'machines', only: 'inferentia' },
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'EC2 Inf instances: Compute SLA',
        'https://aws.amazon.com/compute/sla/historical/ (text of 2022-05-05)',
        '2022-05-05',
        'quoted',
      ),
      sla(
        'single-instance',
        0.995,
        'EC2 Inf instances: Compute SLA, instance level',
        'https://aws.amazon.com/compute/sla/historical/ (text of 2022-05-05)',
        '2022-05-05',
        'quoted',
      ),
    ],
    terraform: 'aws_instance',
  },
]
