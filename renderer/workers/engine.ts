import type { Question } from './protocol.ts'
import { answering } from './questions.ts'

/** It listens from its first moment; the engine and its price books come in files of their own. */
const take = answering(import('./answers.ts'), (reply) => self.postMessage(reply))

self.onmessage = ({ data }: MessageEvent<Question>) => take(data)
