import { describe, expect, it } from 'vitest'
import { designBill } from './month.ts'

const GB = (730 * 3600) / 1e6
const us = { id: 'us', service: 'aws.region', config: { region: 'us-east-1' } }
const eu = { id: 'eu', service: 'aws.region', config: { region: 'eu-west-1' } }

/** Transfer lines of one call a second with a request of 2 KB and a response of 6 KB. */
function transfer(source: object, target: object, kind = 'request') {
  const bill = designBill({
    nodes: [
      us,
      eu,
      { id: 'gcp', service: 'gcp.region', config: { region: 'us-east4' } },
      { id: 'azure', service: 'azure.region', config: { region: 'eastus' } },
      { id: 'users', service: 'generic.client' },
      { id: 'a', service: 'aws.ec2', ...source },
      { id: 'b', service: 'aws.ec2', ...target },
    ],
    edges: [
      { id: 'in', source: 'users', target: 'a', requestKb: 0, responseKb: 0 },
      { id: 'e', source: 'a', target: 'b', kind, requestKb: 2, responseKb: 6 },
    ],
    workloads: [{ id: 'w', source: 'users', rps: 1 }],
  })
  return bill.lines
    .filter(({ dimension }) => /egress|cross-zone|inter-region/.test(dimension) && !dimension.startsWith('edge'))
    .map(({ nodeId, dimension, service, quantity }) => [nodeId, service, dimension, Number((quantity / GB).toFixed(9))])
}

describe('bytes on the way', () => {
  it('cost nothing within a zone, or to a service of the region', () => {
    expect(transfer({ parent: 'us' }, { parent: 'us' })).toEqual([])
    expect(transfer({ parent: 'us', config: { zones: 3 } }, { parent: 'us', service: 'aws.s3' })).toEqual([])
  })

  it('between zones cost both ways, for the share of the calls that cross', () => {
    const other = { parent: 'us', config: { zones: ['us-east-1b'] } }
    expect(transfer({ parent: 'us' }, other)).toEqual([['a', 'aws.region', 'cross-zone', 8]])
    const two = { parent: 'us', config: { zones: 2, count: 2 } }
    expect(transfer(two, two)).toEqual([['a', 'aws.region', 'cross-zone', 4]])
  })

  it('between regions cost whoever sends', () => {
    expect(transfer({ parent: 'us' }, { parent: 'eu' })).toEqual([
      ['a', 'aws.region', 'inter-region', 2],
      ['b', 'aws.region', 'inter-region', 6],
    ])
  })

  it('to another provider leave by the internet, on both sides', () => {
    expect(transfer({ parent: 'us' }, { parent: 'gcp', service: 'gcp.cloud-run' })).toEqual([
      ['a', 'aws.region', 'internet-egress', 2],
      ['b', 'gcp.region', 'internet-egress', Number((6 / 1.073741824).toFixed(9))],
    ])
  })

  it('between a site of your own and a cloud cost only on the way out of the cloud', () => {
    expect(transfer({ service: 'generic.service' }, { parent: 'us' })).toEqual([
      ['b', 'aws.region', 'internet-egress', 6],
    ])
    expect(transfer({ parent: 'us' }, { service: 'generic.saas' })).toEqual([['a', 'aws.region', 'internet-egress', 2]])
  })

  it('of messages go one way, unless a response is drawn', () => {
    expect(transfer({ parent: 'us' }, { parent: 'eu' }, 'async').map(([node]) => node)).toEqual(['a', 'b'])
    expect(transfer({ parent: 'us' }, { parent: 'eu' }, 'link')).toEqual([])
  })

  it('of a part without a vendor are those of the cloud in which it is drawn', () => {
    expect(
      transfer({ service: 'generic.service', parent: 'us' }, { parent: 'eu', service: 'generic.service' }),
    ).toEqual([
      ['a', 'aws.region', 'inter-region', 2],
      ['b', 'aws.region', 'inter-region', 6],
    ])
  })

  it('through a content network are its own to bill; its origin pays only towards a foreign one', () => {
    const cdn = { service: 'aws.cloudfront', config: { hitRatio: 0 } }
    expect(transfer(cdn, { parent: 'us' })).toEqual([])
    expect(transfer(cdn, { parent: 'azure', service: 'azure.blob-storage' })).toEqual([
      ['b', 'azure.region', 'internet-egress', 6],
    ])
  })
})
