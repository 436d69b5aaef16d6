import { type Design, parseDesign } from '../../simulation/index.ts'

interface Part {
  readonly id: string
  readonly service: string
  readonly config?: object
  readonly parent?: string
}
interface Wire {
  readonly source: string
  readonly target: string
  readonly calls?: number
  readonly stage?: number
}

/** A design with one workload from `users`. */
export function drawn(name: string, rps: number, parts: readonly Part[], wires: readonly Wire[]): Design {
  const read = parseDesign(
    JSON.stringify({
      format: 'skyloom/design',
      version: 1,
      name,
      workloads: [{ id: 'w', source: 'users', rps, requestKb: 4, responseKb: 12 }],
      nodes: [{ id: 'users', service: 'generic.client' }, ...parts],
      edges: wires.map((wire, i) => ({ id: `e${i}`, ...wire })),
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)))
  return read.value
}

export function station(id: string, servers: number, meanMs: number): Part {
  return { id, service: 'generic.service', config: { servers, serviceTime: { distribution: 'exponential', meanMs } } }
}

/**
 * Services that call three others each, every fifth one on machines in a region, with further calls across.
 *
 * @param joins services whose calls run in parallel
 */
export function callTree(nodes: number, edges: number, joins: number): Design {
  const parts: Part[] = [{ id: 'region', service: 'aws.region', config: { region: 'us-east-1' } }]
  const services = nodes - 2
  for (let i = 0; i < services; i++) {
    const id = `s${i}`
    if (i % 5 === 4) {
      const config = { instanceType: 'm7i.large', count: 4, zones: 2, serviceTimeMs: 2 }
      parts.push({ id, service: 'aws.ec2', config, parent: 'region' })
    } else parts.push(station(id, 2, 1))
  }
  const wires: Wire[] = [{ source: 'users', target: 's0' }]
  for (let i = 1; i < services; i++) {
    const caller = Math.floor((i - 1) / 3)
    wires.push({ source: `s${caller}`, target: `s${i}`, ...(caller < joins && { stage: 1 }) })
  }
  for (let i = 1; wires.length < edges && i < services; i++) {
    const target = Math.min(services - 1, i * 3 + 7)
    if (target > i) wires.push({ source: `s${i}`, target: `s${target}`, calls: 0.01, ...(i < joins && { stage: 2 }) })
  }
  return drawn(`${nodes} parts`, 5, parts, wires)
}

/**
 * Three tiers of single parts behind balancers that need 60 % of them. Parts take turns in the zones, which everything in them requires,
 * and each tier also requires the services that all share.
 *
 * @param components parts of the tiers
 * @param zones shared causes that take down a part of each tier
 * @param services shared causes that take down everything
 */
export function threeTiers(components: number, zones: number, services: number): Design {
  const each = Math.floor(components / 3)
  const up = (id: string, availability: number): Part => ({ id, service: 'generic.service', config: { availability } })
  const parts: Part[] = [up('front', 1)]
  const wires: Wire[] = [{ source: 'users', target: 'front' }]
  for (let zone = 0; zone < zones; zone++) parts.push(up(`zone${zone}`, 0.9995))
  for (let service = 0; service < services; service++) {
    parts.push(up(`shared${service}`, 0.9999))
    wires.push({ source: 'front', target: `shared${service}` })
  }
  for (let tier = 0; tier < 3; tier++) {
    parts.push({ id: `tier${tier}`, service: 'generic.balancer', config: { minHealthy: Math.ceil(each * 0.6) } })
    wires.push({ source: 'front', target: `tier${tier}` })
    for (let i = 0; i < each; i++) {
      const id = `t${tier}-${i}`
      parts.push(up(id, 0.99))
      wires.push({ source: `tier${tier}`, target: id }, { source: id, target: `zone${i % zones}` })
      wires.push({ source: id, target: `shared${i % services}` })
    }
  }
  return drawn(`three tiers of ${components}`, 1, parts, wires)
}

/** Ten stations one after another; with a join, two of them side by side. */
export function path(join: boolean): Design {
  const parts = Array.from({ length: 10 }, (_, i) => station(`s${i}`, 1 + (i % 4), 4 + i))
  const wires: Wire[] = [{ source: 'users', target: 's0' }]
  for (let i = 1; i < 10; i++) {
    const besides = join && i === 9
    wires.push({ source: `s${besides ? 7 : i - 1}`, target: `s${i}`, ...(join && i >= 8 && { stage: 1 }) })
  }
  return drawn('ten stations', 40, parts, wires)
}

const eight = Array.from({ length: 8 }, (_, i) => `s${i}`)

/** The models of the reference program, see `reference.cpp`. */
export const simulated = {
  mm1: () => drawn('mm1', 800, [station('s', 1, 1)], [{ source: 'users', target: 's' }]),
  mm8: () => drawn('mm8', 6400, [station('s', 8, 1)], [{ source: 'users', target: 's' }]),
  tandem: () =>
    drawn(
      'tandem',
      1000,
      [station('lb', 1, 0.5), station('app', 16, 12), station('cache', 2, 0.8), station('db', 4, 14)],
      [
        { source: 'users', target: 'lb' },
        { source: 'lb', target: 'app' },
        { source: 'app', target: 'cache' },
        { source: 'cache', target: 'db', calls: 0.2 },
      ],
    ),
  fan8: () =>
    drawn(
      'fan8',
      700,
      eight.map((id) => station(id, 1, 1)),
      eight.map((target) => ({ source: 'users', target, stage: 1 })),
    ),
} as const
