import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Icons } from '../../../renderer/icons/Icons.tsx'
import { matchIcons } from '../../../renderer/icons/matching.ts'
import { cleanSvg, iconAddress } from '../../../renderer/icons/sanitise.ts'
import { host } from '../../../renderer/platform/current.ts'
import { runCommand } from '../../../renderer/state/commands.ts'
import { useIcons } from '../../../renderer/state/icons.ts'
import { useView } from '../../../renderer/state/view.ts'
import { ServiceTile } from '../../../renderer/ui/ProviderTag.tsx'
import { catalog } from '../../../simulation/index.ts'
import { openDesign, shop } from '../shop.ts'

vi.mock('../../../renderer/workers/client.ts', () => import('../directEngine.ts'))

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z" fill="#c00"/></svg>'
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe('a picture of somebody else', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script of another namespace', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'],
    [
      'a page inside',
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="http://x"/></body></foreignObject>',
    ],
    ['a picture from elsewhere', '<image href="http://x/y.png"/>'],
    ['a link', '<a href="javascript:alert(1)"><path d="M0 0"/></a>'],
    ['an animation', '<set attributeName="href" to="javascript:alert(1)"/>'],
    ['a style from elsewhere', '<style>@import url(http://x/y.css);</style>'],
    ['a fill from elsewhere', '<style>path{fill:url("http://x/y.svg#a")}</style>'],
  ])('loses %s', (_, inside) => {
    const cleaned = cleanSvg(SVG.replace('<path', `${inside}<path`)) ?? ''
    expect(cleaned).toContain('M0 0h8v8z')
    expect(cleaned).not.toMatch(/script|alert|http:\/\/x|foreignObject|<a |<set|<style/)
  })

  it.each(['onload="alert(1)"', 'ONCLICK="alert(1)"', 'style="background:url(http://x)"', 'xml:base="http://x"'])(
    'loses the attribute %s',
    (attribute) => {
      expect(cleanSvg(SVG.replace('<path', `<path ${attribute}`))).not.toMatch(/alert|http:\/\/x|xml:base/)
    },
  )

  it('keeps what draws: gradients, uses, styles of its own', () => {
    const inside =
      '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><style>.a{fill:url( "#g" )}</style><use href="#g"/><rect class="a" fill="url(#g)"/>'
    const cleaned = cleanSvg(SVG.replace('<path', `${inside}<path`)) ?? ''
    for (const part of ['linearGradient', '.a{fill:url', 'href="#g"', 'fill="url(#g)"']) expect(cleaned).toContain(part)
  })

  it.each([
    ['that is a page', '<html></html>'],
    ['that is broken', '<svg xmlns="http://www.w3.org/2000/svg"><path></svg>'],
    ['with entities', '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'],
    ['of another language', '<svg></svg>'],
  ])('%s is none', (_, text) => {
    expect(cleanSvg(text)).toBeNull()
  })

  it('is told by its bytes, not by its name', () => {
    expect(iconAddress('aws.ec2.png', PNG)).toBe(`data:image/png;base64,${PNG}`)
    expect(iconAddress('aws.ec2.png', btoa(SVG))).toBeNull()
    expect(iconAddress('aws.ec2.svg', btoa(SVG))).toMatch(/^data:image\/svg\+xml;charset=utf-8,/)
  })
})

describe('the name of a picture', () => {
  const services = catalog()
  const serviceOf = (...names: string[]) => Object.fromEntries(matchIcons(names, services))

  it.each([
    ['aws.ec2.svg', 'aws.ec2'],
    ['mine/aws-ec2.png', 'aws.ec2'],
    ['azure/functions.svg', 'azure.functions'],
    ['Architecture/Compute/Arch_Amazon-EC2_48.svg', 'aws.ec2'],
    ['Arch_AWS-Lambda_64.svg', 'aws.lambda'],
    ['Google Cloud Run.svg', 'gcp.cloud-run'],
    ['10165-icon-service-App-Service.svg', 'azure.app-service'],
    ['generic.client.svg', 'generic.client'],
  ])('%s is that of %s', (name, id) => {
    expect(serviceOf(name)).toEqual({ [id]: name })
  })

  it('that fits nothing is left', () => {
    expect(serviceOf('cat.svg', 'notes.svg')).toEqual({})
  })

  it('that is an id wins over a vendor’s name, SVG over PNG, large over small', () => {
    expect(serviceOf('Arch_Amazon-EC2_64.svg', 'aws.ec2.png')).toEqual({ 'aws.ec2': 'aws.ec2.png' })
    expect(serviceOf('aws.ec2.png', 'aws.ec2.svg')).toEqual({ 'aws.ec2': 'aws.ec2.svg' })
    expect(serviceOf('Arch_Amazon-EC2_16.svg', 'Arch_Amazon-EC2_64.svg')).toEqual({
      'aws.ec2': 'Arch_Amazon-EC2_64.svg',
    })
  })
})

describe('icons of one’s own', () => {
  const chosen = vi.spyOn(host, 'openIcons')
  const ec2 = { id: 'aws.ec2', provider: 'aws', glyph: 'M0 0' } as const

  beforeEach(() => {
    useIcons.setState({ own: {}, taken: null, failure: null })
    useView.setState({ dialog: null })
    openDesign(shop())
  })

  async function openIcons() {
    render(<Icons />)
    act(() => void runCommand('file.icons'))
    return within(await screen.findByRole('dialog', { name: 'Icons' }))
  }

  it('take the place of the vendor’s wherever a service has a tile, and can be removed', async () => {
    const dialog = await openIcons()
    const user = userEvent.setup()
    chosen.mockResolvedValueOnce({
      kind: 'done',
      value: [
        { name: 'aws.ec2.svg', base64: btoa(SVG) },
        { name: 'aws.s3.png', base64: btoa('not a picture') },
        { name: 'cat.png', base64: PNG },
      ],
    })
    await user.click(dialog.getByRole('button', { name: 'Choose a folder…' }))
    const status = await dialog.findByRole('status')
    expect(status).toHaveTextContent('One icon is in use.')
    expect(status).toHaveTextContent('No picture: aws.s3.png.')
    expect(status).toHaveTextContent('No service is called cat.png.')
    const { container } = render(<ServiceTile service={ec2} size={26} />)
    expect(container.querySelector('[data-own] img')?.getAttribute('src')).toMatch(/^data:image\/svg\+xml/)
    expect(container.querySelector('svg, script')).toBeNull()
    await user.click(dialog.getByRole('button', { name: 'Remove the icon of Amazon EC2' }))
    expect(container.querySelector('[data-own]')).toBeNull()
    expect(dialog.getByRole('heading', { name: 'No icons of your own yet' })).toBeVisible()
  })

  it('say why a folder could not be read', async () => {
    const dialog = await openIcons()
    chosen.mockResolvedValueOnce({ kind: 'failed', message: 'icons cannot be read.' })
    await userEvent.setup().click(dialog.getByRole('button', { name: 'Choose a folder…' }))
    expect(await dialog.findByRole('alert')).toHaveTextContent('icons cannot be read.')
  })
})
