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

/** A preference that is one of some words; any other is taken for the initial one. */
export function readChoice<T extends string>(name: string, choices: readonly T[], initial: T): T {
  const stored = readPreference(name)
  return choices.find((choice) => choice === stored) ?? initial
}

/** A field of something that was read and may be anything. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

export function writePreference(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value))
  } catch {
    // Nothing depends on a preference having been kept.
  }
}

const PREFIX = 'skyloom.'
