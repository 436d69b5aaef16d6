import { designTextIn, type FoundText } from '../../simulation/index.ts'

/** What there is to parse in a file that the learner chose or dropped: a design, or one inside a picture or report of ours. */
export async function readChosen(file: Blob): Promise<FoundText> {
  return designTextIn(new Uint8Array(await file.arrayBuffer()), (bytes) => new TextDecoder().decode(bytes))
}
