import { inSequence } from '../laws/composite.ts'
import { atomExponential } from '../laws/elementary.ts'
import { type Law, ZERO } from '../laws/law.ts'
import { longestOf } from '../laws/longest.ts'
import { type Batch, bulkQueue } from './bulk-service.ts'
import { erlangB } from './erlang.ts'
import { formation } from './formation.ts'
import type { ServiceLaw } from './service-law.ts'

/** Where the load of a limited queue exceeds it, waits are compared at this share of what can be served. */
const HEAVY = 0.99

/**
 * M/M^[1,b]/c with so many waiting places: between n and n + 1 who wait, λ·p(n) = cμ·(p(n + 1) + … + p(n + b)), from the full queue down. Exact in loss and
 * mean; the law of the wait is taken as exponential. Other service times wait in the proportion that they do without a limit, and lose as
 * many; a batch that waits for others takes the later of the two times.
 *
 * @see Neuts, A general class of bulk queues with Poisson input, Annals of Mathematical Statistics 38 (1967)
 */
export function limitedBulk(servers: number, places: number, batch: Batch, arrivalsPerMs: number, service: ServiceLaw) {
  const { loss, waits, mean } = chainOf(servers, places, batch.max, arrivalsPerMs, service.law.mean)
  const compared = Math.min(arrivalsPerMs, (HEAVY * servers * batch.max) / service.law.mean)
  const atOnce = { ...batch, waitMs: 0 }
  const meanOf = (law: ServiceLaw) => bulkQueue(servers, atOnce, compared, law).wait.mean
  const exponential = meanOf({ ...service, exponential: true })
  const ratio = service.exponential || exponential === 0 ? 1 : meanOf(service) / exponential
  const queue: Law = waits > 0 && mean > 0 ? atomExponential(waits, waits / (mean * ratio)) : ZERO
  const wait =
    batch.waitMs > 0 ? longestOf([formation(batch.max, batch.waitMs, arrivalsPerMs * (1 - loss)).law, queue]) : queue
  return { loss, wait, response: inSequence(wait, service.law) }
}

function chainOf(servers: number, places: number, batch: number, arrivalsPerMs: number, serviceMs: number) {
  const rate = servers / serviceMs
  // in units of the largest yet, so that nothing overflows; index n: n wait
  const states = new Float64Array(places + 1)
  states[places] = 1
  let window = 1
  for (let n = places - 1; n >= 0; n--) {
    states[n] = (rate / arrivalsPerMs) * window
    window += states[n]! - (n + batch <= places ? states[n + batch]! : 0)
    if (states[n]! > 1e200) {
      for (let i = n; i <= places; i++) states[i]! *= 1e-200
      window *= 1e-200
    }
  }
  const b = erlangB(servers, arrivalsPerMs * serviceMs)
  const idle = b > 0 ? states[0]! * (1 / b - 1) : Number.POSITIVE_INFINITY
  let busy = 0
  let services = 0
  for (let n = 0; n < places; n++) {
    busy += states[n]!
    services += states[n]! * (Math.floor(n / batch) + 1)
  }
  const accepted = idle + busy
  const loss = states[places]! / (accepted + states[places]!)
  return { loss, waits: busy / accepted, mean: services / rate / accepted }
}
