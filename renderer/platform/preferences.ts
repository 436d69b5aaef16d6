/**
 * What this machine remembers between starts (panel sizes, theme, recent parts). Never part of a design file. A private window or a
 * full disk may refuse; then the program forgets, and works.
 */
export function readPreference(name: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + name)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export function writePreference(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value))
  } catch {
    // Nothing depends on a preference having been kept.
  }
}

const PREFIX = 'skyloom.'
