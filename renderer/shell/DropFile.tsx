import { useEffect, useState } from 'react'
import { FILE_EXTENSION } from '../platform/host.ts'
import { readChosen } from '../platform/read.ts'
import { openFromOutside, useFiles } from '../state/files.ts'
import { isDialogOpen } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Design files dropped anywhere on the window open. */
export function DropFile() {
  const [over, setOver] = useState(false)

  useEffect(() => {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onDragOver = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      // What a dialog asks comes first.
      if (isDialogOpen() && event.dataTransfer) event.dataTransfer.dropEffect = 'none'
      else setOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      setOver(false)
      if (!isDialogOpen()) void openAll([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])

  return over ? (
    <div className="drop-file">
      <p>
        <Icon name="folder" size={20} />
        Drop a {FILE_EXTENSION} file, a picture exported from Skyloom, or a draw.io file, to open it
      </p>
    </div>
  ) : null
}

/** One after the other, each in a tab of its own; the last one is shown. */
async function openAll(files: readonly File[]): Promise<void> {
  for (const file of files) await open(file)
}

/** Bytes; a class-size design is a hundredth of it. */
const LARGEST_FILE = 20e6

async function open(file: File): Promise<void> {
  if (file.size > LARGEST_FILE) {
    useFiles.setState({ failure: { message: `${file.name} is too large to be a design.` } })
    return
  }
  // A dropped file gives no right to write it again: saving asks where.
  await openFromOutside(file.name, (await readChosen(file)).text, null)
}
