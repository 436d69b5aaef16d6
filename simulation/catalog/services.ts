import type { DesignNode } from '../design/design.ts'
import { awsServices } from './providers/aws/index.ts'
import { azureServices } from './providers/azure/index.ts'
import { gcpServices } from './providers/gcp/index.ts'
import { genericServices } from './providers/generic/index.ts'
import type { ServiceRecord } from './service.ts'

/** Every service one can draw: generic parts first, then provider by provider. */
export const services: readonly ServiceRecord[] = [...genericServices, ...awsServices, ...gcpServices, ...azureServices]

const byId = new Map(services.map((service) => [service.id, service]))

/** The record with this id, such as `aws.ec2`; `undefined` when the catalogue has none. */
export function serviceRecord(id: string): ServiceRecord | undefined {
  return byId.get(id)
}

/** Whether a part is a group: a region, a zone, a network. */
export function isGroup({ service }: Pick<DesignNode, 'service'>): boolean {
  return serviceRecord(service)?.archetype === 'group'
}
