import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Parameters } from '../../../renderer/inspector/part/Parameters.tsx'
import { useDesign } from '../../../renderer/state/design.ts'
import { catalog, type Json, type Parameter, type ParameterType } from '../../../simulation/index.ts'
import { openDesign, shop } from '../shop.ts'

vi.mock('../../../renderer/workers/client.ts', () => import('../directEngine.ts'))

const ec2 = catalog().find((service) => service.id === 'aws.ec2')
if (!ec2) throw new Error('aws.ec2 is gone')

beforeEach(() => openDesign(shop()))

/** Shows one parameter of a made-up type on a real part. */
function show(type: ParameterType, initial: Json) {
  const parameter: Parameter = { name: 'thing', label: 'Thing', help: 'What it is.', type, unit: '', default: initial }
  function Live() {
    const node = useDesign((state) => state.design.nodes.find((other) => other.id === 'api'))
    if (!node || !ec2) return null
    return <Parameters nodes={[node]} service={{ ...ec2, parameters: [parameter] }} />
  }
  render(<Live />)
  return userEvent.setup()
}

const value = () => useDesign.getState().design.nodes.find((node) => node.id === 'api')?.config.thing

describe('a parameter', () => {
  it('of a few words can be any of them at once', async () => {
    const user = show(
      {
        kind: 'subset',
        options: [
          { value: 'a', label: 'Alpha' },
          { value: 'b', label: 'Beta' },
          { value: 'c', label: 'Gamma' },
        ],
      },
      [],
    )
    await user.click(screen.getByRole('button', { name: 'Gamma' }))
    await user.click(screen.getByRole('button', { name: 'Alpha' }))
    expect(value()).toEqual(['a', 'c'])
    await user.click(screen.getByRole('button', { name: 'Gamma', pressed: true }))
    expect(value()).toEqual(['a'])
  })

  it('that is a list grows and shrinks', async () => {
    const hours: Parameter = {
      name: 'hours',
      label: 'Hours',
      help: '',
      type: { kind: 'number', min: 0, max: 24 },
      unit: 'h',
      default: 8,
    }
    const user = show({ kind: 'list', item: [hours] }, [])
    await user.click(screen.getByRole('button', { name: 'Add' }))
    await user.click(screen.getByRole('button', { name: 'Add' }))
    const [, second] = screen.getAllByRole('textbox', { name: 'Hours, h' })
    if (!second) throw new Error('no second item')
    await user.clear(second)
    await user.type(second, '10')
    expect(value()).toEqual([{ hours: 8 }, { hours: 10 }])
    await user.click(screen.getByRole('button', { name: 'Remove thing 1' }))
    expect(value()).toEqual([{ hours: 10 }])
  })

  it('that is a map takes names with texts, each name once', async () => {
    const user = show({ kind: 'map' }, {})
    const name = screen.getByRole('textbox', { name: 'Thing: new name' })
    await user.type(name, 'team{Enter}')
    await user.type(screen.getByRole('textbox', { name: 'Thing: team' }), 'search')
    expect(value()).toEqual({ team: 'search' })
    await user.type(name, 'team')
    expect(screen.getByRole('alert')).toHaveTextContent('This name is there already.')
    await user.click(screen.getByRole('button', { name: 'Remove team' }))
    expect(value()).toEqual({})
  })

  it('that may be a word or a number is either', async () => {
    const user = show({ kind: 'or-word', word: 'auto', of: { kind: 'integer', min: 1, max: 9 } }, 'auto')
    expect(screen.getByRole('radio', { name: 'Auto' })).toBeChecked()
    await user.click(screen.getByRole('radio', { name: 'Your own' }))
    expect(value()).toBe(1)
    await user.click(screen.getByRole('button', { name: 'One more' }))
    expect(value()).toBe(2)
    await user.click(screen.getByRole('radio', { name: 'Auto' }))
    expect(value()).toBe('auto')
  })

  it('that may be open is open when it is empty', async () => {
    const user = show({ kind: 'nullable', of: { kind: 'number', min: 0, max: 100 } }, null)
    const field = screen.getByRole('textbox', { name: 'Thing' })
    await user.type(field, '7')
    expect(value()).toBe(7)
    await user.clear(field)
    expect(value()).toBeNull()
  })

  it('that is a place is a region or a point', async () => {
    const user = show({ kind: 'location' }, 'eu-central-1')
    await user.click(screen.getByRole('radio', { name: 'Coordinates' }))
    expect(value()).toEqual({ lat: 50.1, lon: 8.63 })
    await user.click(screen.getByRole('radio', { name: 'Near a region' }))
    expect(typeof value()).toBe('string')
  })

  it('that is another part lists all the others', async () => {
    const user = show({ kind: 'nullable', of: { kind: 'node' } }, null)
    await user.click(screen.getByRole('button', { name: 'Thing: None' }))
    const list = await screen.findByRole('listbox', { name: 'Thing' })
    expect(within(list).queryByRole('option', { name: 'API' })).toBeNull()
    await user.click(within(list).getByRole('option', { name: 'Store' }))
    expect(value()).toBe('store')
  })

  it('that is a region may follow the group around the part', async () => {
    const user = show({ kind: 'nullable', of: { kind: 'region' } }, null)
    await user.click(screen.getByRole('button', { name: 'Thing: As its group: us-east-1' }))
    const list = await screen.findByRole('listbox', { name: 'Thing' })
    await user.click(within(list).getByRole('option', { name: /eu-west-1/ }))
    expect(value()).toBe('eu-west-1')
  })
})

describe('every service of the catalogue', () => {
  it('has a named line for each of its settings', () => {
    const missing: string[] = []
    const node = useDesign.getState().design.nodes.find((other) => other.id === 'api')
    if (!node) throw new Error('no part')
    for (const service of catalog()) {
      const { container, unmount } = render(<Parameters nodes={[{ ...node, config: {} }]} service={service} />)
      const more = [...container.querySelectorAll('button')].find((button) => /More settings/.test(button.textContent))
      act(() => more?.click())
      const lines = [...container.querySelectorAll('.setting-name > span')].map((line) => line.textContent)
      for (const parameter of service.parameters) {
        if (!lines.includes(parameter.label)) missing.push(`${service.id} ${parameter.name}`)
      }
      unmount()
    }
    expect(missing).toEqual([])
  }, 60_000)
})
