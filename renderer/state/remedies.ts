import { useEffect, useState } from 'react'
import { type Remedy, withSettings } from '../../simulation/index.ts'
import { toast } from '../ui/Toast.tsx'
import { engine } from '../workers/client.ts'
import { useDesign } from './design.ts'
import { sameMeaning } from './results.ts'

/** Trying a change computes the whole design anew: in a larger one than this it takes longer than anybody waits. */
const MOST_PARTS = 300
/** Nothing is tried while a value is dragged. */
const REST_MS = 400

/**
 * What would help most against each cause of downtime, as the answers come.
 *
 * @param causes ids, the worst first
 */
export function useRemedies(causes: readonly string[]): ReadonlyMap<string, Remedy> {
  const design = useDesign((state) => state.design)
  const [meant, setMeant] = useState(design)
  if (meant !== design && !sameMeaning(meant, design)) setMeant(design)
  const [found, setFound] = useState<ReadonlyMap<string, Remedy>>(new Map())
  const asked = causes.join(' ')

  useEffect(() => {
    setFound(new Map())
    if (meant.nodes.length > MOST_PARTS) return
    const control = new AbortController()
    const timer = setTimeout(async () => {
      try {
        for (const cause of asked.split(' ').filter(Boolean)) {
          const remedy = await engine.remedy(meant, cause, control.signal)
          if (remedy) setFound((known) => new Map(known).set(cause, remedy))
        }
      } catch {
        // Given up, or a fault that is told above the sheet: the causes stand without remedies.
      }
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [meant, asked])
  return found
}

/** Does what a remedy says; one step of the history. */
export function applyRemedy({ nodeId, words, config }: Remedy): void {
  const { design, apply } = useDesign.getState()
  const name = design.nodes.find(({ id }) => id === nodeId)?.name ?? nodeId
  apply(`${words}: ${name}`, (before) => withSettings(before, nodeId, config))
  toast(`${words}: ${name}`, { label: 'Undo', run: () => useDesign.getState().undo() })
}
