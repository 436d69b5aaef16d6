const ids = new Map<number, string>()

/** The name of an open document in what is kept on this machine: `opened` is of this window alone. */
export function documentId(opened: number): string {
  const id = ids.get(opened) ?? crypto.randomUUID()
  ids.set(opened, id)
  return id
}

/** The document was open before, in a window that is gone. */
export function adoptId(opened: number, id: string): void {
  ids.set(opened, id)
}
