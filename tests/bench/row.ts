/** One measured line of the table. */
export interface Row {
  readonly group: string
  readonly name: string
  readonly unit: 'ms' | '× C++' | '×' | '× bare'
  readonly goal: number
  /** Worse than this is a failure. */
  readonly floor: number
  /** `null`: could not be measured here, see `note`. */
  readonly measured: number | null
  readonly note?: string
}

export function isMet({ unit, goal, measured }: Row): boolean {
  return measured !== null && (isLessBetter(unit) ? measured <= goal : measured >= goal)
}

export function isAboveFloor({ unit, floor, measured }: Row): boolean {
  return measured === null || (isLessBetter(unit) ? measured <= floor : measured >= floor)
}

/** Measured ÷ goal such that 1 is the goal and more is better. */
export function ratioToGoal({ unit, goal, measured }: Row): number | null {
  if (measured === null) return null
  return isLessBetter(unit) ? goal / measured : measured / goal
}

/** Times, and times what a bare library needs. */
function isLessBetter(unit: Row['unit']): boolean {
  return unit === 'ms' || unit === '× bare'
}

const ROUNDS = 31
const LONGEST_MS = 4000
/** A host compiles what is called often; the window has called it often after some seconds of editing. */
const WARM_CALLS = 300
const WARM_MS = 1500

/** Median time of one call in this process, warm, in milliseconds. */
export function medianMs(work: () => void): number {
  const start = performance.now()
  for (let call = 0; call < WARM_CALLS && performance.now() - start < WARM_MS; call++) work()
  const times: number[] = []
  let all = 0
  while (times.length < ROUNDS && all < LONGEST_MS) {
    const start = performance.now()
    work()
    const time = performance.now() - start
    times.push(time)
    all += time
  }
  return median(times)
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
