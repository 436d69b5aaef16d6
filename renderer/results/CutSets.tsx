import type { WorkloadReport } from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { causeName, useNames } from './names.ts'

const MOST = 40

/** The smallest sets of failures that stop a workload, in words, single ones first. */
export function CutSets({ workload }: { readonly workload: WorkloadReport }) {
  const nameOf = useNames()
  const nodes = useDesign((state) => state.design.nodes)
  const sets = [...workload.cutSets].sort((a, b) => a.length - b.length)
  if (sets.length === 0) return <p className="caption">No set of up to three failures stops it.</p>
  const single = sets.filter((set) => set.length === 1).length
  return (
    <>
      <p className="lead">
        {single === 0
          ? 'No single failure stops it.'
          : single === 1
            ? 'One failure alone stops it.'
            : `${single} failures each stop it alone.`}
      </p>
      <ul className="cut-sets">
        {sets.slice(0, MOST).map((set) => {
          const parts = set.filter((id) => nodes.some((node) => node.id === id))
          return (
            <li key={set.join(' ')}>
              <span className="grow">{sentence(set.map((id) => causeName(id, nameOf)))}</span>
              {parts.length > 0 && (
                <Button
                  size="compact"
                  variant="ghost"
                  aria-label={`Show ${parts.map(nameOf).join(', ')}`}
                  onClick={() => useView.getState().revealParts(parts)}
                >
                  Show
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {sets.length > MOST && <p className="caption">And {sets.length - MOST} more sets.</p>}
    </>
  )
}

function sentence(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  if (names.length === 1) return `${last}, alone`
  return `${names.slice(0, -1).join(', ')} and ${last}, ${names.length === 2 ? 'both' : `all ${names.length}`} at once`
}
