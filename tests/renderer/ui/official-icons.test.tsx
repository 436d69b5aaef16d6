import { render, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ServiceTile } from '../../../renderer/ui/ProviderTag.tsx'
import { catalog } from '../../../simulation/index.ts'

it('fills each copy of an official icon from what that copy defines', async () => {
  const service = catalog().find(({ id }) => id === 'aws.ec2')
  if (!service) throw new Error('aws.ec2')
  const { container } = render(
    <>
      <ServiceTile service={service} />
      <ServiceTile service={service} size={32} />
    </>,
  )
  await waitFor(() => expect(container.querySelectorAll('[data-official]')).toHaveLength(2))
  const ids = [...container.querySelectorAll('[id]')].map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(0)
  expect(new Set(ids).size).toBe(ids.length)
  for (const tile of container.querySelectorAll('[data-official]')) {
    const used = [...tile.innerHTML.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id)
    expect(used.length).toBeGreaterThan(0)
    expect([...tile.querySelectorAll('[id]')].map(({ id }) => id)).toEqual(expect.arrayContaining(used))
  }
})
