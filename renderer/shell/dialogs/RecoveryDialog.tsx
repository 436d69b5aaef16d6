import { Miniature } from '../../home/Miniature.tsx'
import { writeDay } from '../../home/writeDay.ts'
import { answerRecovery, type Recovered, useRecovery } from '../../state/autosave.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { writeMany } from '../../ui/write.ts'

/** After a crash: what was not saved, with pictures, and what to do with it. Closing it decides nothing; it is offered again. */
export function RecoveryDialog() {
  const recovered = useRecovery((state) => state.recovered)
  const [first] = recovered
  if (!first) return null
  const answer = (choice: 'restore' | 'keep-both' | 'discard') => () => void answerRecovery(choice)
  return (
    <Dialog
      title={recovered.length === 1 ? `Restore ${first.design.name}?` : `Restore ${recovered.length} designs?`}
      description="Skyloom closed unexpectedly. Your latest changes are here."
      onClose={() => useRecovery.setState({ recovered: [] })}
      onPrimary={answer('restore')}
      actions={
        <>
          <Button size="large" variant="ghost" onClick={answer('discard')}>
            Discard
          </Button>
          {recovered.some(({ draft }) => draft.file) && (
            <Button size="large" variant="line" onClick={answer('keep-both')}>
              Keep both
            </Button>
          )}
          <Button size="large" variant="primary" onClick={answer('restore')}>
            Restore
          </Button>
        </>
      }
    >
      {recovered.map((one) => (
        <RecoveredDesign key={one.draft.id} recovered={one} named={recovered.length > 1} />
      ))}
    </Dialog>
  )
}

function RecoveredDesign({
  recovered: { draft, design },
  named,
}: {
  readonly recovered: Recovered
  readonly named: boolean
}) {
  return (
    <>
      <div className="recovery-picture">
        <Miniature design={design} />
      </div>
      {named && <p className="strong">{design.name}</p>}
      <p className="caption">
        {writeMany(design.nodes.length, 'part')}, {Math.ceil(draft.text.length / 1000)} kB, kept{' '}
        {writeDay(draft.keptAt, Date.now())}
        {draft.file ? `, not yet in ${draft.file.name}` : ', never saved as a file'}
      </p>
    </>
  )
}
