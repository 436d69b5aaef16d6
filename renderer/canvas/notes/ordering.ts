import { orderAnnotation } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { toast } from '../../ui/Toast.tsx'
import { selectedNotes } from './adding-notes.ts'

/** Puts the selected note or frame before or behind the others of its kind. */
export function orderNote(to: 'forward' | 'back'): void {
  const [note] = selectedNotes()
  if (!note) {
    toast('Select a note or frame first. Parts do not lie on each other.')
    return
  }
  const what = note.kind === 'note' ? 'note' : 'frame'
  useDesign
    .getState()
    .apply(to === 'forward' ? `Bring a ${what} forward` : `Send a ${what} back`, (before) =>
      orderAnnotation(before, note.id, to),
    )
}
