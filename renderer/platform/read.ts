import type { FoundText } from '../../simulation/index.ts'
import { engine } from '../workers/client.ts'

/** What there is to parse in a file that the learner chose or dropped: a design, or one inside a picture, report or drawing. */
export async function readChosen(file: Blob): Promise<FoundText> {
  return engine.textIn(new Uint8Array(await file.arrayBuffer()))
}
