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
}

export interface ExpectedRun {
  /** From the first hour of work to the last, restarts included; infinite where it practically never ends. */
  readonly hours: number
  readonly interruptions: number
  /** Work done twice. */
  readonly lostHours: number
}

/** Mean length of a run. */
export function expectedRun({ workHours, perHour, checkpointHours, restartHours }: InterruptibleWork): ExpectedRun {
  if (workHours === 0 || perHour === 0) return { hours: workHours, interruptions: 0, lostHours: 0 }
  const stretch = checkpointHours > 0 ? Math.min(checkpointHours, workHours) : workHours
  const whole = Math.floor(workHours / stretch + 1e-9)
  const rest = Math.max(0, workHours - whole * stretch)
  const interruptions = whole * Math.expm1(perHour * stretch) + Math.expm1(perHour * rest)
  const hours = (1 / perHour + restartHours) * interruptions
  return { hours, interruptions, lostHours: Math.max(0, interruptions / perHour - workHours) }
}
