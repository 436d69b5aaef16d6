import type { DrawLaw, DrawSource } from '../draws.ts'
import { CALL, CHANCE, JUMP, RETURN, SEND, STRIDE, UNANSWERED } from './program.ts'

/**
 * Writes the steps of a program: labels for steps that are not known yet, routines that are written once, and what steps refer to by
 * number (streams, chances, delays).
 */
export class Assembler {
  readonly draws: DrawSource[] = []
  readonly delays: number[] = []
  readonly probability: number[] = []
  readonly chanceStreams: number[] = []
  readonly #code: number[] = []
  readonly #streamOf = new Map<string, number>()
  /** First step of the code of a visit or call, by name; it may stand before the code is written. */
  readonly #labels = new Map<string, number>()
  /** Steps of the labels. */
  readonly #places: number[] = []
  readonly #pending: (() => void)[] = []

  /** A label for a step that is not known yet. */
  label(): number {
    return this.#places.push(-1) - 1
  }

  mark(label: number): void {
    this.#places[label] = this.#code.length
  }

  place(label: number): number {
    return this.#places[label] ?? -1
  }

  emit(operation: number, a = 0, b = 0): void {
    this.#code.push(operation, a, b, 0)
  }

  /** Code that others go to; written once, later. */
  routine(name: string, write: () => void): number {
    const known = this.#labels.get(name)
    if (known !== undefined) return known
    const label = this.label()
    this.#labels.set(name, label)
    this.#pending.push(() => {
      this.mark(label)
      write()
    })
    return label
  }

  /** Writes all routines, and those that they go to. */
  writeAll(): void {
    for (let write = this.#pending.shift(); write; write = this.#pending.shift()) write()
  }

  /** Goes on with some probability, else to a label; writes nothing for a certainty. */
  chance(name: string, probability: number, otherwise: number): void {
    if (probability >= 1) return
    const chance = this.probability.push(probability) - 1
    this.chanceStreams.push(this.stream(name, { distribution: 'uniform' }))
    this.emit(CHANCE, chance, otherwise)
  }

  stream(name: string, law: DrawLaw): number {
    const known = this.#streamOf.get(name)
    if (known !== undefined) return known
    const stream = this.draws.push({ name, law }) - 1
    this.#streamOf.set(name, stream)
    return stream
  }

  /** The code with steps in place of labels, and calls at the end of a stretch turned into jumps. */
  linked(): Int32Array {
    const code = Int32Array.from(this.#code)
    for (let at = 0; at < code.length; at += STRIDE) {
      switch (code[at]) {
        case CHANCE:
        case UNANSWERED:
          code[at + 2] = this.place(code[at + 2] ?? 0)
          break
        case JUMP:
        case SEND:
          code[at + 1] = this.place(code[at + 1] ?? 0)
          break
        case CALL:
          code[at + 1] = this.place(code[at + 1] ?? 0)
          if (code[at + 2] === 1 && code[at + STRIDE] === RETURN) code[at] = JUMP
          break
      }
    }
    return code
  }
}
