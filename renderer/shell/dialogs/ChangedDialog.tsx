import { useState } from 'react'
import { differencesBetween } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { answerChange, useOutside } from '../../state/outside.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** Another program has changed the file of the design on the screen. */
export function ChangedDialog() {
  const changed = useOutside((state) => state.changed)
  return changed && <Question key={changed.id} name={changed.file.name} />
}

function Question({ name }: { readonly name: string }) {
  const [comparing, setComparing] = useState(false)
  const answer = (choice: 'reload' | 'keep' | 'both') => () => answerChange(choice)
  return (
    <Dialog
      title={`Reload ${name}?`}
      description="Another program has changed this file since it was opened here. Reloading can be undone; keeping yours leaves the file as it is until you save over it."
      width={640}
      onClose={answer('keep')}
      onPrimary={answer('reload')}
      actions={
        <>
          <Button size="large" variant="ghost" aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
            Compare
          </Button>
          <Button size="large" variant="line" onClick={answer('both')}>
            Open both
          </Button>
          <Button size="large" variant="line" onClick={answer('keep')}>
            Keep mine
          </Button>
          <Button size="large" variant="primary" onClick={answer('reload')}>
            Reload
          </Button>
        </>
      }
    >
      {comparing && <Differences />}
    </Dialog>
  )
}

const WORDS = { added: 'adds', removed: 'leaves out', changed: 'has another version of' } as const
const MOST_LISTED = 40

function Differences() {
  const mine = useDesign((state) => state.design)
  const theirs = useOutside((state) => state.changed?.theirs)
  const found = theirs ? differencesBetween(mine, theirs) : []
  return (
    <ul className="problems" aria-label="What the file has otherwise">
      {found.slice(0, MOST_LISTED).map(({ kind, what }) => (
        <li key={`${kind} ${what}`}>
          The file {WORDS[kind]} {what}.
        </li>
      ))}
      {found.length > MOST_LISTED && <li className="caption">and {found.length - MOST_LISTED} more</li>}
    </ul>
  )
}
