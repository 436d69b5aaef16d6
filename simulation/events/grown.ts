/** A copy of a flat array with more room behind what it holds. */
export function grown<T extends Int32Array | Float64Array>(make: new (length: number) => T, from: T, room: number): T {
  const to = new make(room)
  to.set(from)
  return to
}
