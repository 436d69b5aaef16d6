import { describe, expect, it } from 'vitest'
import { networkMsOf } from '../../../simulation/archetypes/model.ts'
import { callPlans } from '../../../simulation/traffic/call-plan.ts'
import { type Drawing, edgeOf, modelOf, nodeOf } from './drawing.ts'

const NEW_YORK = { lat: 40.71, lon: -74.01 }
const FRANKFURT = { lat: 50.11, lon: 8.68 }
const LAST_MILE = 12

const client = (id: string, location: object) => ({ id, service: 'generic.client', config: { location } })
const region = (id: string, name: string) => ({ id, service: 'aws.region', config: { region: name } })
const api = (id: string, parent: string) => ({ id, service: 'aws.api-gateway', parent })
const wire = (source: string, target: string) => ({ id: `${source}-${target}`, source, target })

/** Two user groups, two regions, and what stands between. */
function worldwide(entries: NonNullable<Drawing['nodes']>, wires: readonly (readonly [string, string])[]) {
  return modelOf({
    nodes: [
      client('ny', NEW_YORK),
      client('fra', FRANKFURT),
      region('us', 'us-east-1'),
      region('eu', 'eu-west-1'),
      api('a', 'us'),
      api('b', 'eu'),
      ...entries,
    ],
    edges: wires.map(([source, target]) => wire(source, target)),
    workloads: [
      { id: 'from-ny', source: 'ny', rps: 3 },
      { id: 'from-fra', source: 'fra', rps: 1 },
    ],
  })
}

const direct = worldwide(
  [],
  [
    ['ny', 'a'],
    ['ny', 'b'],
    ['fra', 'a'],
    ['fra', 'b'],
  ],
)
/** Without anything between them. */
const way = (from: string, to: string) => edgeOf(direct, `${from}-${to}`).networkMs

describe('an entry without a place', () => {
  const wires = [
    ['ny', 'dns'],
    ['fra', 'dns'],
    ['dns', 'a'],
    ['dns', 'b'],
  ] as const
  const model = worldwide([{ id: 'dns', service: 'aws.route53' }], wires)
  const ms = (edge: string, workload: number) => networkMsOf(edgeOf(model, edge), workload)

  it('is reached over the last mile, and the way from it is that from the client', () => {
    expect(ms('ny-dns', 0)).toBe(LAST_MILE)
    for (const [workload, from] of [
      [0, 'ny'],
      [1, 'fra'],
    ] as const) {
      for (const to of ['a', 'b']) {
        expect(ms(`${from}-dns`, workload) + ms(`dns-${to}`, workload), `${from} ${to}`).toBeCloseTo(way(from, to), 9)
      }
    }
    expect(ms('dns-a', 1)).toBeGreaterThan(ms('dns-a', 0) + 50)
  })

  it('behind another one is next to it, also where it belongs to nobody', () => {
    const chain = worldwide(
      [
        { id: 'dns', service: 'generic.balancer' },
        { id: 'cdn', service: 'aws.cloudfront' },
      ],
      [
        ['ny', 'dns'],
        ['dns', 'cdn'],
        ['cdn', 'a'],
      ],
    )
    expect(['ny-dns', 'dns-cdn'].map((edge) => networkMsOf(edgeOf(chain, edge), 0))).toEqual([0, LAST_MILE])
    expect(networkMsOf(edgeOf(chain, 'cdn-a'), 0)).toBeCloseTo(way('ny', 'a') - LAST_MILE, 9)
  })

  it('of nobody is reached nowhere: the whole way counts where it leads to a place, and none where it leads to none', () => {
    const model = worldwide(
      [
        { id: 'lb', service: 'generic.balancer' },
        { id: 'hop', service: 'generic.service' },
      ],
      [
        ['ny', 'lb'],
        ['lb', 'a'],
        ['lb', 'hop'],
      ],
    )
    const ms = ['ny-lb', 'lb-a', 'lb-hop'].map((edge) => networkMsOf(edgeOf(model, edge), 0))
    expect(ms).toEqual([0, way('ny', 'a'), 0])
  })

  it('within a region adds nothing to the way between the parts', () => {
    const inside = worldwide(
      [
        { id: 'dns', service: 'aws.route53' },
        { id: 'vm', service: 'aws.ec2', parent: 'us' },
      ],
      [
        ['ny', 'vm'],
        ['vm', 'dns'],
        ['dns', 'b'],
        ['vm', 'b'],
      ],
    )
    expect(networkMsOf(edgeOf(inside, 'vm-dns'), 0)).toBe(0)
    expect(networkMsOf(edgeOf(inside, 'dns-b'), 0)).toBe(edgeOf(inside, 'vm-b').networkMs)
  })

  it('leaves parts that merely have no place where they are: nowhere', () => {
    const nowhere = worldwide(
      [{ id: 'hop', service: 'generic.service' }],
      [
        ['ny', 'hop'],
        ['hop', 'a'],
      ],
    )
    for (const edge of ['ny-hop', 'hop-a']) expect(networkMsOf(edgeOf(nowhere, edge), 0)).toBe(0)
  })
})

describe('an entry that leads to the nearest', () => {
  const shares = (model: typeof direct, workload: number, node: string) =>
    Object.fromEntries(
      (callPlans(model, workload)[nodeOf(model, node).index]?.choices ?? []).map(({ edge, share }) => [
        model.nodes[model.edges[edge]?.target ?? -1]?.id,
        share,
      ]),
    )
  const dns = { id: 'dns', service: 'aws.route53', config: { policy: 'latency' } }

  it('sends every user group to its own region', () => {
    const model = worldwide(
      [dns],
      [
        ['ny', 'dns'],
        ['fra', 'dns'],
        ['dns', 'a'],
        ['dns', 'b'],
      ],
    )
    expect(shares(model, 0, 'dns')).toEqual({ a: 1, b: 0 })
    expect(shares(model, 1, 'dns')).toEqual({ a: 0, b: 1 })
  })

  it('looks through what has no place itself', () => {
    const passes = (id: string) => ({ id, service: 'aws.cloudfront', config: { hitRatio: 0 } })
    const model = worldwide(
      [dns, passes('p'), passes('q')],
      [
        ['ny', 'dns'],
        ['fra', 'dns'],
        ['dns', 'p'],
        ['dns', 'q'],
        ['p', 'a'],
        ['q', 'b'],
      ],
    )
    expect(shares(model, 0, 'dns')).toEqual({ p: 1, q: 0 })
    expect(shares(model, 1, 'dns')).toEqual({ p: 0, q: 1 })
  })

  it('shares by weight among those as near', () => {
    const twin = api('c', 'us')
    const model = worldwide(
      [dns, twin],
      [
        ['ny', 'dns'],
        ['dns', 'a'],
        ['dns', 'b'],
        ['dns', 'c'],
      ],
    )
    expect(shares(model, 0, 'dns')).toEqual({ a: 0.5, b: 0, c: 0.5 })
  })
})
