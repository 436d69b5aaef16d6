import { designTextIn, type FoundText } from '../../simulation/index.ts'
import { readAtMost } from './bounded-read.ts'

/** No design comes near this; a film opened by mistake does. */
const MAX_BYTES = 32 * 1024 * 1024

/**
 * The text of a design file, as UTF-8; of a picture or report that carries its design, that design's.
 *
 * @throws the system's error, or one that says that the file is too large
 */
export async function readDesign(path: string): Promise<FoundText> {
  const bytes = await readAtMost(path, MAX_BYTES)
  if (!bytes) throw new Error('It is larger than 32 MB and cannot be a design.')
  return designTextIn(bytes, (encoded) => new TextDecoder().decode(encoded))
}
