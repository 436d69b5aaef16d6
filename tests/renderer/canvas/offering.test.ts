import { describe, expect, it } from 'vitest'
import { missingAround } from '../../../renderer/canvas/adding/offering.ts'
import { catalog, parseDesign } from '../../../simulation/index.ts'

const byId = new Map(catalog().map((service) => [service.id, service]))
const region = { id: 'region', service: 'aws.region' }
const zone = { id: 'zone', service: 'aws.zone', parent: 'region' }

/** What the last of these lacks. */
function missing(...nodes: readonly object[]): string | null {
  const text = JSON.stringify({ format: 'skyloom/design', version: 1, name: 'd', workloads: [], edges: [], nodes })
  const parsed = parseDesign(text)
  const part = parsed.ok ? parsed.value.nodes.at(-1) : undefined
  if (!parsed.ok || !part) throw new Error(`not a design: ${text}`)
  return missingAround(parsed.value, part, byId)?.what ?? null
}
const vm = (more: object = {}) => ({ id: 'vm', service: 'aws.ec2', ...more })

describe('the group that a part lacks', () => {
  it('is a region for a machine on the bare sheet, unless its settings name one', () => {
    expect(missing(vm())).toBe('region')
    expect(missing(vm({ config: { region: 'us-east-1' } }))).toBeNull()
    expect(missing(region, vm({ parent: 'region' }))).toBeNull()
  })

  it('is a zone where the region is drawn with zones', () => {
    expect(missing(region, zone, vm({ parent: 'region' }))).toBe('zone')
    expect(missing(region, zone, vm({ parent: 'zone' }))).toBeNull()
    expect(missing(region, zone, vm({ parent: 'region', config: { zones: 2 } }))).toBeNull()
  })

  it('is none for what has no place: users, generic parts, global services, groups', () => {
    for (const service of ['generic.client', 'generic.service', 'aws.route53', 'aws.region'])
      expect(missing({ id: 'x', service }), service).toBeNull()
  })
})
