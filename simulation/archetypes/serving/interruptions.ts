/**
 * Work on machines that may be taken away: every so often it is saved, and what was done since the last save is done again after an
 * interruption. Interruptions are a Poisson process while work is done and not during a restart.
 *
 * A stretch of length τ that must pass undisturbed takes (1/λ + R)·(e^(λτ) − 1) on average, and e^(λτ) − 1 interruptions.
 *
 * @see Daly, A higher order estimate of the optimum checkpoint interval, Future Generation Computer Systems 22 (2006), eq. 13
 */
export interface InterruptibleWork {
  /** Hours of work without any interruption. */
  readonly workHours: number
  /** Interruptions an hour of the whole run: those of one machine × machines that stop together. */
  readonly perHour: number
  /** Hours between saves; 0: none, an interruption loses the whole run. */
  readonly checkpointHours: number
  /** Hours from an interruption until work goes on. */
  readonly restartHours: number
  /** Hours that one save takes, in which no work is done. @default 0 */
  readonly saveHours?: number
}

export interface ExpectedRun {
  /** From the first hour of work to the last, restarts included; infinite where it practically never ends. */
  readonly hours: number
  readonly interruptions: number
  /** Work done twice. */
  readonly lostHours: number
}

/** Mean length of a run. */
export function expectedRun({
  workHours,
  perHour,
  checkpointHours,
  restartHours,
  saveHours = 0,
}: InterruptibleWork): ExpectedRun {
  if (workHours === 0) return { hours: 0, interruptions: 0, lostHours: 0 }
  const stretch = checkpointHours > 0 ? Math.min(checkpointHours, workHours) : workHours
  // what the run ends with is not saved on the way
  const saves = Math.max(0, Math.ceil(workHours / stretch - 1e-9) - 1)
  const last = workHours - saves * stretch
  const calm = workHours + saves * saveHours
  if (perHour === 0) return { hours: calm, interruptions: 0, lostHours: 0 }
  const saved = saves === 0 ? 0 : saves * Math.expm1(perHour * (stretch + saveHours))
  const interruptions = saved + Math.expm1(perHour * last)
  const hours = (1 / perHour + restartHours) * interruptions
  return { hours, interruptions, lostHours: Math.max(0, interruptions / perHour - calm) }
}

/**
 * Hours between saves for which a long run ends soonest.
 *
 * @param saveHours that one save takes; 0: the more often, the better
 * @param perHour interruptions an hour of the whole run
 * @see Daly (2006), eq. 37, a refinement of Young, A first order approximation to the optimum checkpoint interval, CACM 17 (1974): √(2δM)
 */
export function bestCheckpointHours(saveHours: number, perHour: number): number {
  const between = 1 / perHour
  if (saveHours >= 2 * between) return between
  const ratio = saveHours / (2 * between)
  return Math.sqrt(2 * saveHours * between) * (1 + Math.sqrt(ratio) / 3 + ratio / 9) - saveHours
}
