import type { Setting } from '../../archetypes/archetype.ts'
import { numberOf } from '../../archetypes/settings/config.ts'
import { type Accelerator, acceleratorOf } from '../../catalog/accelerators.ts'
import { machineSize } from '../../catalog/machines.ts'
import { type ModelMemory, modelMemory } from './model-memory.ts'

/**
 * How fast one machine can write tokens at most. For each token of a batch all weights and the caches of all its requests are read once, and
 * two operations are done for each weight and request; the slower of the two sets the pace. Real servers stay below: this is a roof.
 *
 * @see Williams, Waterman and Patterson, Roofline, CACM 52 (2009); Pope et al., Efficiently Scaling Transformer Inference, MLSys 2023, §2
 */
export interface WritingSpeed {
  readonly chip: Accelerator
  readonly accelerators: number
  readonly memory: ModelMemory
  /** Time of one step of the whole batch, ms. */
  readonly stepMs: number
  readonly limit: 'memory' | 'arithmetic'
  readonly tokensPerSecond: number
}

/** `null` where the model or its accelerator is not known well enough. */
export function writingSpeed(setting: Setting): WritingSpeed | null {
  const { service, config, machine } = setting
  const size = machine && machineSize(service.id, machine.name)
  const chip = acceleratorOf(size?.accelerator)
  const memory = modelMemory(setting)
  if (!chip?.bandwidth || !memory || numberOf(config, 'tokensOut') === 0) return null
  const accelerators = size?.accelerators ?? 1
  const readMs = (memory.neededGb / (accelerators * chip.bandwidth.value)) * 1000
  const billions = numberOf(config, 'parametersBillion')
  const computeMs = chip.rate ? ((2 * billions * memory.batch) / 1000 / (accelerators * chip.rate.value)) * 1000 : 0
  const stepMs = Math.max(readMs, computeMs)
  return {
    chip,
    accelerators,
    memory,
    stepMs,
    limit: readMs >= computeMs ? 'memory' : 'arithmetic',
    tokensPerSecond: (memory.batch / stepMs) * 1000,
  }
}
