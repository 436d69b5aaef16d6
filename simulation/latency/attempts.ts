import { delayed, inSequence, oneOf } from './laws/composite.ts'
import { constant, type Law, NEVER } from './laws/law.ts'
import { tailAt } from './laws/tail.ts'
import { truncated } from './laws/truncated.ts'

/** How a visit or call ends: the time until it succeeds and the time until it fails, each with its probability as mass. */
export interface Ending {
  readonly ok: Law
  /** `null` when it cannot fail. */
  readonly failed: Law | null
}

export interface RetryPolicy {
  /** Of one attempt, from send to receive; `null` = none. */
  readonly timeoutMs: number | null
  readonly retries: number
  readonly backoffMs: number
}

export interface Call extends Ending {
  /** Mean number of attempts. */
  readonly attempts: number
}

/**
 * A call with its timeout and retries. Attempt i + 1 starts `backoffMs` × 2^(i−1) after failure i; attempts are taken as independent, so that
 * with probability p of failure 1 + p + … + pⁿ are made, and all of them fail with p^(n + 1).
 *
 * @param attempt one attempt without its timeout, network included
 * @see Feller, An Introduction to Probability Theory and Its Applications I, 3rd ed. 1968, §VI.8 (waiting times in Bernoulli trials)
 */
export function withRetries(attempt: Ending, policy: RetryPolicy): Call {
  const { ok, failed } = withTimeout(attempt, policy.timeoutMs)
  if (!failed || policy.retries === 0) return { ok, failed, attempts: 1 }
  let attempts = 1
  let earlier: Law = failed
  const answers = [{ probability: 1, law: ok }]
  for (let retry = 1; retry <= Math.min(policy.retries, MOST_RETRIES); retry++) {
    attempts += earlier.mass
    const before = delayed(earlier, policy.backoffMs * 2 ** (retry - 1))
    answers.push({ probability: 1, law: inSequence(before, ok) })
    earlier = inSequence(before, failed)
    if (earlier.mass < 1e-18) break
  }
  const left = policy.retries - MOST_RETRIES
  if (left <= 0 || earlier.mass < 1e-18) return { ok: oneOf(answers), failed: earlier, attempts }
  const again = failed.mass ** left
  // Σ of the attempts that remain: 1 + p + … + p^(left − 1)
  const more = failed.mass < 1 ? (1 - again) / (1 - failed.mass) : left
  answers.push({ probability: more, law: inSequence(earlier, ok) })
  return {
    ok: oneOf(answers),
    failed: oneOf([{ probability: again, law: earlier }]),
    attempts: attempts + earlier.mass * more,
  }
}

/** Further ones are counted, but as if they came at once: hardly any attempt succeeds then, and backoffs are past all measure. */
const MOST_RETRIES = 100
/** Of a loop whose laws are still searched for, what has not ended yet is more than tables err. */
const ENDLESS = 1e-6
/** What inversion cannot tell from nothing. */
const NEGLIGIBLE = 3e-8

/** Whether what comes later than that is next to nothing. */
export function isInTime(time: Law, timeoutMs: number): boolean {
  return tailAt(time, timeoutMs) <= NEGLIGIBLE * time.mass
}

function withTimeout({ ok, failed }: Ending, timeoutMs: number | null): Ending {
  if (timeoutMs === null) return { ok, failed }
  const endless = 1 - ok.mass - (failed?.mass ?? 0)
  const atLast = tailAt(ok, timeoutMs) + (failed ? tailAt(failed, timeoutMs) : 0)
  const tooLate = atLast + (endless > ENDLESS ? endless : 0)
  if (tooLate <= NEGLIGIBLE * ok.mass) return { ok, failed }
  const inTime = timeoutMs <= ok.start || ok.mass === 0 ? NEVER : truncated(ok, timeoutMs)
  const lost = failed && timeoutMs > failed.start ? truncated(failed, timeoutMs) : null
  const late = { probability: tooLate, law: constant(timeoutMs) }
  return {
    ok: inTime.mass > NEGLIGIBLE * ok.mass ? inTime : NEVER,
    failed: oneOf(lost ? [{ probability: 1, law: lost }, late] : [late]),
  }
}
