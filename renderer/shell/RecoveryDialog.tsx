import { Miniature } from '../home/Miniature.tsx'
import { writeDay } from '../home/writeDay.ts'
import { answerRecovery, useRecovery } from '../state/autosave.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** After a crash: what was not saved, with its picture, and what to do with it. Closing it decides nothing; it is offered again. */
export function RecoveryDialog() {
  const recovery = useRecovery((state) => state.recovery)
  if (!recovery) return null
  const { draft, design } = recovery
  const answer = (choice: 'restore' | 'keep-both' | 'discard') => () => void answerRecovery(choice)
  const parts = design.nodes.length === 1 ? '1 part' : `${design.nodes.length} parts`
  return (
    <Dialog
      title={`Restore ${design.name}?`}
      description="Skyloom closed unexpectedly. Your latest changes are here."
      onClose={() => useRecovery.setState({ recovery: null })}
      onPrimary={answer('restore')}
      actions={
        <>
          <Button size="large" variant="ghost" onClick={answer('discard')}>
            Discard
          </Button>
          {draft.file && (
            <Button size="large" onClick={answer('keep-both')}>
              Keep both
            </Button>
          )}
          <Button size="large" variant="primary" onClick={answer('restore')}>
            Restore
          </Button>
        </>
      }
    >
      <div className="recovery-picture">
        <Miniature design={design} />
      </div>
      <p className="caption">
        {parts}, {Math.ceil(draft.text.length / 1000)} kB, kept {writeDay(draft.keptAt, Date.now())}
        {draft.file ? `, not yet in ${draft.file.name}` : ', never saved as a file'}
      </p>
    </Dialog>
  )
}
