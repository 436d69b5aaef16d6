import { orderAnnotation } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { toast } from '../../ui/Toast.tsx'
import { focusedNote } from './adding-notes.ts'

/** Puts the note or frame that has the focus before or behind the others of its kind. */
export function orderNote(to: 'forward' | 'back'): void {
  const note = focusedNote()
  if (!note) {
    toast('Go to a note or frame first. Parts do not lie on each other.')
    return
  }
  const what = note.kind === 'note' ? 'note' : 'frame'
  useDesign
    .getState()
    .apply(to === 'forward' ? `Bring a ${what} forward` : `Send a ${what} back`, (before) =>
      orderAnnotation(before, note.id, to),
    )
}
