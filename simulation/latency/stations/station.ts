import { inSequence } from '../laws/composite.ts'
import { atomExponential, queueResponse } from '../laws/elementary.ts'
import { Law, ZERO } from '../laws/law.ts'
import { type Batch, bulkQueue } from './bulk-service.ts'
import { erlangC } from './erlang.ts'
import { finiteQueue } from './finite-queue.ts'
import { limitedBulk } from './limited-bulk.ts'
import { manyServerWait } from './many-servers.ts'
import { PollaczekKhinchine } from './pollaczek-khinchine.ts'
import type { ServiceLaw } from './service-law.ts'

/** One queue before some servers, and what arrives there. */
export interface StationInput {
  /** All instances together. */
  readonly servers: number | 'infinite'
  readonly arrivalsPerMs: number
  readonly service: ServiceLaw
  /** Waiting places; `null` = unlimited. */
  readonly queueLimit: number | null
  /** Of a slot-holding station: how long a visit holds its slot, with the calls it waits for. */
  readonly held: Law | null
  /** Absent: every request is served by itself. */
  readonly batch?: Batch | null
}

/** How a station does under its load. Times are of accepted visits. */
export interface Station {
  readonly servers: number | null
  /** Carried load as a share of what can be served: for each server, and for each place in a batch; above 1 where more arrives. */
  readonly utilisation: number
  readonly loss: number
  /** `null` at or above 100 %, and where the rate is not known. */
  readonly wait: Law | null
  /** Wait and service, for slot-holding stations with the time held. */
  readonly response: Law | null
  /** Service, or the time a slot is held. */
  readonly service: Law
  readonly saturated: boolean
  /** Whether the wait comes from an approximation rather than an exact formula. */
  readonly approximate: boolean
}

/**
 * Solves one station; Poisson arrivals are assumed everywhere (contract §2.13). In M/M/1 the response is exponential of rate μ − λ, in M/M/c those who
 * wait do so exponentially at rate cμ − λ.
 *
 * @see Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory, 4th ed. 2008, §2.2 and §2.3
 */
export function solveStation(input: StationInput): Station {
  const { servers, arrivalsPerMs, queueLimit, held } = input
  const service = held ?? input.service.law
  const idle = { utilisation: 0, loss: 0, wait: ZERO, response: service, service, saturated: false, approximate: false }
  if (servers === 'infinite') return { ...idle, servers: null }
  const load = arrivalsPerMs * service.mean
  if (load === 0) return { ...idle, servers }
  if (Number.isNaN(load)) return { ...idle, servers, utilisation: Number.NaN, wait: null, response: null }
  const batch = held === null ? (input.batch ?? null) : null
  const rho = load / (servers * (batch?.max ?? 1))
  if (queueLimit !== null && batch) {
    const { loss, ...times } = limitedBulk(servers, queueLimit, batch, arrivalsPerMs, input.service)
    return { ...idle, ...times, servers, utilisation: rho * (1 - loss), loss, approximate: true }
  }
  if (queueLimit !== null) return limited(input, servers, queueLimit, service)
  if (rho >= 1) {
    return { ...idle, servers, utilisation: rho, wait: null, response: null, saturated: true }
  }
  const solved = { ...idle, servers, utilisation: rho }
  if (batch) return { ...solved, ...bulkQueue(servers, batch, arrivalsPerMs, input.service) }
  const exponential = held === null && input.service.exponential
  if (exponential && servers === 1) {
    const wait = atomExponential(rho, (1 - rho) / service.mean)
    return { ...solved, wait, response: atomExponential(1, (1 - rho) / service.mean) }
  }
  if (exponential) {
    const waits = erlangC(servers, load)
    const theta = (servers - load) / service.mean
    return { ...solved, wait: atomExponential(waits, theta), response: queueResponse(waits, theta, 1 / service.mean) }
  }
  if (servers === 1 && held === null && input.service.remaining) {
    const wait = Law.of(new PollaczekKhinchine(rho, input.service.remaining))
    return { ...solved, wait, response: inSequence(wait, service) }
  }
  const mean = manyServerWait(servers, rho, service.mean, cv2Of(service))
  const wait = exponentialTail(erlangC(servers, load), mean)
  return { ...solved, wait, response: inSequence(wait, service), approximate: true }
}

/**
 * A station with a limit. Where neither it has no waiting places nor its service is exponential, the loss is that of exponential service of the
 * same mean, and its waits are longer or shorter by as much as they are without a limit: an approximation.
 *
 * @see Sevastyanov, An ergodic theorem for Markov processes and its application to telephone systems with refusals, Theory of Probability and
 *   Its Applications 2 (1957): M/G/c/c loses as M/M/c/c does
 */
function limited(input: StationInput, servers: number, queueLimit: number, service: Law): Station {
  const load = input.arrivalsPerMs * service.mean
  const queue = finiteQueue(servers, queueLimit, input.arrivalsPerMs, service.mean)
  const base = {
    servers,
    utilisation: queue.utilisation,
    loss: queue.loss,
    service,
    saturated: false,
  }
  if ((input.held === null && input.service.exponential) || queueLimit === 0) {
    return { ...base, wait: queue.wait, response: inSequence(queue.wait, service), approximate: false }
  }
  const rho = Math.min(load / servers, HEAVY)
  const cv2 = cv2Of(service)
  const ratio = manyServerWait(servers, rho, service.mean, cv2) / manyServerWait(servers, rho, service.mean, 1)
  const waits = 1 - queue.wait.nothing
  const wait = exponentialTail(waits, queue.wait.mean * ratio)
  return { ...base, wait, response: inSequence(wait, service), approximate: true }
}

/** Where the load of a limited queue exceeds it, waits are compared at this utilisation. */
const HEAVY = 0.99

function exponentialTail(waits: number, mean: number): Law {
  return mean > 0 && waits > 0 ? atomExponential(waits, waits / mean) : ZERO
}

function cv2Of(law: Law): number {
  return Math.max(0, law.second / (law.mean * law.mean) - 1)
}
