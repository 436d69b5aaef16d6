import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Inspector } from '../../../renderer/inspector/Inspector.tsx'
import { useView } from '../../../renderer/state/view.ts'
import { openDesign, shop } from '../shop.ts'

vi.mock('../../../renderer/workers/client.ts', () => import('../directEngine.ts'))

const ranker = (config: object) =>
  shop((file) => ({ ...file, nodes: file.nodes.map((node) => (node.id === 'rank' ? { ...node, config } : node)) }))

async function results(nodeId: string) {
  act(() => useView.getState().select({ nodes: [nodeId] }))
  render(<Inspector />)
  await userEvent.setup().click(screen.getByRole('tab', { name: 'Results' }))
}

it('a model server is shown in the units of its work, each figure with its receipt', async () => {
  openDesign(ranker({ instanceType: 'g6.xlarge', parametersBillion: 8, tokensOut: 50, count: 40 }))
  await results('rank')
  const units = within(screen.getByRole('region', { name: 'In units of its work' }))
  expect(units.getByRole('button', { name: /^Memory that the model needs: 16\sGB\. Why\?$/ })).toBeVisible()
  await userEvent.setup().click(units.getByRole('button', { name: /^A thousand predictions: \$/ }))
  expect(useView.getState().receipt?.pointer).toMatch(/^\/units\/\d+\/value$/)
})

it('a part that does not work with models or data has none', async () => {
  openDesign(shop())
  await results('lb')
  expect(screen.queryByRole('region', { name: 'In units of its work' })).toBeNull()
})
