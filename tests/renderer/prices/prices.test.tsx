import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { host } from '../../../renderer/platform/current.ts'
import { Prices } from '../../../renderer/prices/Prices.tsx'
import { runCommand } from '../../../renderer/state/commands.ts'
import { NO_OWN_PRICES } from '../../../renderer/state/own-prices.ts'
import { setOwnPrices, usePrices } from '../../../renderer/state/prices.ts'
import { followDesign, useResults } from '../../../renderer/state/results.ts'
import { useView } from '../../../renderer/state/view.ts'
import { openDesign, shop } from '../shop.ts'

vi.mock('../../../renderer/workers/client.ts', () => import('../directEngine.ts'))

const chosen = vi.spyOn(host, 'openPrices')
const head = { format: 'skyloom/prices', version: 1, name: 'Next year', asOf: '2027-01-01' }
const choose = (content: unknown) =>
  chosen.mockResolvedValueOnce({ kind: 'done', value: { name: 'next.json', text: JSON.stringify(content) } })

beforeEach(async () => {
  usePrices.setState({ files: [] })
  await setOwnPrices(NO_OWN_PRICES)
  useView.setState({ dialog: null })
  openDesign(shop())
})

async function openPrices() {
  render(<Prices />)
  act(() => void runCommand('file.prices'))
  return within(await screen.findByRole('dialog', { name: 'Prices' }))
}

const lines = () => useResults.getState().report?.bill.lines ?? []
const lineOf = (dimension: string) => lines().find((line) => line.dimension === dimension)

describe('the prices', () => {
  it('start as the shipped book alone, from which nothing differs', async () => {
    const dialog = await openPrices()
    const layers = within(dialog.getByRole('list', { name: /uppermost first/ })).getAllByRole('listitem')
    expect(layers.map((layer) => layer.querySelector('.strong')?.textContent)).toEqual([
      'Your prices',
      'Shipped price book',
    ])
    await userEvent.setup().click(dialog.getByRole('radio', { name: 'What differs' }))
    expect(await dialog.findByRole('heading', { name: 'Nothing differs from the shipped book' })).toBeVisible()
  })

  it('of an imported file change the bill, are told as differences, and can be removed', async () => {
    const stop = followDesign()
    const dialog = await openPrices()
    const user = userEvent.setup()
    const row = { service: 'aws.alb', dimension: 'lb-hours', region: 'us-east-1', priceUsd: 1 }
    const dimension = lines().find(({ service, unit }) => service === 'aws.alb' && unit === 'hour')?.dimension ?? ''
    choose({
      ...head,
      prices: [{ ...row, dimension, source: 'a newer list', asOf: '2027-01-01', confidence: 'quoted' }],
    })
    await user.click(dialog.getByRole('button', { name: 'Import a price file…' }))
    await waitFor(() => expect(lineOf(dimension)).toMatchObject({ unitPriceUsd: 1, priceSource: 'a newer list' }))
    await user.click(dialog.getByRole('radio', { name: 'What differs' }))
    const difference = await dialog.findByRole('row', { name: new RegExp(`aws.alb ${dimension}`) })
    expect(difference).toHaveTextContent('$0.0225')
    expect(difference).toHaveTextContent('$1')
    await user.click(dialog.getByRole('radio', { name: 'In use' }))
    await user.click(dialog.getByRole('button', { name: 'Remove next.json' }))
    await waitFor(() => expect(lineOf(dimension)?.unitPriceUsd).toBeCloseTo(0.0225, 9))
    stop()
  })

  it('of a broken file are refused with their place, and change nothing', async () => {
    const dialog = await openPrices()
    choose({ ...head, prices: [{ service: 'aws.alb', dimension: 'x', region: 'mars', priceUsd: 1 }] })
    await userEvent.setup().click(dialog.getByRole('button', { name: 'Import a price file…' }))
    const refusal = await dialog.findByRole('alert')
    expect(refusal).toHaveTextContent('Cannot use next.json')
    expect(refusal).toHaveTextContent('/prices/0/region')
    expect(usePrices.getState().layers).toEqual([])
  })

  it('of one’s own take a percentage off a provider, and replace what is typed', async () => {
    const stop = followDesign()
    const dialog = await openPrices()
    const user = userEvent.setup()
    await user.click(dialog.getByRole('radio', { name: 'Your prices' }))
    const discount = dialog.getByRole('textbox', { name: 'Discount on AWS, %' })
    await user.clear(discount)
    await user.type(discount, '10')
    await waitFor(() => expect(lineOf('negotiated-discount')?.amountUsd).toBeLessThan(0))
    const machine = dialog.getByRole('textbox', { name: 'Your price of c7g.large in us-east-1, on-demand' })
    await user.type(machine, '0.05')
    await waitFor(() => {
      const hours = lines().find(({ nodeId, dimension }) => nodeId === 'api' && dimension === 'instance-hours')
      expect(hours).toMatchObject({
        unitPriceUsd: 0.05,
        confidence: 'user',
        amountUsd: expect.closeTo(0.05 * 730 * 3, 9),
      })
    })
    await user.clear(machine)
    await waitFor(() => expect(usePrices.getState().own.machines).toEqual([]))
    stop()
  })
})
