/**
 * Goes through what a thing is made of, the inner ones first and itself last, each once. However deep things are nested, the stack is not.
 *
 * @param partsOf what must be visited before it; never itself, however far down
 * @param isDone whether a thing has been visited, or need not be
 */
export function innerFirst<T>(
  root: T,
  partsOf: (thing: T) => readonly T[],
  isDone: (thing: T) => boolean,
  visit: (thing: T) => void,
): void {
  if (isDone(root)) return
  const waiting = [root]
  for (let at = waiting[waiting.length - 1]; at !== undefined; at = waiting[waiting.length - 1]) {
    if (isDone(at)) {
      waiting.pop()
      continue
    }
    const before = waiting.length
    for (const part of partsOf(at)) if (!isDone(part)) waiting.push(part)
    if (waiting.length > before) continue
    waiting.pop()
    visit(at)
  }
}
