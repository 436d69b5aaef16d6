import type { NoticeName, QuestionName } from './contract.ts'

/** Names of the channels; apart from the schemas, since the preload script carries no library. */
export const questionChannel = (question: QuestionName): string => `skyloom:${question}`
export const noticeChannel = (notice: NoticeName): string => `skyloom:notice:${notice}`
export const COMMAND_CHANNEL = 'skyloom:command'
