import { useDesign } from '../../state/design.ts'
import { type Failure, saveFileAs, useFiles } from '../../state/files.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { writeMany } from '../../ui/write.ts'

/** The questions and refusals of opening and saving. */
export function FileDialogs() {
  const { question, refused, failure } = useFiles()
  if (question) return <UnsavedDialog />
  if (refused) return <RefusedDialog />
  if (failure !== null) return <FailureDialog failure={failure} />
  return null
}

const NEXT = {
  'close-tab': 'The design is about to be closed.',
  close: 'The window is about to close.',
} as const

function UnsavedDialog() {
  const question = useFiles((state) => state.question)
  const name = useDesign((state) => state.design.name)
  if (!question) return null
  return (
    <Dialog
      title={`Save the changes to ${name}?`}
      description={NEXT[question.before]}
      onClose={() => question.answer('cancel')}
      onPrimary={() => question.answer('save')}
      actions={
        <>
          <Button size="large" variant="ghost" onClick={() => question.answer('cancel')}>
            Cancel
          </Button>
          <Button size="large" variant="line" onClick={() => question.answer('discard')}>
            Don’t save
          </Button>
          <Button size="large" variant="primary" onClick={() => question.answer('save')}>
            Save
          </Button>
        </>
      }
    />
  )
}

const MOST_LISTED = 50

function RefusedDialog() {
  const refused = useFiles((state) => state.refused)
  if (!refused) return null
  const close = () => useFiles.setState({ refused: null })
  const { problems } = refused
  return (
    <Dialog
      title={`Cannot open ${refused.name}`}
      width={640}
      description={`${problems.length === 1 ? 'One thing is' : `${writeMany(problems.length, 'thing')} are`} wrong with it. The design on the screen is as it was.`}
      onClose={close}
      onPrimary={close}
      actions={
        <Button size="large" variant="primary" onClick={close}>
          Close
        </Button>
      }
    >
      <ul className="problems">
        {problems.slice(0, MOST_LISTED).map((problem) => (
          <li key={`${problem.path} ${problem.message}`}>
            <p>{problem.message}</p>
            <p className="mono caption">{problem.path || 'the whole file'}</p>
          </li>
        ))}
        {problems.length > MOST_LISTED && <li className="caption">and {problems.length - MOST_LISTED} more</li>}
      </ul>
    </Dialog>
  )
}

function FailureDialog({ failure: { message, unsaved, mayGoElsewhere } }: { readonly failure: Failure }) {
  const close = () => useFiles.setState({ failure: null })
  const saveElsewhere = () => {
    close()
    void saveFileAs()
  }
  return (
    <Dialog
      title={unsaved === undefined ? 'That did not work' : `Cannot save ${unsaved}`}
      description={mayGoElsewhere ? `${message} The design is still here: save it in another place.` : message}
      onClose={close}
      onPrimary={mayGoElsewhere ? saveElsewhere : close}
      actions={
        mayGoElsewhere ? (
          <>
            <Button size="large" variant="ghost" onClick={close}>
              Close
            </Button>
            <Button size="large" variant="primary" onClick={saveElsewhere}>
              Save as…
            </Button>
          </>
        ) : (
          <Button size="large" variant="primary" onClick={close}>
            Close
          </Button>
        )
      }
    />
  )
}
