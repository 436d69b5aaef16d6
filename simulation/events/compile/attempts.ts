import type { Model, ModelEdge } from '../../archetypes/model.ts'
import type { Assembler } from './assembler.ts'
import { ATTEMPT, type AttemptPolicy, type BreakerPolicy, CALL, RETURN } from './program.ts'

const NO_POLICY = {
  timeoutMs: Number.POSITIVE_INFINITY,
  retries: 0,
  backoffMs: 0,
  jitter: 0,
  jitterStream: -1,
  breaker: -1,
} as const

/** How to make a call n times: a step with its two words. */
export type CallStep = (times: number) => [operation: number, a: number, b: number]

/** What may befall the attempts of calls: timeouts, retries, breakers, and what is done when all of them failed. */
export class Attempts {
  readonly breakers: BreakerPolicy[] = []
  readonly #model: Model
  readonly #assembler: Assembler
  readonly #policies: AttemptPolicy[] = []
  readonly #breakerOf = new Map<number, number>()

  constructor(model: Model, assembler: Assembler) {
    this.#model = model
    this.#assembler = assembler
  }

  /** The policies, with steps in place of labels. */
  linked(): readonly AttemptPolicy[] {
    return this.#policies.map((policy) => ({
      ...policy,
      entry: this.#assembler.place(policy.entry),
      otherwise: policy.otherwise < 0 ? -1 : this.#assembler.place(policy.otherwise),
    }))
  }

  /** Tokens that attempts can make at once. */
  get burst(): number {
    return this.#policies.length
  }

  /**
   * How to make a call n times: plainly, or with a policy where somebody minds its failure.
   *
   * @param once label of one call
   * @param otherwise label to go to when one of them failed; −1: the visit fails; `null`: the next call is made all the same
   */
  step(workload: number, edge: ModelEdge, once: number, otherwise: number | null): CallStep {
    const { breaker, jitter } = this.#passed(edge)
    const minded = edge.timeoutMs !== null || edge.retries > 0 || otherwise !== -1 || breaker >= 0
    if (!minded) return (times) => [CALL, once, times]
    const assembler = this.#assembler
    const resume = assembler.label()
    const { timeoutMs, retries, backoffMs } = edge
    const jitterStream = jitter > 0 ? assembler.stream(`jitter:${edge.id}`, { distribution: 'uniform' }) : -1
    const patience = timeoutMs ?? Number.POSITIVE_INFINITY
    const tried = { edge, timeoutMs: patience, retries, backoffMs, jitter, jitterStream, breaker, entry: once }
    const repeated = () => {
      // a tolerated failure goes on with the next call, any other ends them
      const policy = this.#policy({ ...tried, otherwise: otherwise === null ? resume : -1 })
      return assembler.routine(`attempt ${policy}`, () => {
        assembler.emit(ATTEMPT, policy)
        assembler.mark(resume)
        assembler.emit(RETURN)
      })
    }
    return (times) => {
      if (otherwise === null) return [CALL, repeated(), times]
      if (times === 1) return [ATTEMPT, this.#policy({ ...tried, otherwise }), 0]
      const one = repeated()
      if (otherwise < 0) return [CALL, one, times]
      const all = assembler.routine(`calls ${workload} ${edge.index}`, () => {
        assembler.emit(CALL, one, times)
        assembler.emit(RETURN)
      })
      return [ATTEMPT, this.#policy({ ...NO_POLICY, edge, entry: all, otherwise }), 0]
    }
  }

  /** What the first part that is passed and has a policy does to the calls of an edge. */
  #passed(edge: ModelEdge): { readonly breaker: number; readonly jitter: number } {
    const passed = edge.via.map((node) => this.#model.nodes[node]?.behaviour.calls).find((calls) => calls !== undefined)
    if (!passed?.breaker) return { breaker: -1, jitter: passed?.jitter ?? 0 }
    const known = this.#breakerOf.get(edge.index)
    const breaker = known ?? this.breakers.push(passed.breaker) - 1
    this.#breakerOf.set(edge.index, breaker)
    return { breaker, jitter: passed.jitter }
  }

  #policy({ edge, ...policy }: Omit<AttemptPolicy, 'edge' | 'target'> & { readonly edge: ModelEdge }): number {
    return this.#policies.push({ ...policy, edge: edge.index, target: edge.target }) - 1
  }
}
