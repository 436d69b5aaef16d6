import type { Ending } from './attempts.ts'
import { type Law, NEVER, ZERO } from './laws/law.ts'
import { firstOf, longestOf } from './laws/longest.ts'
import type { Station } from './stations/station.ts'

/**
 * All branches of a stage at once; it ends with the last one, or with the first that fails. Branches are taken as independent. Where they are equal
 * queues fed by this fork alone, their waits are correlated, and the time is shortened to the mean that is known for that case.
 *
 * @param queues the stations of branches that are single calls of queues fed by this fork alone, else `null`
 */
export function inParallel(endings: readonly Ending[], queues: () => readonly Station[] | null): Ending {
  const [first] = endings
  if (!first) return { ok: ZERO, failed: null }
  if (endings.length === 1) return first
  const waiting = endings.map(({ ok }) => ok).filter((law) => law !== ZERO)
  const ok = waiting.some(({ parts }) => parts.length === 0) ? NEVER : joined(waiting, queues)
  const failures = endings.flatMap(({ failed }) => (failed && failed.parts.length > 0 ? [failed] : []))
  const [only] = failures
  if (!only) return { ok, failed: null }
  return { ok, failed: failures.length > 1 ? firstOf(failures) : only }
}

function joined(laws: readonly Law[], queues: () => readonly Station[] | null): Law {
  const [only] = laws
  if (!only) return ZERO
  if (laws.length === 1) return only
  return longestOf(laws, forkJoinStretch(queues()))
}

/**
 * Mean time of a job that forks into K equal M/M/1 queues and waits for all of them, ÷ that mean were they independent, H(K) times their
 * response; 1 where the queues are not of that kind.
 *
 * @see Nelson & Tantawi, Approximate analysis of fork/join synchronization in parallel queues, IEEE Trans. Computers 37 (1988):
 *   exact for K = 2, else within 5 %
 */
function forkJoinStretch(queues: readonly Station[] | null): number {
  const [first] = queues ?? []
  if (!queues || !first?.response || queues.length < 2) return 1
  const equal = queues.every(
    (queue) =>
      queue.servers === 1 && !queue.approximate && queue.loss === 0 && queue.response?.mean === first.response?.mean,
  )
  if (!equal || first.utilisation === 0) return 1
  const rho = first.utilisation
  const k = queues.length
  let harmonic = 0
  for (let i = 1; i <= k; i++) harmonic += 1 / i
  const ratio = harmonic / 1.5
  return ((ratio + (4 / 11) * (1 - ratio) * rho) * (12 - rho)) / (8 * harmonic)
}
