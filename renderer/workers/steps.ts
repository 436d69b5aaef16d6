import { type Change, changed, changeOf } from './change.ts'

/** A value as the other side is told of it: what is other than in the one that it was told of before. */
export interface Step {
  readonly at: number
  /** The step that the change is of; `null`: of nothing, it brings the whole value. */
  readonly on: number | null
  /** `null`: it is the same. */
  readonly change: Change | null
}

/** Tells the other side of one value after another. */
export class StepsOut<T> {
  private at = 0
  private last: { readonly at: number; readonly value: T } | null = null

  /** @param known the step that the other side has, if it has said so */
  next(value: T, known: number | null = this.last?.at ?? null): Step {
    const last = this.last?.at === known ? this.last : null
    const change: Change | null = last ? changeOf(last.value, value) : { kind: 'whole', value }
    if (change) this.at++
    this.last = { at: this.at, value }
    return { at: this.at, on: last?.at ?? null, change }
  }

  /** The other side may know nothing: the next step brings the whole value. */
  startAfresh(): void {
    this.last = null
  }
}

/** Hears of one value after another. */
export class StepsIn<T> {
  private last: { readonly at: number; readonly value: T } | null = null

  get at(): number | null {
    return this.last?.at ?? null
  }

  /** @returns `null` when it is out of step, and must be told the whole value */
  take({ at, on, change }: Step): { readonly value: T } | null {
    if (on !== null && on !== this.at) return null
    const before: unknown = this.last?.value
    // The boundary: the other side tells values of this type, and its first step is whole.
    const value = (change ? changed(before, change) : before) as T
    this.last = { at, value }
    return this.last
  }
}
