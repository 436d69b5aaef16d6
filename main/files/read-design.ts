import { open } from 'node:fs/promises'
import { designTextIn, type FoundText } from '../../simulation/index.ts'

/** No design comes near this; a film opened by mistake does. */
const MAX_BYTES = 32 * 1024 * 1024

/**
 * The text of a design file, as UTF-8; of a picture or report that carries its design, that design's.
 *
 * @throws the system's error, or one that says that the file is too large
 */
export async function readDesign(path: string): Promise<FoundText> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > MAX_BYTES) throw new Error('It is larger than 32 MB and cannot be a design.')
    const bytes = await file.readFile()
    return designTextIn(bytes, (encoded) => new TextDecoder().decode(encoded))
  } finally {
    await file.close()
  }
}

/** The system's error as a sentence for a person. */
export function fileFault(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
      return 'The file is not there.'
    case 'EACCES':
    case 'EPERM':
      return 'You may not read or write there.'
    case 'EISDIR':
      return 'It is a folder, not a file.'
    case 'ENOSPC':
      return 'The disk is full.'
    case 'EROFS':
      return 'The disk cannot be written to.'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}
