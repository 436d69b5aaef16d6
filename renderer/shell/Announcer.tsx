import { useEffect, useState } from 'react'
import type { Verdicts } from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'
import { useResults } from '../state/results.ts'
import { useSimulation } from '../state/simulation.ts'
import { VERDICT_WORDS } from '../ui/Verdict.tsx'

const REST_MS = 400

/** Says, for those who cannot see it: what was done, undone or redone, a verdict that changed, and how far a run has come. */
export function Announcer() {
  const [said, say] = useState('')

  useEffect(
    () =>
      useDesign.subscribe((state, previous) => {
        if (state.opened !== previous.opened) say(`${state.design.name} is open`)
        else if (state.refused > previous.refused) say('This design is read-only: a newer Skyloom made it')
        else if (state.design === previous.past.at(-1)?.design) say(`Undone: ${previous.past.at(-1)?.label}`)
        else if (state.design === previous.future[0]?.design) say(`Redone: ${previous.future[0].label}`)
        else if (state.past.at(-1) !== previous.past.at(-1) && state.design !== previous.design && !isTyping())
          say(state.past.at(-1)?.label ?? '')
      }),
    [],
  )

  useEffect(() => {
    let told = useResults.getState().report?.verdicts
    let timer: ReturnType<typeof setTimeout> | undefined
    const unsubscribe = useResults.subscribe((state) => {
      clearTimeout(timer)
      const before = told
      const now = state.report?.verdicts
      // Of a document that has just been opened there is nothing to compare with.
      if (!before || !now) told = now
      else
        timer = setTimeout(() => {
          told = now
          const changes = changed(before, now)
          if (changes) say(changes)
        }, REST_MS)
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [])

  useEffect(
    () =>
      useSimulation.subscribe(({ running, result, error }, previous) => {
        const quarter = (share: number) => Math.floor(4 * share)
        if (running && (!previous.running || quarter(running.share) > quarter(previous.running.share)))
          say(running.share === 0 ? 'The run has begun' : `The run: ${25 * quarter(running.share)} %`)
        else if (previous.running && !running) {
          say(
            error !== null ? `The run stopped: ${error}` : result !== previous.result ? 'The run is done' : 'Cancelled',
          )
        }
      }),
    [],
  )

  return (
    <div className="unseen" role="status" aria-live="polite">
      {said}
    </div>
  )
}

/** What is typed is read by its field. */
function isTyping(): boolean {
  return document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement
}

const TARGET_WORDS = { latency: 'Latency', availability: 'Availability', budget: 'Cost' } as const

/** "Availability: Missed." for each verdict that is not what it was. */
export function changed(before: Verdicts, after: Verdicts): string {
  const targets = ['latency', 'availability', 'budget'] as const
  return targets
    .filter((target) => after[target] && after[target].status !== before[target]?.status)
    .map((target) => `${TARGET_WORDS[target]}: ${VERDICT_WORDS[after[target]?.status ?? 'unknown']}.`)
    .join(' ')
}
