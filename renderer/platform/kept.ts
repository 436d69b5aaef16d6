/**
 * Larger things that this machine remembers between starts, such as price files and pictures: more than `preferences.ts` may hold. What
 * cannot be kept (a private window, a full disk) is forgotten, and the program works.
 */
export async function readKept(name: string): Promise<unknown> {
  try {
    const store = await open('readonly')
    return store ? await answerOf(store.get(name)) : undefined
  } catch {
    return undefined
  }
}

export async function keptNames(): Promise<readonly string[]> {
  try {
    const store = await open('readonly')
    const keys = store ? await answerOf(store.getAllKeys()) : []
    return keys.filter((key) => typeof key === 'string')
  } catch {
    return []
  }
}

/** @param value plain data; `undefined` forgets it */
export async function writeKept(name: string, value: unknown): Promise<void> {
  try {
    const store = await open('readwrite')
    if (!store) return
    if (value === undefined) await answerOf(store.delete(name))
    else await answerOf(store.put(value, name))
  } catch {
    // Nothing depends on it having been kept.
  }
}

const DATABASE = 'skyloom'
const STORE = 'kept'

async function open(mode: IDBTransactionMode): Promise<IDBObjectStore | null> {
  if (typeof indexedDB === 'undefined') return null
  const asked = indexedDB.open(DATABASE, 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE)
  const database = await answerOf(asked)
  const transaction = database.transaction(STORE, mode)
  transaction.oncomplete = () => database.close()
  return transaction.objectStore(STORE)
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
