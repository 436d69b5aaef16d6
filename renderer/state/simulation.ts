import { create } from 'zustand'
import type { Design } from '../../simulation/index.ts'
import { type RunSize, type SimulationResult, simulateInWorkers } from '../workers/simulation.ts'
import { useDesign } from './design.ts'
import { usePrices } from './prices.ts'
import { sameMeaning } from './results.ts'

/** The run on the screen: asked for, under way, or done. The document owns nothing of it; it is not saved and not undone. */
export interface SimulationState {
  readonly size: RunSize
  readonly withFailures: boolean
  /** `null`: nothing is running. */
  readonly running: { readonly share: number; readonly design: Design } | null
  readonly result: (SimulationResult & Run) | null
  readonly error: string | null
}

/** What was run. */
interface Run {
  readonly design: Design
  /** `opened` of its document: with another one on the screen the run is not shown. */
  readonly opened: number
}

export const useSimulation = create<SimulationState>()(() => ({
  size: 'short',
  withFailures: false,
  running: null,
  result: null,
  error: null,
}))

const { setState, getState } = useSimulation
let stop: AbortController | undefined

export const setRunSize = (size: RunSize): void => setState({ size })
export const setWithFailures = (withFailures: boolean): void => setState({ withFailures })

/**
 * Simulates the design on the screen; a run that is under way is given up.
 * @param simulate the workers; replaced in tests
 */
export async function startSimulation(simulate: typeof simulateInWorkers = simulateInWorkers): Promise<void> {
  stop?.abort(new Cancelled())
  const control = new AbortController()
  stop = control
  const { design, opened } = useDesign.getState()
  const { size, withFailures } = getState()
  setState({ running: { share: 0, design }, error: null })
  try {
    const tell = (share: number) => {
      if (stop === control) setState({ running: { share, design } })
    }
    const result = await simulate(
      { design, size, months: withFailures ? 1 : null, prices: usePrices.getState().layers },
      tell,
      control.signal,
    )
    if (stop === control) setState({ running: null, result: { ...result, design, opened } })
  } catch (error) {
    if (stop !== control) return
    setState({
      running: null,
      error: error instanceof Cancelled ? null : error instanceof Error ? error.message : String(error),
    })
  }
}

/** Gives the run up at once; an earlier result stays. */
export function cancelSimulation(): void {
  stop?.abort(new Cancelled())
}

class Cancelled extends Error {}

/** The last run of the document on the screen, as it is now or as it was. */
export const useShownRun = (): SimulationState['result'] => {
  const opened = useDesign((state) => state.opened)
  return useSimulation(({ result }) => (result?.opened === opened ? result : null))
}

/** Whether the result is of the design as it is now. */
export const useResultIsCurrent = (): boolean => {
  const design = useDesign((state) => state.design)
  const of = useSimulation((state) => state.result?.design)
  return of !== undefined && sameMeaning(of, design)
}
