import { act, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Inspector } from '../../../renderer/inspector/Inspector.tsx'
import { useCatalog } from '../../../renderer/state/catalog.ts'
import { useDesign } from '../../../renderer/state/design.ts'
import { useView } from '../../../renderer/state/view.ts'
import { machineOffers, parseDesign, serialiseDesign } from '../../../simulation/index.ts'
import { openDesign, shop } from '../shop.ts'

vi.mock('../../../renderer/workers/client.ts', () => import('../directEngine.ts'))

beforeEach(() => {
  useCatalog.setState({ offers: new Map() })
  openDesign(shop())
  useView.setState({ receipt: null })
})

function inspect(selection: { nodes?: string[]; edges?: string[] }) {
  act(() => useView.getState().select(selection))
  render(<Inspector />)
  return userEvent.setup()
}

const design = () => useDesign.getState().design
const steps = () => useDesign.getState().past.map(({ label }) => label)
const configOf = (id: string) => design().nodes.find((node) => node.id === id)?.config
const wire = (id: string) => design().edges.find((edge) => edge.id === id)
/** What is on the screen must be what a file can hold. */
const survivesSaving = () => expect(parseDesign(serialiseDesign(design()))).toEqual({ ok: true, value: design() })

describe('a part', () => {
  it('is renamed in place, letter by letter but as one step', async () => {
    const user = inspect({ nodes: ['api'] })
    const name = screen.getByRole('textbox', { name: 'Name' })
    await user.clear(name)
    await user.type(name, 'Front door')
    expect(design().nodes.find((node) => node.id === 'api')?.name).toBe('Front door')
    expect(steps()).toHaveLength(1)
    await user.clear(name)
    expect(screen.getByRole('alert')).toHaveTextContent('A part needs a name.')
    expect(design().nodes.find((node) => node.id === 'api')?.name).not.toBe('')
  })

  it('changes a setting as one named step that can be undone', async () => {
    const user = inspect({ nodes: ['api'] })
    const machines = screen.getByRole('group', { name: 'Machines' })
    await user.click(within(machines).getByRole('button', { name: 'One more' }))
    expect(configOf('api')?.count).toBe(4)
    expect(steps()).toEqual(['Change machines of API'])
    act(() => useDesign.getState().undo())
    expect(configOf('api')?.count).toBe(3)
    survivesSaving()
  })

  it('explains a wrong entry and keeps the last right one', async () => {
    const user = inspect({ nodes: ['api'] })
    const time = screen.getByRole('textbox', { name: 'Work per request, mean, ms' })
    await user.clear(time)
    await user.type(time, 'fast')
    expect(screen.getByRole('alert')).toHaveTextContent('“fast” is not a number of ms.')
    expect(configOf('api')?.serviceTimeMs).toBe(12)
  })

  it('goes back to the default of a setting', async () => {
    const user = inspect({ nodes: ['api'] })
    await user.click(screen.getByRole('button', { name: 'Back to the default, 1: Machines' }))
    expect(configOf('api')).not.toHaveProperty('count')
    expect(screen.queryByRole('button', { name: /Back to the default.*: Machines/ })).toBeNull()
  })

  it('folds what beginners do not need', async () => {
    const user = inspect({ nodes: ['api'] })
    expect(screen.queryByRole('textbox', { name: 'Hours a month, hours' })).toBeNull()
    await user.click(screen.getByRole('button', { name: /More settings/ }))
    const hours = screen.getByRole('textbox', { name: 'Hours a month, hours' })
    await user.clear(hours)
    await user.type(hours, '160')
    expect(configOf('api')?.hoursPerMonth).toBe(160)
    expect(steps()).toHaveLength(1)
  })

  it('takes a service time of another law, with its shape', async () => {
    const user = inspect({ nodes: ['api'] })
    await user.click(screen.getByRole('button', { name: 'Work per request, how it spreads: Exponential' }))
    await user.click(await screen.findByRole('option', { name: /Lognormal/ }))
    expect(configOf('api')?.serviceTimeMs).toEqual({ distribution: 'lognormal', meanMs: 12, cv2: 1 })
    survivesSaving()
  })

  it('names zones of its region, and never none', async () => {
    const user = inspect({ nodes: ['api'] })
    await user.click(screen.getByRole('radio', { name: 'Which' }))
    expect(configOf('api')?.zones).toEqual(['us-east-1a', 'us-east-1b'])
    await user.click(screen.getByRole('button', { name: 'a', pressed: true }))
    await user.click(screen.getByRole('button', { name: 'b', pressed: true }))
    expect(configOf('api')?.zones).toEqual(['us-east-1b'])
    survivesSaving()
  })

  it('shows its numbers with their receipts', async () => {
    const user = inspect({ nodes: ['api'] })
    await user.click(screen.getByRole('tab', { name: 'Results' }))
    await user.click(screen.getByRole('button', { name: /^Busy: .* Why\?$/ }))
    expect(useView.getState().receipt?.pointer).toMatch(/^\/nodes\/\d+\/utilisation$/)
  })

  it('lists its wires and goes to one', async () => {
    const user = inspect({ nodes: ['api'] })
    await user.click(screen.getByRole('button', { name: /Wire ?to ?Store/ }))
    expect(useView.getState().selection.edges).toEqual(['to-store'])
  })

  it('tells what the vendor promises and where it says so', () => {
    inspect({ nodes: ['api'] })
    const promises = screen.getByRole('region', { name: 'What the vendor promises' })
    expect(within(promises).getByText('99.5 %')).toBeVisible()
  })

  it('stays when its service is not in the catalogue', () => {
    act(() => useCatalog.setState({ byId: new Map() }))
    inspect({ nodes: ['api'] })
    expect(screen.getByText('“aws.ec2” is not in this catalogue.')).toBeVisible()
  })
})

