/** The text that the browser hands over with the paste key; a command for a menu or a list comes without. */
let given: string | null = null

export function givePasted(text: string): void {
  given = text
}

/** @returns it once; `null`: it has to be read from the clipboard. */
export function takePasted(): string | null {
  const text = given
  given = null
  return text
}
