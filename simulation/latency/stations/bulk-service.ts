import { inSequence } from '../laws/composite.ts'
import { atomExponential, queueResponse } from '../laws/elementary.ts'
import { Law, ZERO } from '../laws/law.ts'
import { longestOf } from '../laws/longest.ts'
import type { Piece } from '../laws/piece.ts'
import { BulkChain } from './bulk-chain.ts'
import { BulkWait } from './bulk-wait.ts'
import { erlangB, erlangC } from './erlang.ts'
import { formation } from './formation.ts'
import { geometricSum } from './geometric-sum.ts'
import { manyServerWait } from './many-servers.ts'
import { type ServiceLaw, serviceLaw } from './service-law.ts'

/** One service answers up to `max` requests; it begins when so many are there, or when the first has waited for `waitMs`. */
export interface Batch {
  readonly max: number
  readonly waitMs: number
}

/** How those wait who are served together. */
export interface BulkQueue {
  readonly wait: Law
  readonly response: Law
  readonly approximate: boolean
}

/**
 * M/G^[1,b]/c: a server that is free takes all who wait, up to b, and its service does not depend on how many they are. Exact for exponential times
 * and for one server, unless a batch waits for others: then a request waits for the later of its batch and of a server, as if
 * these were independent, and servers are busy as often as full-sized batches keep them.
 *
 * @param arrivalsPerMs λ with λ·E[S] < c·b
 */
export function bulkQueue(servers: number, batch: Batch, arrivalsPerMs: number, service: ServiceLaw): BulkQueue {
  const queue = withoutHolding(servers, batch.max, arrivalsPerMs, service)
  if (batch.waitMs === 0) {
    const wait = queue.wait(1)
    const { waits, rate } = queue.exponential
    const response = service.exponential
      ? queueResponse(waits, rate, 1 / service.law.mean)
      : inSequence(wait, service.law)
    return { wait, response, approximate: queue.approximate }
  }
  const formed = formation(batch.max, batch.waitMs, arrivalsPerMs)
  const load = (arrivalsPerMs * service.law.mean) / formed.size
  const share = load < servers ? Math.min(1, erlangC(servers, load) / queue.waits) : 1
  const wait = longestOf([formed.law, queue.wait(share)])
  return { wait, response: inSequence(wait, service.law), approximate: true }
}

interface Queue {
  readonly exponential: ExponentialBulk
  /** P(wait > 0) */
  readonly waits: number
  readonly approximate: boolean
  /** The wait of which only a share of those who wait is left; the others do not. */
  wait(share: number): Law
}

function withoutHolding(servers: number, batch: number, arrivalsPerMs: number, service: ServiceLaw): Queue {
  const { mean } = service.law
  const exponential = exponentialBulk(servers, batch, arrivalsPerMs, mean)
  const { waits, rate } = exponential
  const inProportion = (ratio: number) => (share: number) =>
    waits * share > 0 ? atomExponential(waits * share, rate / ratio) : ZERO
  if (service.exponential || waits === 0) return { exponential, waits, approximate: false, wait: inProportion(1) }
  const quick = quickened(service, 1 / servers)
  const chain = new BulkChain(batch, arrivalsPerMs, quick)
  if (!chain.isResolved || !quick.remaining) {
    // near its limit a queue is nearly exponential, in proportion to the variance of the arrivals of one service
    const load = (arrivalsPerMs * mean) / servers
    const wait = inProportion((1 + load * service.cv2) / (1 + load))
    return { exponential, waits, approximate: true, wait }
  }
  if (servers === 1) {
    const idleMs = chain.nobodyAfter / arrivalsPerMs
    const busy = mean / (mean + idleMs)
    const { remaining } = quick
    const wait = (share: number) => Law.of(new BulkWait(busy * share, remaining, chain, arrivalsPerMs))
    return { exponential, waits: busy, approximate: false, wait }
  }
  return {
    exponential,
    waits,
    approximate: true,
    wait: severalServers(servers, batch, arrivalsPerMs, service, chain, exponential),
  }
}

/**
 * Of several servers those are as busy as with exponential times. What is left until the first of them is free is in the proportion of M/G/c to
 * M/M/c, and so at most is what those ahead cause, which else is that of one server of c times the speed.
 */
function severalServers(
  servers: number,
  batch: number,
  arrivalsPerMs: number,
  service: ServiceLaw,
  chain: BulkChain,
  { waits, rate }: ExponentialBulk,
): Queue['wait'] {
  const { mean } = service.law
  const { cv2 } = service
  const rho = (arrivalsPerMs * mean) / (servers * batch)
  const exponential = manyServerWait(servers, rho, mean, 1)
  const ratio = exponential > 0 ? manyServerWait(servers, rho, mean, cv2) / exponential : 1
  // of mean ratio·E[S] ÷ c; what is left of a time S′ is on average (1 + cv²)·S′ ÷ 2
  const remaining: Piece | null = quickened(service, (2 * ratio) / (servers * (1 + cv2))).remaining
  const ahead = chain.mean / arrivalsPerMs
  const most = ratio * (1 / rate - mean / servers)
  const pace = ahead > most && most > 0 ? chain.mean / most : arrivalsPerMs
  return (share) => (remaining ? Law.of(new BulkWait(waits * share, remaining, chain, pace)) : ZERO)
}

function quickened(service: ServiceLaw, factor: number): ServiceLaw {
  return factor === 1 ? service : serviceLaw({ ...service.time, meanMs: service.time.meanMs * factor })
}

/** Waiting at M/M^[1,b]/c: how many do, and at which rate (1/ms) it ends for them. */
export interface ExponentialBulk {
  readonly waits: number
  readonly rate: number
}

/**
 * With all servers busy n requests wait with probability ∝ rⁿ, where r + r² + … + r^b = λ ÷ cμ; below, the states are those of M/M/c. One who finds n
 * waiting is served by the ⌊n/b⌋ + 1-th service that ends: a geometric number of exponential times, of rate cμ(1 − r^b) = λ(1 − r) ÷ r.
 *
 * @see Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory, 4th ed. 2008, §3.2.2 (one server); Neuts, A general class of bulk queues
 *   with Poisson input, Annals of Mathematical Statistics 38 (1967)
 */
function exponentialBulk(servers: number, batch: number, arrivalsPerMs: number, serviceMs: number): ExponentialBulk {
  const load = (arrivalsPerMs * serviceMs) / servers
  let [low, high] = [0, 1]
  for (let round = 0; round < 200 && high - low > 1e-16 * high; round++) {
    const middle = (low + high) / 2
    if (geometricSum(middle, batch) < load) low = middle
    else high = middle
  }
  const b = erlangB(servers, load * servers)
  const waits = b === 0 ? 0 : 1 / (1 + (1 / b - 1) * (1 - high))
  return { waits, rate: (arrivalsPerMs * (1 - high)) / high }
}