describe('the machine picker', () => {
  const picker = () => screen.findByRole('listbox', { name: 'Machine type' })

  it('shows every type of the region with what all machines would cost a month', async () => {
    inspect({ nodes: ['api'] })
    const options = within(await picker()).getAllByRole('option')
    expect(options).toHaveLength(machineOffers('aws.ec2', 'us-east-1').length)
    const chosen = within(await picker()).getByRole('option', { selected: true })
    // 3 × 730 h × $0.0725, the price list's own figure.
    expect(chosen).toHaveTextContent('c7g.large2 vCPU,4 GiB,0.0725 dollars an hour,$159 a month')
  })

  it('finds by name, vCPU or accelerator', async () => {
    const user = inspect({ nodes: ['api'] })
    await picker()
    await user.type(screen.getByRole('searchbox', { name: 'Name, vCPU or GPU' }), 'c7g 4 vcpu')
    const names = within(await picker())
      .getAllByRole('option')
      .map((option) => option.textContent ?? '')
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(name).toMatch(/^c7g\.[a-z]+4 vCPU/)
  })

  it('tries types with the arrow keys as one step, keeps with Enter, restores with Escape', async () => {
    inspect({ nodes: ['api'] })
    const list = await picker()
    act(() => list.focus())
    fireEvent.keyDown(list, { key: 'ArrowDown' })
    fireEvent.keyDown(list, { key: 'ArrowDown' })
    expect(configOf('api')?.instanceType).not.toBe('c7g.large')
    expect(steps()).toEqual(['Change machine type of API'])
    fireEvent.keyDown(list, { key: 'Escape' })
    expect(configOf('api')?.instanceType).toBe('c7g.large')
    fireEvent.keyDown(list, { key: 'ArrowUp' })
    fireEvent.keyDown(list, { key: 'Enter' })
    expect(configOf('api')?.instanceType).not.toBe('c7g.large')
    survivesSaving()
  })

  it('shows the price of each way to buy, before choosing', async () => {
    const user = inspect({ nodes: ['api'] })
    await picker()
    expect(screen.getByRole('radio', { name: /^On demand ?\$159$/ })).toBeChecked()
    await user.click(screen.getByRole('radio', { name: /^1 year/ }))
    expect(configOf('api')?.purchase).toBe('reserved-1y')
  })
})

describe('a group', () => {
  it('shows what is inside and where it is', () => {
    inspect({ nodes: ['region'] })
    expect(screen.getByText('6 parts')).toBeVisible()
    expect(screen.getByRole('button', { name: /^Region: us-east-1 .*N. Virginia/ })).toBeVisible()
  })
})

