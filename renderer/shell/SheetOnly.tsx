import { useView } from '../state/view.ts'
import { IconButton } from '../ui/Button.tsx'
import { keysOf } from './keymap.ts'

/** The way back from the sheet alone, for those who do not know the key. */
export function LeaveSheetOnly() {
  return (
    <div className="leave-sheet-only">
      <IconButton
        icon="restore"
        label="Show what is around the sheet"
        keys={keysOf('view.sheet-only')}
        variant="line"
        onClick={() => useView.getState().setSheetOnly(false)}
      />
    </div>
  )
}
