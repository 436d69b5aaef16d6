/** What a gate is made of: `needed` of its parts, which one maker has numbered. */
interface Gate<T> {
  readonly kind: string
  readonly parts: readonly T[]
  readonly needed: number
}

/** Gates by what they are made of, so that equal ones are the same object. */
export class Gates<T extends { readonly kind: string; readonly id: number }, G extends T & Gate<T>> {
  readonly #known = new Map<number, G>()
  #free = 0

  find(kind: G['kind'], parts: readonly T[], needed: number): G | undefined {
    let hash = kind.length * 31 + needed
    for (const { id } of parts) hash = Math.imul(hash ^ id, 0x9e3779b1) ^ (hash >>> 15)
    // other gates of the same hash stand behind each other
    for (this.#free = hash; ; this.#free++) {
      const known = this.#known.get(this.#free)
      if (!known || (known.kind === kind && known.needed === needed && areSame(known.parts, parts))) return known
    }
  }

  /** Keeps a gate that was looked for just now and not found. */
  keep(gate: G): G {
    this.#known.set(this.#free, gate)
    return gate
  }
}

function areSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i])
}
