import { useEffect, useState } from 'react'
import { create } from 'zustand'
import type { CloudProvider, Comparison, Design } from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import { engine } from '../workers/client.ts'
import { useDesign } from './design.ts'
import { useFiles } from './files.ts'
import { readDesign } from './reading.ts'
import { sameMeaning } from './results.ts'

/** What the design on the sheet is compared with. None of it is saved or a step of the history. */
export interface CompareState {
  readonly against: 'providers' | 'designs'
  readonly others: readonly OtherDesign[]
}

/** A file, or the design on the sheet as it was when it was kept. */
export interface OtherDesign {
  readonly title: string
  readonly design: Design
}

export const useCompare = create<CompareState>()(() => ({ against: 'providers', others: [] }))

const { setState, getState } = useCompare

export const compareAgainst = (against: CompareState['against']): void => setState({ against })
export const forgetOther = (other: OtherDesign): void =>
  setState({ others: getState().others.filter((known) => known !== other) })

/** Keeps the design as it is now, so that later edits are measured against it. */
export function keepVersion(): void {
  const kept = getState().others.filter(({ title }) => title.startsWith(VERSION)).length
  setState({ others: [...getState().others, { title: `${VERSION} ${kept + 1}`, design: useDesign.getState().design }] })
}
const VERSION = 'Version'

/** Lets the learner choose a file to compare with; one that cannot be read is told like any other. */
export async function addFile(): Promise<void> {
  const asked = await host.open()
  if (asked.kind === 'failed') useFiles.setState({ failure: asked })
  if (asked.kind !== 'done') return
  const { file, text } = asked.value
  const read = await readDesign(text)
  if (read.ok) setState({ others: [...getState().others, { title: file.name, design: read.value }] })
  else useFiles.setState({ refused: { name: file.name, problems: read.problems } })
}

export const PROVIDERS: readonly CloudProvider[] = ['aws', 'gcp', 'azure']

/** The comparison of the design as it is now; while a new one is made, the last one stays. */
export function useComparison(): { readonly comparison: Comparison | null; readonly error: string | null } {
  const { against, others } = useCompare()
  const design = useDesign((state) => state.design)
  const [meant, setMeant] = useState(design)
  if (meant !== design && !sameMeaning(meant, design)) setMeant(design)
  const [answer, setAnswer] = useState<Answer>({ comparison: null, error: null, against })

  useEffect(() => {
    if (against === 'designs' && others.length === 0) return
    const control = new AbortController()
    const designs = against === 'designs' ? [meant, ...others.map((other) => other.design)] : [meant]
    engine.compare(designs, against === 'designs' ? [] : PROVIDERS, control.signal).then(
      (comparison) => {
        if (!control.signal.aborted) setAnswer({ comparison, error: null, against })
      },
      (error: unknown) => {
        if (!control.signal.aborted)
          setAnswer({ comparison: null, error: error instanceof Error ? error.message : String(error), against })
      },
    )
    return () => control.abort()
  }, [meant, against, others])

  const isAnswered = answer.against === against && !(against === 'designs' && others.length === 0)
  return isAnswered ? answer : { comparison: null, error: null }
}

interface Answer {
  readonly comparison: Comparison | null
  readonly error: string | null
  readonly against: CompareState['against']
}
