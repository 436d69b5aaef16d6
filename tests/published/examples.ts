/** A worked example that somebody printed, with where it stands. */
export interface Example {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly asOf: string
  readonly inputs: object
  readonly outputs: Readonly<Record<string, { readonly published: number; readonly tolerance: number }>>
}

/** What the engine says of an example, in the words and units of its source. */
export type Answer = (inputs: Given) => Readonly<Record<string, number>>

/** Inputs of an example, by name. */
export class Given {
  readonly #inputs: ReadonlyMap<string, unknown>
  constructor(inputs: object) {
    this.#inputs = new Map(Object.entries(inputs))
  }

  number(name: string): number {
    const value = this.#inputs.get(name)
    if (typeof value !== 'number') throw new Error(`The example has no number ${name}.`)
    return value
  }

  numbers(name: string): readonly number[] {
    const value = this.#inputs.get(name)
    if (!Array.isArray(value)) throw new Error(`The example has no list ${name}.`)
    return value.map(Number)
  }
}
