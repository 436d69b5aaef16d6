/**
 * A JSON pointer (RFC 6901) such as `/nodes/3/config/count`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export function pointer(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${escaped(String(key))}`).join('')
}

/** The pointer to something inside of what another one points to. */
export function within(path: string, key: string | number): string {
  return `${path}/${escaped(String(key))}`
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
