import type { CallLoop } from '../traffic/call-order.ts'
import type { Ending } from './attempts.ts'
import { NEVER } from './laws/law.ts'
import type { Settled } from './settling.ts'

/** Of one loop, whatever the rates do meanwhile; one that goes on for longer has no answer. */
const MOST_TURNS = 60

interface Progress {
  readonly workload: number
  /** Of the visits at which the loop is cut open. */
  readonly endings: readonly Ending[]
  /** 0 where no laws were found: then they are not searched for again. */
  readonly turnsLeft: number
  /** Of the laws, as far as tables tell. */
  readonly error: number
}

/** How far the laws of loops have come, while rates and what they bring about are solved in turn: each search goes on where the last one ended. */
export class LoopProgress {
  readonly #known = new Map<string, Progress>()
  #turns = 0
  #refining = false

  /** @param before at other rates, which bring about no longer times than these: the searches begin where those ended */
  constructor(before: LoopProgress | null = null) {
    if (!before) return
    for (const [name, known] of before.#known) {
      this.#known.set(name, { ...known, turnsLeft: known.turnsLeft === 0 ? 0 : MOST_TURNS })
    }
  }

  /** That all searches took. */
  get turns(): number {
    return this.#turns
  }

  /** Whether some law comes from a search, and is no more exact than that. */
  get any(): boolean {
    return this.#known.size > 0
  }

  /** Of the laws that were found least exactly, of one workload or of all. */
  error(of: number | null = null): number {
    const asked = [...this.#known.values()].filter(({ workload }) => of === null || workload === of)
    return Math.max(0, ...asked.map(({ error }) => error))
  }

  of(workload: number, loop: CallLoop): Progress {
    const endless = loop.cuts.map((): Ending => ({ ok: NEVER, failed: null }))
    return this.#known.get(nameOf(workload, loop)) ?? { workload, endings: endless, turnsLeft: MOST_TURNS, error: 0 }
  }

  /** From now on turns that only go on with laws that were found are not counted. */
  refine(): void {
    this.#refining = true
  }

  /** @param settled `null`: something on the way takes for ever, as rates are now */
  note(workload: number, loop: CallLoop, settled: Settled | null): void {
    const { endings, turnsLeft, error } = this.of(workload, loop)
    this.#turns += settled?.turns ?? 0
    this.#known.set(nameOf(workload, loop), {
      workload,
      endings: settled?.endings ?? endings,
      // what one turn happens to change is less than what laws err
      error: settled?.done ? Math.max(error, settled.error) : error,
      turnsLeft: settled?.done === false ? 0 : Math.max(this.#refining ? 1 : 0, turnsLeft - (settled?.turns ?? 1)),
    })
  }
}

function nameOf(workload: number, { members }: CallLoop): string {
  return `${workload} ${members[0]}`
}