describe('a wire', () => {
  it('changes its kind, calls and retries, each as a step', async () => {
    const user = inspect({ edges: ['to-rank'] })
    await user.click(screen.getByRole('radio', { name: 'Async' }))
    expect(wire('to-rank')?.kind).toBe('async')
    const calls = screen.getByRole('textbox', { name: 'Calls per request' })
    await user.clear(calls)
    await user.type(calls, '0.5')
    expect(wire('to-rank')?.calls).toBe(0.5)
    await user.click(within(screen.getByRole('group', { name: 'Retries' })).getByRole('button', { name: 'One more' }))
    expect(wire('to-rank')?.retries).toBe(1)
    expect(steps()).toEqual([
      'Change the kind of the wire',
      'Change the calls of the wire',
      'Change the retries of the wire',
    ])
    survivesSaving()
  })

  it('forgets a timeout that is cleared', async () => {
    const user = inspect({ edges: ['to-rank'] })
    const timeout = screen.getByRole('textbox', { name: 'Timeout, ms' })
    await user.type(timeout, '200')
    expect(wire('to-rank')?.timeoutMs).toBe(200)
    await user.clear(timeout)
    expect(wire('to-rank')).not.toHaveProperty('timeoutMs')
  })

  it('covers another wire that fails', async () => {
    const user = inspect({ edges: ['to-store'] })
    await user.click(screen.getByRole('button', { name: 'The caller: Fails too' }))
    await user.click(await screen.findByRole('option', { name: 'Covers Ranker when that fails' }))
    expect(wire('to-store')?.dependency).toBe('fallback:to-rank')
    survivesSaving()
  })

  it('is called on a miss of a cache beside it, or always', async () => {
    const user = inspect({ edges: ['to-store'] })
    await user.click(screen.getByRole('button', { name: 'Only on a miss of: Cache' }))
    await user.click(await screen.findByRole('option', { name: 'Always called' }))
    expect(wire('to-store')).not.toHaveProperty('onMissOf')
    survivesSaving()
  })

  it('has no number settings when it only links', async () => {
    const user = inspect({ edges: ['to-rank'] })
    await user.click(screen.getByRole('radio', { name: 'Link' }))
    expect(screen.queryByRole('textbox', { name: 'Calls per request' })).toBeNull()
  })
})

describe('several parts', () => {
  it('are set together in one step when they are of one service', async () => {
    const user = inspect({ nodes: ['api', 'rank'] })
    expect(screen.getByRole('heading', { name: '2 parts' })).toBeVisible()
    await user.click(screen.getByRole('switch', { name: 'Autoscaling' }))
    expect(configOf('api')?.autoscaling).toBe(true)
    expect(configOf('rank')?.autoscaling).toBe(true)
    expect(steps()).toEqual(['Change autoscaling of 2 parts'])
  })

  it('of different services are only summed', () => {
    inspect({ nodes: ['api', 'store'] })
    expect(screen.getByText('Parts of one service can be set together.')).toBeVisible()
  })
})

describe('the design', () => {
  it('changes the rate and the shape of a workload', async () => {
    const user = inspect({})
    const rate = screen.getByRole('textbox', { name: 'Mean rate, rps' })
    await user.clear(rate)
    await user.type(rate, '1.5k')
    expect(design().workloads[0]?.rps).toBe(1500)
    await user.click(screen.getByRole('radio', { name: 'Burst' }))
    expect(design().workloads[0]?.shape).toMatchObject({ kind: 'burst', peakToMean: 2 })
    expect(screen.getByRole('img', { name: /Rate over the week: 2 times the mean/ })).toBeInTheDocument()
    survivesSaving()
  })

  it('adds and removes workloads, and wires that only one used serve all again', async () => {
    openDesign(
      shop((file) => ({
        ...file,
        edges: file.edges.map((edge) => (edge.id === 'to-lake' ? { ...edge, workloads: ['buy'] } : edge)),
      })),
    )
    const user = inspect({})
    await user.click(screen.getByRole('button', { name: 'Add a workload' }))
    expect(design().workloads).toHaveLength(2)
    survivesSaving()
    await user.click(screen.getByRole('button', { name: 'Remove the workload Purchases' }))
    expect(design().workloads.map(({ name }) => name)).toEqual(['Requests 2'])
    expect(wire('to-lake')).not.toHaveProperty('workloads')
    survivesSaving()
  })

  it('drops a target that is cleared', async () => {
    const user = inspect({})
    await user.clear(screen.getByRole('textbox', { name: 'Target for cost a month, $' }))
    expect(design().targets).toEqual({ availability: 0.999, p95LatencyMs: 250 })
  })

  it('takes assumptions of one’s own and goes back to the defaults', async () => {
    const user = inspect({})
    await user.click(screen.getByRole('button', { name: 'Assumptions' }))
    const zone = screen.getByRole('textbox', { name: 'A zone is up, %' })
    await user.clear(zone)
    await user.type(zone, '99.95')
    expect(design().assumptions.zoneAvailability).toBe(0.9995)
    survivesSaving()
    await user.click(screen.getByRole('button', { name: 'Back to the default, 99.99 %: A zone is up' }))
    expect(design().assumptions).toEqual({})
  })

  it('counts free allowances when asked', async () => {
    const user = inspect({})
    await user.click(screen.getByRole('button', { name: 'Free allowances' }))
    await user.click(screen.getByRole('radio', { name: 'Always free' }))
    expect(design().pricing.freeTier).toBe('always-free')
  })
})
