import type { ServiceRecord } from '../../service.ts'

/** The services of this provider, in the order of the capability table. */
export const awsServices: readonly ServiceRecord[] = []
