import type { ServiceInfo } from '../../simulation/index.ts'
import type { IconName } from '../ui/icons.ts'

export type Category = ServiceInfo['category']

/** Where parts are found, in the order in which a design is usually drawn. Groups have their own place below. */
export const CATEGORIES: readonly {
  readonly id: Exclude<Category, 'group'>
  readonly label: string
  readonly icon: IconName
}[] = [
  { id: 'generic', label: 'Users and generic parts', icon: 'users' },
  { id: 'compute', label: 'Compute', icon: 'vm' },
  { id: 'ml', label: 'Machine learning', icon: 'ml' },
  { id: 'storage', label: 'Storage', icon: 'bucket' },
  { id: 'database', label: 'Database', icon: 'db' },
  { id: 'network', label: 'Network', icon: 'lb' },
  { id: 'messaging', label: 'Messaging', icon: 'queue' },
  { id: 'analytics', label: 'Analytics', icon: 'spark' },
  { id: 'security', label: 'Security', icon: 'shield' },
  { id: 'ops', label: 'Monitoring', icon: 'monitor' },
]
