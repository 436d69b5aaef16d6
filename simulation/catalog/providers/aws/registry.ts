import { latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What keeps images and packages. */
export const awsRegistry: readonly ServiceRecord[] = [
  {
    id: 'aws.ecr',
    provider: 'aws',
    name: 'Container registry',
    vendorName: 'Amazon Elastic Container Registry',
    shortName: 'ECR',
    category: 'ops',
    capabilities: ['container-registry'],
    archetype: 'registry',
    scope: 'regional',
    description:
      'Keeps the images from which containers start, by name and version. You pay for what is kept; machines of the same region fetch without charge, and a large image is most of the time that a new copy takes to start.',
    whenToUse: 'Wherever containers run: beside the cluster, in the same region.',
    whenNot: 'For model files and data sets; an object store keeps those at a quarter of the price.',
    keywords: ['docker', 'image', 'container image', 'repository', 'pull', 'push', 'artifact'],
    glyph: 'container',
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Per region',
        'mikaelvesavuori/cloud-sla data/aws.json (commit 7358b4e, 2022-04-24)',
        '2022-04-24',
        'quoted',
      ),
    ],
    latency: latency(50, 300, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'aws_ecr_repository',
  },
]
