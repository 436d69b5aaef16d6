import { useEffect, useState } from 'react'
import type { Design } from '../../../simulation/index.ts'
import { Miniature } from '../../home/Miniature.tsx'
import { writeDay } from '../../home/writeDay.ts'
import { host } from '../../platform/current.ts'
import type { SnapshotHead } from '../../platform/host.ts'
import { useDesign } from '../../state/design.ts'
import { readDesign } from '../../state/reading.ts'
import { deleteSnapshot, refreshSnapshots, restoreSnapshot, takeSnapshot, useSnapshots } from '../../state/snapshots.ts'
import { useView } from '../../state/view.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'

const close = () => useView.getState().openDialog(null)

/** Copies of the design under names: taking one, going back to one. */
export function SnapshotsDialog() {
  const snapshots = useSnapshots((state) => state.snapshots)
  const readOnly = useDesign((state) => state.readOnly)
  const [name, setName] = useState('')
  useEffect(() => void refreshSnapshots(), [])
  const take = () => void takeSnapshot(name).then((taken) => taken && setName(''))
  return (
    <Dialog
      title="Snapshots"
      description="Copies of the whole design, kept by Skyloom on this machine. One is taken every half an hour in which you change something."
      onClose={close}
      {...(!readOnly && { onPrimary: take })}
      actions={
        <Button size="large" onClick={close}>
          Done
        </Button>
      }
    >
      {!readOnly && (
        <div className="snapshot-take">
          <TextField
            label="Name of the snapshot"
            placeholder="Before the exam"
            value={name}
            maxLength={80}
            onChange={setName}
          />
          <Button variant="primary" onClick={take}>
            Take a snapshot
          </Button>
        </div>
      )}
      {snapshots.length === 0 ? (
        <p className="caption">There is none of this design yet.</p>
      ) : (
        <ul className="snapshots" aria-label="Snapshots of this design">
          {snapshots.map((head) => (
            <Taken key={head.id} head={head} mayRestore={!readOnly} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function Taken({ head, mayRestore }: { readonly head: SnapshotHead; readonly mayRestore: boolean }) {
  const { id, name, automatic, takenAt } = head
  const restore = () => void restoreSnapshot(head).then((done) => done && close())
  return (
    <li className="snapshot">
      <SnapshotPicture id={id} />
      <span className="grow">
        <span className="strong name-cut">{name}</span>
        <span className="caption">
          {writeDay(takenAt, Date.now())}
          {automatic && ', by Skyloom'}
        </span>
      </span>
      {mayRestore && (
        <Button aria-label={`Restore ${name}`} onClick={restore}>
          Restore
        </Button>
      )}
      <IconButton
        icon="close"
        iconSize={12}
        size="compact"
        variant="ghost"
        label={`Delete ${name}`}
        onClick={() => void deleteSnapshot(head)}
      />
    </li>
  )
}

function SnapshotPicture({ id }: { readonly id: string }) {
  const [design, setDesign] = useState<Design | null>(null)
  useEffect(() => {
    let stale = false
    const read = async () => {
      const found = await host.snapshot(id)
      const parsed = found && (await readDesign(found.text, { quiet: true }))
      if (!stale && parsed?.ok) setDesign(parsed.value)
    }
    read().catch(() => {})
    return () => {
      stale = true
    }
  }, [id])
  return (
    <span className="snapshot-picture">
      {design && design.nodes.length > 0 ? <Miniature design={design} /> : <Icon name="file" size={16} />}
    </span>
  )
}
