import type { Design } from '../../../simulation/design/design.ts'
import { parseDesign } from '../../../simulation/design/parse.ts'
import { directory } from './directory.ts'

/** A file as a plain object that a test may change before it is read. */
// biome-ignore lint/suspicious/noExplicitAny: tests put every kind of wrong value into files
export type File = any

/** The least that a design file holds. */
export function emptyFile(): File {
  return { format: 'skyloom/design', version: 1, name: 'Empty', workloads: [], nodes: [], edges: [] }
}

/** A file that uses everything the format has. */
export function fullFile(): File {
  return {
    format: 'skyloom/design',
    version: 1,
    name: 'Product recommender',
    description: 'A *course* design',
    targets: { availability: 0.999, p95LatencyMs: 250, monthlyBudgetUsd: 600 },
    pricing: { freeTier: 'always-free' },
    assumptions: { zoneAvailability: 0.9995, outageMinutes: 20 },
    workloads: [
      {
        id: 'predict',
        name: 'Online predictions',
        source: 'users',
        rps: 50,
        shape: { kind: 'diurnal', peakToMean: 2, peakHour: 18 },
        requestKb: 4,
        responseKb: 12,
      },
      { id: 'batch', source: 'users', rps: 1, shape: { kind: 'burst', peakToMean: 10, minutesPerDay: 60 } },
      { id: 'week', source: 'users', rps: 1, shape: { kind: 'hourly', factors: Array(24).fill(1) } },
    ],
    nodes: [
      { id: 'users', service: 'generic.client', name: 'Users', config: { location: { lat: 52.5, lon: 13.4 } } },
      {
        id: 'use1',
        service: 'aws.region',
        config: { region: 'us-east-1' },
        position: { x: 208, y: 0 },
        size: { width: 900, height: 500 },
      },
      {
        id: 'zone-a',
        service: 'aws.zone',
        parent: 'use1',
        config: { zone: 'us-east-1a' },
        position: { x: 500, y: 40 },
      },
      { id: 'lb', service: 'generic.balancer', parent: 'use1', config: { minHealthy: 1 }, position: { x: 16, y: 40 } },
      {
        id: 'api',
        service: 'aws.ec2',
        name: 'API',
        parent: 'use1',
        config: {
          instanceType: 'm7i.large',
          count: 2,
          zones: 2,
          serviceTimeMs: { distribution: 'lognormal', meanMs: 20, cv2: 0.5 },
          ingress: [
            { from: 'lb', port: 443 },
            { from: 'internet', port: 80 },
          ],
          tags: { team: 'ml', constructor: 'yes' },
          monitoring: { metrics: true },
        },
        position: { x: 200, y: 40 },
      },
      {
        id: 'cache',
        service: 'generic.cache',
        parent: 'zone-a',
        config: { hitRatio: 0.9 },
        position: { x: 16, y: 40 },
      },
      {
        id: 'db',
        service: 'generic.service',
        parent: 'zone-a',
        config: { servers: 'infinite', queueLimit: null, serviceTime: { distribution: 'erlang', k: 3, meanMs: 5 } },
        position: { x: 16, y: 140 },
      },
      { id: 'spare', service: 'generic.service', parent: 'use1', position: { x: 200, y: 240 } },
      { id: 'events', service: 'generic.queue', parent: 'use1', position: { x: 200, y: 340 } },
      { id: 'nat', service: 'generic.service', parent: 'use1', position: { x: 16, y: 240 } },
    ],
    edges: [
      { id: 'e1', source: 'users', target: 'lb' },
      { id: 'e2', source: 'lb', target: 'api', weight: 2 },
      { id: 'e3', source: 'api', target: 'cache', dependency: 'optional', stage: 1 },
      {
        id: 'e4',
        source: 'api',
        target: 'db',
        stage: 2,
        onMissOf: 'cache',
        calls: 1.5,
        via: ['nat'],
        workloads: ['predict', 'batch'],
        requestKb: 1,
        responseKb: 3,
        timeoutMs: 100,
        retries: 2,
        backoffMs: 10,
      },
      { id: 'e5', source: 'api', target: 'spare', stage: 2, dependency: 'fallback:e4' },
      { id: 'e6', source: 'api', target: 'events', kind: 'async', stage: 3 },
      { id: 'e7', source: 'use1', target: 'nat', kind: 'link' },
    ],
    annotations: [{ kind: 'note', text: 'Here', at: [1, 2, null] }],
    steps: [{ title: 'Start', notes: '', show: ['users', 'e1'], focus: ['lb'] }],
    tests: [
      { name: 'A zone is lost', when: { fail: 'any-zone' }, expect: { served: 0.99 } },
      { name: 'The cache is lost', when: { fail: ['cache'], trafficFactor: 2 }, expect: { p95LatencyMs: 400 } },
    ],
  }
}

/** The design of a file that is known to be right. */
export function read(file: File): Design {
  const outcome = parseDesign(JSON.stringify(file), directory)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 2))
  return outcome.value
}
