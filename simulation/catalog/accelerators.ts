import table from './facts/machines/accelerators.json' with { type: 'json' }
import type { Figure } from './service.ts'

/** One chip that computes models, as machine types name it; `null` where no figure is known. */
export interface Accelerator {
  readonly name: string
  /** Memory of its own, GB (10⁹ bytes). */
  readonly memory: Figure
  /** At which that memory is read, GB/s. */
  readonly bandwidth: Figure | null
  /** Peak rate at 16 bits, 10¹² operations a second. */
  readonly rate: Figure | null
}

const accelerators: ReadonlyMap<string, Accelerator> = new Map(
  table.map(({ name, memoryGb, gbPerSecond, teraflops, source, asOf, confidence }) => {
    const figure = (value: number, unit: string): Figure => ({
      value,
      unit,
      source,
      asOf,
      confidence: confidence === 'quoted' ? 'quoted' : 'recalled',
    })
    return [
      name,
      {
        name,
        memory: figure(memoryGb, 'GB'),
        bandwidth: gbPerSecond === null ? null : figure(gbPerSecond, 'GB/s'),
        rate: teraflops === null ? null : figure(teraflops, 'TFLOPS'),
      },
    ] as const
  }),
)

/** The accelerator of this name; `undefined` where nothing is known of it. */
export function acceleratorOf(name: string | undefined): Accelerator | undefined {
  return name === undefined ? undefined : accelerators.get(name)
}
