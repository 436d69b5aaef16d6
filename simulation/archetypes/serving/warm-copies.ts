import type { Usage } from '../archetype.ts'

/**
 * Share of the requests that find one of the copies that are kept warm, over the hours of the week: each hour is a loss system of w servers
 * with Poisson arrivals (M/G/w/w), and what it would lose starts a copy of its own.
 *
 * @param warm copies kept
 * @param heldMs how long a request holds its copy
 * @see Erlang's loss formula, e.g. Kleinrock, Queueing Systems I, §3.6; it holds for any law of the time held
 */
export function warmShare({ hourlyRps, meanRps }: Usage, warm: number, heldMs: number): number {
  if (warm === 0) return 0
  const hours = hourlyRps.length > 0 ? hourlyRps : [meanRps]
  const served = new Map<number, number>()
  let all = 0
  let onWarm = 0
  for (const rps of hours) {
    const share = served.get(rps) ?? 1 - lossOf(warm, (rps * heldMs) / 1000)
    served.set(rps, share)
    all += rps
    onWarm += rps * share
  }
  return all > 0 ? onWarm / all : 1
}

/** Erlang's loss probability by the recursion that neither overflows nor cancels; of very many servers, its limit max(0, 1 − w/a). */
function lossOf(servers: number, offered: number): number {
  if (offered === 0) return 0
  if (servers > MANY_SERVERS) return Math.max(0, 1 - servers / offered)
  let loss = 1
  for (let k = 1; k <= servers; k++) loss = (offered * loss) / (k + offered * loss)
  return loss
}

/** Above it the limit is within a percent of the formula. */
const MANY_SERVERS = 10_000
