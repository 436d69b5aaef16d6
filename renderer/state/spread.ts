import { useEffect, useState } from 'react'
import type { LatencySpread } from '../../simulation/index.ts'
import { engine } from '../workers/client.ts'
import { useDesign } from './design.ts'
import { sameMeaning } from './results.ts'
import { useResultIsCurrent, useSimulation } from './simulation.ts'

/** Nobody looks at the shape of a law while a value is dragged. */
const REST_MS = 250

/**
 * How the answers of a workload spread: with the measured ones beside the computed where the design as it is now was run.
 *
 * @returns `null` until it is known, and where there is no latency
 */
export function useSpread(workload: string): LatencySpread | null {
  const design = useDesign((state) => state.design)
  const [meant, setMeant] = useState(design)
  if (meant !== design && !sameMeaning(meant, design)) setMeant(design)
  const [computed, setComputed] = useState<readonly LatencySpread[]>([])
  const isRun = useResultIsCurrent()
  const run = useSimulation((state) => state.result?.spread)

  useEffect(() => {
    const control = new AbortController()
    const timer = setTimeout(() => {
      engine.spread(meant, control.signal).then(
        (spread) => {
          if (!control.signal.aborted) setComputed(spread)
        },
        // The fault of the engine is told above the sheet; here the figures stand alone.
        () => {
          if (!control.signal.aborted) setComputed([])
        },
      )
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [meant])

  const of = (spread: readonly LatencySpread[] | undefined) => spread?.find((one) => one.workload === workload) ?? null
  return (isRun ? of(run) : null) ?? of(computed)
}
