import { RECALLED, sla, X86_ONLY } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Where a web program runs without anyone seeing the machine. */
export const awsWebApps: readonly ServiceRecord[] = [
  {
    id: 'aws.app-runner',
    provider: 'aws',
    name: 'Web app platform',
    vendorName: 'AWS App Runner',
    shortName: 'App Runner',
    category: 'compute',
    capabilities: ['web-app-platform'],
    archetype: 'container-service',
    scope: 'regional',
    description:
      'Takes a program or a container image and runs it as a web service with an address, certificates and scaling. The memory of its copies is paid all the time, their processors while they serve.',
    whenToUse: 'For a small web service or an interface of a model that should just run.',
    whenNot: 'Where networks, machines or several services need to be arranged, as Fargate or Kubernetes allow.',
    keywords: ['PaaS', 'web service', 'container', 'deploy from source', 'serverless', 'Elastic Beanstalk'],
    glyph: 'container',
    without: ['billing', 'purchase'],
    parameters: [X86_ONLY],
    slas: [sla('multi-zone', null, 'No published percentage was found', RECALLED, '2026-11-23', 'recalled')],
    terraform: 'aws_apprunner_service',
  },
]
