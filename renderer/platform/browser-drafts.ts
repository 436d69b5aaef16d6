import type { Draft, Host } from './host.ts'

const PREFIX = 'skyloom.draft.'

/** The journal of unsaved work in a browser: its local storage. A lock tells which drafts belong to a window that is still there. */
export function browserDrafts(): Pick<Host, 'keepDraft' | 'drafts' | 'dropDraft'> {
  const held = new Map<string, () => void>()
  return {
    async keepDraft(draft) {
      hold(draft.id, held)
      localStorage.setItem(PREFIX + draft.id, JSON.stringify(draft))
    },
    async drafts() {
      const locks = await navigator.locks?.query()
      const alive = new Set(locks?.held?.map(({ name }) => name))
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX) && !alive.has(key))
        .flatMap((key) => readDraft(localStorage.getItem(key)) ?? [])
        .sort((a, b) => b.keptAt - a.keptAt)
    },
    async dropDraft(id) {
      localStorage.removeItem(PREFIX + id)
      held.get(id)?.()
      held.delete(id)
    },
  }
}

/** Until the draft is dropped or the window goes. */
function hold(id: string, held: Map<string, () => void>): void {
  if (held.has(id)) return
  const dropped = new Promise<void>((resolve) => held.set(id, resolve))
  void navigator.locks?.request(PREFIX + id, () => dropped)
}

function readDraft(text: string | null): Draft | null {
  try {
    const found: unknown = JSON.parse(text ?? '')
    return isDraft(found) ? { ...found, file: null } : null
  } catch {
    return null
  }
}

/** A file's handle does not outlive its window: what is recovered is saved anew. */
function isDraft(value: unknown): value is Omit<Draft, 'file'> {
  if (typeof value !== 'object' || value === null) return false
  const kind = (name: string) => typeof Reflect.get(value, name)
  return (
    kind('id') === 'string' && kind('name') === 'string' && kind('text') === 'string' && kind('keptAt') === 'number'
  )
}
