import { describe, expect, it } from 'vitest'
import { type ProviderFilter, searchServices, similarServices } from '../../../renderer/palette/search.ts'
import { SERVICES } from '../samples.ts'

const found = (query: string, provider: ProviderFilter = 'all') =>
  searchServices(SERVICES, query, provider).map(({ service, counterpartOf }) =>
    counterpartOf ? `${service.id} for ${counterpartOf.id}` : service.id,
  )

describe('finding a part', () => {
  it.each([
    ['virtual machines', 'aws.ec2'],
    ['EC2', 'aws.ec2'],
    ['amazon ec2', 'aws.ec2'],
    ['elastic compute', 'aws.ec2'],
    ['server', 'aws.ec2'],
    ['alb', 'aws.alb'],
    ['load bal', 'aws.alb'],
    ['bucket', 'aws.s3'],
    ['l7 balancer', 'aws.alb'],
  ])('by “%s” gives %s first', (query, id) => {
    expect(found(query, 'aws')[0]).toBe(id)
  })

  it('puts the exact name before a name that only begins so', () => {
    expect(found('functions', 'gcp')[0]).toBe('gcp.cloud-functions')
    expect(found('S3')[0]).toBe('aws.s3')
  })

  it('by another provider’s name gives the counterpart', () => {
    expect(found('S3', 'azure')).toEqual(['azure.blob-storage for aws.s3'])
    expect(found('lambda', 'gcp')).toEqual(['gcp.cloud-functions for aws.lambda'])
  })

  it('shows counterparts after what was asked for', () => {
    expect(found('S3')).toEqual(['aws.s3', 'azure.blob-storage for aws.s3'])
  })

  it('keeps to the chosen provider, with the generic parts', () => {
    expect(found('object storage', 'azure')).toEqual(['azure.blob-storage'])
    expect(found('users', 'azure')).toEqual(['generic.client'])
  })

  it('finds nothing for nothing, and nothing for nonsense', () => {
    expect(found('  ')).toEqual([])
    expect(found('zebra')).toEqual([])
  })
})

describe('a mistyped name', () => {
  it('leads to the part that was meant', () => {
    expect(similarServices(SERVICES, 'lamda', 'aws').map(({ id }) => id)).toEqual(['aws.lambda'])
    expect(similarServices(SERVICES, 'xyzzy', 'aws')).toEqual([])
  })
})
