import { serialiseDesign } from '../../simulation/index.ts'
import {
  addFile,
  type CompareState,
  compareAgainst,
  forgetOther,
  keepVersion,
  useCompare,
  useComparison,
} from '../state/compare.ts'
import { useDesign } from '../state/design.ts'
import { openCopy } from '../state/files.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PROVIDER_NAMES } from '../ui/ProviderTag.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { ComparedBill } from './ComparedBill.tsx'
import { ComparedFigures } from './ComparedFigures.tsx'
import { ComparedParts } from './ComparedParts.tsx'
import { ComparedSentence } from './ComparedSentence.tsx'
import './compare.css'

/** The design beside itself on the other providers, or beside other designs: numbers, parts, bill. */
export function CompareTab() {
  const empty = useDesign((state) => state.design.nodes.length === 0)
  const { against, others } = useCompare()
  return (
    <div className="results">
      <h2 className="unseen">Comparison</h2>
      <div className="compare-bar">
        <Segmented<CompareState['against']>
          label="Compare with"
          value={against}
          options={[
            { value: 'providers', label: 'Other providers' },
            { value: 'designs', label: 'Other designs' },
          ]}
          onChange={compareAgainst}
        />
        {against === 'designs' && (
          <>
            <Button icon="plus" onClick={() => void addFile()}>
              Add a file…
            </Button>
            <Button disabledReason={empty ? 'draw something first' : undefined} onClick={keepVersion}>
              Keep this version
            </Button>
          </>
        )}
      </div>
      {empty ? (
        <EmptyState title="Nothing to compare yet">Parts that you draw are compared here.</EmptyState>
      ) : against === 'designs' && others.length === 0 ? (
        <EmptyState title="Beside what?">
          Add a design file, or keep this version and go on: what you change then is measured against it.
        </EmptyState>
      ) : (
        <Compared />
      )}
    </div>
  )
}

function Compared() {
  const { against, others } = useCompare()
  const { comparison, error } = useComparison()
  if (error !== null) {
    return (
      <p role="alert" className="compare-note">
        The comparison failed: {error} Change the design and it is made again.
      </p>
    )
  }
  if (!comparison) return <EmptyState title="Computing…" />
  const columns = comparison.designs.map(({ provider, design }, i) => {
    const other = against === 'designs' ? others[i - 1] : undefined
    const title = i === 0 ? 'As drawn' : provider === null ? (other?.title ?? design.name) : PROVIDER_NAMES[provider]
    return {
      title,
      action:
        i === 0 ? null : (
          <span className="compare-actions">
            <IconButton
              icon="copy"
              iconSize={14}
              size="compact"
              variant="ghost"
              label={`Open ${title} as a copy`}
              onClick={() => void openCopy(serialiseDesign(design), design.name)}
            />
            {other && (
              <IconButton
                icon="close"
                iconSize={14}
                size="compact"
                variant="ghost"
                label={`Take ${title} out of the comparison`}
                onClick={() => forgetOther(other)}
              />
            )}
          </span>
        ),
    }
  })
  const titles = columns.map(({ title }) => title)
  return (
    <>
      <ComparedSentence comparison={comparison} titles={titles} />
      <ComparedFigures comparison={comparison} columns={columns} />
      <ComparedParts comparison={comparison} titles={titles} />
      <ComparedBill comparison={comparison} titles={titles} />
    </>
  )
}
