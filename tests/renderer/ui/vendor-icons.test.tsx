import { render, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ServiceTile } from '../../../renderer/ui/ProviderTag.tsx'
import { icons as aws } from '../../../renderer/ui/vendor-icons/aws.ts'
import { icons as azure } from '../../../renderer/ui/vendor-icons/azure.ts'
import { icons as gcp } from '../../../renderer/ui/vendor-icons/gcp.ts'
import { catalog, type ServiceInfo } from '../../../simulation/index.ts'

function serviceOf(id: string): ServiceInfo {
  const service = catalog().find((one) => one.id === id)
  if (!service) throw new Error(`no service ${id}`)
  return service
}

const tileOf = (id: string) => render(<ServiceTile service={serviceOf(id)} />).container

/** The drawing in a tile's image. */
function drawingIn(tile: ParentNode): Document {
  const address = tile.querySelector('img')?.src ?? ''
  const svg = decodeURIComponent(address.replace(/^data:image\/svg\+xml;charset=utf-8,/, ''))
  return new DOMParser().parseFromString(svg, 'image/svg+xml')
}

describe('the icon of a service', () => {
  it('is the vendor’s own, as it was published', async () => {
    const tile = tileOf('aws.lambda')
    await waitFor(() => expect(tile.querySelector('[data-official="aws"] img')).not.toBeNull())
    const drawing = drawingIn(tile)
    // the orange ground of the compute family
    expect(drawing.querySelector('linearGradient stop')?.getAttribute('stop-color')).toBe('#C8511B')
    expect(drawing.documentElement.getAttribute('viewBox')).toBe('0 0 80 80')
  })

  it('is a neutral glyph where the vendor publishes none', async () => {
    await waitFor(() => expect(tileOf('aws.s3').querySelector('[data-official]')).not.toBeNull())
    const tile = tileOf('aws.zone')
    expect(tile.querySelector('[data-official]')).toBeNull()
    const drawing = drawingIn(tile)
    expect(tile.querySelector('[data-provider="aws"]')).not.toBeNull()
    expect(drawing.querySelector('path')?.getAttribute('d')).toBe(serviceOf('aws.zone').glyph)
    // amber in the dark theme, brown in the light one: `--aws-text`
    expect(drawing.documentElement.getAttribute('style')).toContain('light-dark(#8e4800, #ffb077)')
  })

  it('is a glyph for parts of no vendor', () => {
    expect(tileOf('generic.service').querySelector('[data-provider="generic"]')).not.toBeNull()
  })

  it('says nothing to a screen reader: the name stands beside it', async () => {
    const tile = tileOf('aws.ec2')
    await waitFor(() => expect(tile.querySelector('[data-official]')).not.toBeNull())
    expect(screen.queryByRole('img')).toBeNull()
  })

  it.each([
    ['aws', aws],
    ['gcp', gcp],
    ['azure', azure],
  ])('%s: stands for services of that provider only', (provider, icons) => {
    for (const id of Object.keys(icons)) expect(id).toMatch(new RegExp(`^${provider}\\.[a-z0-9-]+$`))
    const drawn = catalog().filter((service) => service.provider === provider && !service.isGroup)
    const missing = drawn.filter(({ id }) => !(id in icons)).map(({ id }) => id)
    expect(missing.length, missing.join(', ')).toBeLessThan(drawn.length / 4)
  })
})
