import type { Setting } from '../../archetypes/archetype.ts'
import { numberOf, textOf } from '../../archetypes/settings/config.ts'
import { acceleratorOf } from '../../catalog/accelerators.ts'
import { machineSize } from '../../catalog/machines.ts'
import type { Figure } from '../../catalog/service.ts'

/** Bytes of one weight. */
export const PRECISIONS = { fp32: 4, bf16: 2, int8: 1, int4: 0.5 } as const
export type Precision = keyof typeof PRECISIONS

/**
 * Memory of one copy of a model while it answers: its weights, and for each token of each request in the batch the keys and values that
 * attention needs again.
 *
 * @see Kwon et al., Efficient Memory Management for Large Language Model Serving with PagedAttention, SOSP 2023, §3: 800 KB a token for OPT-13B
 */
export interface ModelMemory {
  readonly precision: Precision
  /** GB (10⁹ bytes), as are all here. */
  readonly weightsGb: number
  /** Of one request, all its tokens. */
  readonly cacheOfOneGb: number
  /** Requests in a batch. */
  readonly batch: number
  readonly neededGb: number
}

/** What a part's configuration says of its model; `null` where it says nothing. */
export function modelMemory({ config }: Setting, precision = precisionOf(config.precision)): ModelMemory | null {
  const stated = numberOf(config, 'modelGib')
  const billions = numberOf(config, 'parametersBillion')
  if (stated === 0 && billions === 0) return null
  // a size that was measured holds for the precision that is set; another one scales it
  const weightsGb =
    stated > 0
      ? (stated * GB_PER_GIB * PRECISIONS[precision]) / PRECISIONS[precisionOf(config.precision)]
      : billions * PRECISIONS[precision]
  const cacheOfOneGb = (numberOf(config, 'kvKbPerToken') * numberOf(config, 'contextTokens')) / KB_PER_GB
  const batch = numberOf(config, 'batchMax', 1)
  return { precision, weightsGb, cacheOfOneGb, batch, neededGb: weightsGb + batch * cacheOfOneGb }
}

/** Memory for a model on one machine: of its accelerators together, else of the machine or copy itself. */
export interface MemoryThere {
  readonly gb: number
  readonly accelerators: number
  /** Of one accelerator; `null` where the model lies in the machine's own memory. */
  readonly each: Figure | null
}

export function memoryThere({ service, config, machine }: Setting): MemoryThere | null {
  if (machine) return memoryOf(service.id, machine.name)
  if (textOf(config, 'mode') === 'endpoint' && service.id === 'gcp.cloud-run') return accelerated('L4', 1)
  const memoryMb = numberOf(config, 'memoryMb')
  return memoryMb > 0 ? { gb: (memoryMb / 1024) * GB_PER_GIB, accelerators: 0, each: null } : null
}

/** The same of any machine type of a service. */
export function memoryOf(serviceId: string, type: string): MemoryThere | null {
  const size = machineSize(serviceId, type)
  if (!size) return null
  if (size.accelerator !== undefined) return accelerated(size.accelerator, size.accelerators ?? 1)
  return size.memoryGib > 0 ? { gb: size.memoryGib * GB_PER_GIB, accelerators: 0, each: null } : null
}

function accelerated(name: string, count: number): MemoryThere | null {
  const chip = acceleratorOf(name)
  return chip ? { gb: count * chip.memory.value, accelerators: count, each: chip.memory } : null
}

/** Requests whose cache fits beside the weights; infinite where a request keeps none. */
export function largestBatch({ weightsGb, cacheOfOneGb }: ModelMemory, { gb }: MemoryThere): number {
  if (weightsGb > gb) return 0
  return cacheOfOneGb === 0 ? Number.POSITIVE_INFINITY : Math.floor((gb - weightsGb) / cacheOfOneGb + 1e-9)
}

/** GB of 10⁹ bytes in a GiB of 2³⁰. */
const GB_PER_GIB = 1.073741824
const KB_PER_GB = 1e6

function precisionOf(value: unknown): Precision {
  return value === 'fp32' || value === 'int8' || value === 'int4' ? value : 'bf16'
}
