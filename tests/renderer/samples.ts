import { blankDesign } from '../../renderer/state/blank.ts'
import type { Design, DesignNode, Report, ServiceInfo } from '../../simulation/index.ts'

/** Small designs, reports and services for tests of the window; only what a test reads is filled in with care. */
export function node(id: string, name = id): DesignNode {
  return { id, service: 'aws.ec2', name, config: {}, position: { x: 0, y: 0 } } as DesignNode
}

export function design(...nodes: readonly DesignNode[]): Design {
  return { ...blankDesign(), nodes }
}

/** A report whose one figure is the number of the design's parts. */
export function reportOf({ name, nodes }: Design): Report {
  return {
    design: name,
    method: 'analytic',
    system: {
      availability: 0.9988,
      unavailability: 0.0012,
      availabilityContract: null,
      availabilityIndependent: null,
      downtimeMinutesPerMonth: 52.6,
      monthlyUsd: nodes.length * 100,
      unstable: false,
      latencyMs: null,
      peak: null,
    },
    verdicts: { budget: { status: 'met', margin: 0.5 } },
    workloads: [],
    nodes: nodes.map(({ id }) => ({
      id,
      arrivalRps: 1,
      servers: null,
      utilisation: null,
      meanWaitMs: null,
      meanServiceMs: null,
      meanResponseMs: null,
      latencyMs: null,
      waitMs: null,
      lossFraction: 0,
      availability: null,
      monthlyUsd: 100,
      saturated: false,
      approximate: false,
      peak: null,
    })),
    edges: [],
    bill: { totalUsd: nodes.length * 100, complete: true, lines: [] },
    units: [],
    findings: [],
    receipts: {
      '/system/monthlyUsd': {
        formula: 'sum of the bill',
        inputs: [
          { name: 'Parts', value: nodes.length, unit: '', source: 'you' },
          { name: 'Hours in a month', value: 730, unit: 'h', source: 'default' },
        ],
        assumptions: ['Everything runs all month.'],
      },
    },
  }
}

type Given = Pick<ServiceInfo, 'id' | 'name' | 'vendorName' | 'shortName' | 'category' | 'capabilities'> &
  Partial<Pick<ServiceInfo, 'keywords'>>

function service(given: Given): ServiceInfo {
  return {
    keywords: [],
    glyph: 'M4 4h16v16H4z',
    description: `${given.name}, described.`,
    provider: given.id.split('.')[0],
    parameters: [],
    slas: [],
    limits: [],
    isGroup: given.category === 'group',
    isSource: given.id === 'generic.client',
    ...given,
  } as unknown as ServiceInfo
}

export const SERVICES: readonly ServiceInfo[] = [
  service({
    id: 'generic.client',
    name: 'Users',
    vendorName: 'Users',
    shortName: 'Users',
    category: 'generic',
    capabilities: ['client'],
  }),
  service({
    id: 'aws.ec2',
    name: 'Virtual machines',
    vendorName: 'Amazon EC2',
    shortName: 'EC2',
    category: 'compute',
    capabilities: ['virtual-machines'],
    keywords: ['elastic compute cloud', 'server'],
  }),
  service({
    id: 'aws.lambda',
    name: 'Functions',
    vendorName: 'AWS Lambda',
    shortName: 'Lambda',
    category: 'compute',
    capabilities: ['functions'],
    keywords: ['serverless'],
  }),
  service({
    id: 'aws.s3',
    name: 'Object storage',
    vendorName: 'Amazon S3',
    shortName: 'S3',
    category: 'storage',
    capabilities: ['object-storage'],
    keywords: ['bucket', 'simple storage service'],
  }),
  service({
    id: 'aws.alb',
    name: 'Load balancer',
    vendorName: 'Application Load Balancer',
    shortName: 'ALB',
    category: 'network',
    capabilities: ['l7-balancer'],
  }),
  service({
    id: 'aws.region',
    name: 'Region',
    vendorName: 'AWS Region',
    shortName: 'Region',
    category: 'group',
    capabilities: ['region'],
  }),
  service({
    id: 'azure.blob-storage',
    name: 'Object storage',
    vendorName: 'Azure Blob Storage',
    shortName: 'Blob Storage',
    category: 'storage',
    capabilities: ['object-storage'],
    keywords: ['bucket'],
  }),
  service({
    id: 'gcp.cloud-functions',
    name: 'Functions',
    vendorName: 'Cloud Run functions',
    shortName: 'Functions',
    category: 'compute',
    capabilities: ['functions'],
  }),
]
