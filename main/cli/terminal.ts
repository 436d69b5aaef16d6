/** Control characters but line feed and tab, and marks that turn the direction of text. */
const UNSEEN = /[^\P{Cc}\n\t]|\p{Bidi_Control}/gu

/** Between a number and its unit; nobody types it to find one. */
const NO_BREAK = '\u00a0'

/**
 * Text for people in a terminal. Names come from files of others: what would move the cursor, colour or hide the rest is shown as a
 * replacement character instead.
 */
export function printable(text: string): string {
  return text.replace(UNSEEN, '\uFFFD').replaceAll(NO_BREAK, ' ')
}
