import { useEffect, useState } from 'react'
import type { Verdicts } from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'
import { useResults } from '../state/results.ts'
import { VERDICT_WORDS } from '../ui/Verdict.tsx'

const REST_MS = 400

/** Says, for those who cannot see it: a verdict that changed, what was undone or redone. */
export function Announcer() {
  const [said, say] = useState('')

  useEffect(
    () =>
      useDesign.subscribe((state, previous) => {
        if (state.opened !== previous.opened) say(`${state.design.name} is open`)
        else if (state.design === previous.past.at(-1)?.design) say(`Undone: ${previous.past.at(-1)?.label}`)
        else if (state.design === previous.future[0]?.design) say(`Redone: ${previous.future[0].label}`)
      }),
    [],
  )

  useEffect(() => {
    let told = useResults.getState().report?.verdicts
    let timer: ReturnType<typeof setTimeout> | undefined
    const unsubscribe = useResults.subscribe((state) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const now = state.report?.verdicts
        const changes = told && now ? changed(told, now) : ''
        told = now
        if (changes) say(changes)
      }, REST_MS)
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [])

  return (
    <div className="unseen" role="status" aria-live="polite">
      {said}
    </div>
  )
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
