import type { Figure, LatencyFigure, ServiceRecord } from '../../catalog/service.ts'
import type { Config, Json } from '../../design/design.ts'
import { isRecord } from '../../design/json-values.ts'
import type { Parameter } from '../../design/parameter.ts'
import type { Archetype, ServiceTime, Setting, StationSpec } from '../archetype.ts'
import { parameter } from './parameters.ts'

const DISTRIBUTIONS = ['exponential', 'deterministic', 'erlang', 'hyperexponential', 'lognormal'] as const

/** 99 % point of the standard normal law. */
const Z99 = 2.3263478740408408

/**
 * The service law that a parameter holds: a number is the mean of an exponential law in ms (contract §2.17).
 *
 * @param speed share of one vCPU that serves, when below 1: the time is divided by it
 */
export function serviceTimeOf(config: Config, name: string, speed = 1): ServiceTime {
  const value = config[name]
  const slower = speed > 0 && speed < 1 ? speed : 1
  if (typeof value === 'number') return { distribution: 'exponential', meanMs: value / slower }
  if (!isRecord(value)) return { distribution: 'deterministic', meanMs: 0 }
  const { meanMs, k, cv2 } = value
  return {
    distribution: DISTRIBUTIONS.find((known) => known === value.distribution) ?? 'exponential',
    meanMs: (typeof meanMs === 'number' ? meanMs : 0) / slower,
    ...(typeof k === 'number' && { k }),
    ...(typeof cv2 === 'number' && { cv2 }),
  }
}

/**
 * A law with a published median and 99 % point: lognormal through both; exponential through the median where only that is known.
 *
 * @see Law & Kelton, Simulation Modeling and Analysis, on the lognormal law: median e^μ, mean e^(μ + σ²/2), cv² = e^(σ²) − 1
 */
export function publishedLaw({ p50Ms, p99Ms }: LatencyFigure): ServiceTime {
  if (p50Ms <= 0) return { distribution: 'deterministic', meanMs: 0 }
  if (p99Ms === null) return { distribution: 'exponential', meanMs: p50Ms / Math.LN2 }
  if (p99Ms <= p50Ms) return { distribution: 'deterministic', meanMs: p50Ms }
  const variance = (Math.log(p99Ms / p50Ms) / Z99) ** 2
  return { distribution: 'lognormal', meanMs: p50Ms * Math.exp(variance / 2), cv2: Math.expm1(variance) }
}

/** The published law of a service as the value of its time parameter; `undefined` where nothing is published. */
export function publishedTimeOf({ publishedTime }: Archetype, { latency }: ServiceRecord): Json | undefined {
  return publishedTime !== undefined && latency ? { ...publishedLaw(latency) } : undefined
}

/** For receipts: the median that a law was made from. */
export function latencyFigure(latency: LatencyFigure): Figure {
  const { p50Ms, source, asOf, confidence } = latency
  return { value: p50Ms, unit: 'ms', source, asOf, confidence }
}

/** A managed service that serves any number of requests at once, each for its `serviceTimeMs`. */
export function publishedStation({ service, config, given }: Setting): StationSpec {
  const published = service.latency !== undefined && !given.has('serviceTimeMs')
  return {
    servers: 'infinite',
    instances: 1,
    serviceTime: serviceTimeOf(config, 'serviceTimeMs'),
    queueLimit: null,
    blocking: false,
    scaling: null,
    source: published && service.latency ? latencyFigure(service.latency) : null,
  }
}

/** A time that takes a number or a law. */
export function timeParameter(name: string, meanMs: number, label: string, help: string): Parameter {
  return parameter(name, { kind: 'service-time', allowNumber: true }, meanMs, { label, help, unit: 'ms' })
}
