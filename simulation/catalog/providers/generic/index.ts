import type { ServiceRecord } from '../../service.ts'
import { genericGroups } from './groups.ts'
import { genericParts } from './parts.ts'

/** Vendor-neutral parts: users, and stations by which any queueing network can be drawn. */
export const genericServices: readonly ServiceRecord[] = [...genericParts, ...genericGroups]
