import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { compare, formatDifference, formatMoney, serialiseDesign } from '../../../simulation/index.ts'
import { openDesign, shop } from '../shop.ts'

vi.mock(import('../../../renderer/workers/client.ts'), () => import('../directEngine.ts'))

const { CompareTab } = await import('../../../renderer/compare/CompareTab.tsx')
const { host } = await import('../../../renderer/platform/current.ts')
const { useCompare } = await import('../../../renderer/state/compare.ts')
const { useDesign } = await import('../../../renderer/state/design.ts')
const { useFiles } = await import('../../../renderer/state/files.ts')
const { useView } = await import('../../../renderer/state/view.ts')

beforeEach(() => {
  openDesign(shop())
  useCompare.setState({ against: 'providers', others: [] })
  useFiles.setState({ refused: null })
})

const numbers = async () => within(await screen.findByRole('region', { name: 'Numbers side by side' }))
const headings = async () =>
  (await numbers())
    .getAllByRole('columnheader')
    .slice(1)
    .map((cell) => cell.querySelector('.compare-title')?.textContent)

describe('the comparison with other providers', () => {
  it('has a column for the design as drawn and one for each other provider', async () => {
    render(<CompareTab />)
    expect(await headings()).toEqual(['As drawn', 'Google Cloud', 'Azure'])
  })

  it('tells what each costs more or less', async () => {
    render(<CompareTab />)
    const [, gcp] = compare([shop()], ['gcp']).designs
    const row = (await numbers()).getByRole('row', { name: /^Cost/ })
    expect(row).toHaveTextContent(formatDifference(gcp?.difference?.monthlyUsd ?? Number.NaN, formatMoney))
  })

  it('opens with the versions that meet the targets, and says what could not be taken over', async () => {
    render(<CompareTab />)
    const { designs } = compare([shop()], ['aws', 'gcp', 'azure'])
    const meeting = designs.filter(({ meetsTargets }) => meetsTargets).length
    const lead =
      meeting === 0 ? /^No version meets/ : meeting === designs.length ? /^Every version meets/ : / meets? all /
    expect(
      await screen.findByText(designs[0]?.meetsTargets === null ? /./ : lead, { selector: 'strong' }),
    ).toBeVisible()
    expect(screen.getByText(/translates? closely/)).toBeVisible()
  })

  it('claims no missed target where nobody asks, so that nothing is known', async () => {
    openDesign(shop((file) => ({ ...file, workloads: [], targets: { p95LatencyMs: 250 } })))
    render(<CompareTab />)
    expect(await screen.findByText('Whether a version meets all targets is not known.')).toBeVisible()
  })

  it('tells where places went in the heads, and not as parts without a price', async () => {
    render(<CompareTab />)
    const [first, gcp] = compare([shop()], ['gcp']).designs
    const [, drawn, google] = (await numbers()).getAllByRole('columnheader')
    expect(drawn).toHaveTextContent(first?.regions.join(', ') ?? '-')
    expect(google).toHaveTextContent(gcp?.regions.join(', ') ?? '-')
    const parts = within(await screen.findByRole('region', { name: 'Parts that differ' }))
    expect(parts.queryAllByRole('row', { name: /Region/ })).toEqual([])
  })

  it('names the counterpart of every part, and shows the part on the sheet', async () => {
    render(<CompareTab />)
    const parts = within(await screen.findByRole('region', { name: 'Parts that differ' }))
    expect(parts.getByRole('row', { name: /^Lake S3 .*Cloud Storage .*Blob Storage/ })).toBeVisible()
    await userEvent.setup().click(parts.getByRole('button', { name: 'Lake' }))
    expect(useView.getState().reveal.ids).toEqual(['lake'])
  })

  it('follows the design', async () => {
    render(<CompareTab />)
    await numbers()
    const { nodes, ...rest } = useDesign.getState().design
    act(() => useDesign.setState({ design: { ...rest, nodes: nodes.filter(({ id }) => id !== 'lake'), edges: [] } }))
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Lake' })).toBeNull())
  })

  it('opens what it shows as a design of its own', async () => {
    render(<CompareTab />)
    await numbers()
    await userEvent.setup().click(screen.getByRole('button', { name: 'Open Azure as a copy' }))
    await vi.waitFor(() =>
      expect(useDesign.getState().design.nodes.find(({ id }) => id === 'lake')?.service).toBe('azure.blob-storage'),
    )
  })
})

describe('the comparison with other designs', () => {
  const opened = (text: string) =>
    vi.spyOn(host, 'open').mockResolvedValue({
      kind: 'done',
      value: { file: { name: 'other.skyloom', key: 'k' }, text },
    })

  it('asks what to compare with', async () => {
    render(<CompareTab />)
    await userEvent.setup().click(screen.getByRole('radio', { name: 'Other designs' }))
    expect(screen.getByRole('heading', { name: 'Beside what?' })).toBeVisible()
  })

  it('measures later edits against a version that was kept', async () => {
    const user = userEvent.setup()
    render(<CompareTab />)
    await user.click(screen.getByRole('radio', { name: 'Other designs' }))
    await user.click(screen.getByRole('button', { name: 'Keep this version' }))
    expect(await screen.findByText('Every part is the same.')).toBeVisible()
    act(() =>
      openDesign(
        shop((file) => ({
          ...file,
          nodes: file.nodes.map((node) =>
            node.id === 'api' ? { ...node, config: { ...node.config, count: 5 } } : node,
          ),
        })),
      ),
    )
    const parts = within(await screen.findByRole('region', { name: 'Parts that differ' }))
    expect(await parts.findByRole('row', { name: /^API .* 3, not 5/ })).toBeVisible()
    expect(await headings()).toEqual(['As drawn', 'Version 1'])
    await user.click(screen.getByRole('button', { name: 'Take Version 1 out of the comparison' }))
    expect(screen.getByRole('heading', { name: 'Beside what?' })).toBeVisible()
  })

  it('takes a file', async () => {
    opened(serialiseDesign({ ...shop(), name: 'Another' }))
    const user = userEvent.setup()
    render(<CompareTab />)
    await user.click(screen.getByRole('radio', { name: 'Other designs' }))
    await user.click(screen.getByRole('button', { name: 'Add a file…' }))
    expect(await headings()).toEqual(['As drawn', 'other.skyloom'])
  })

  it('says what is wrong with a file that cannot be read', async () => {
    opened('{')
    const user = userEvent.setup()
    render(<CompareTab />)
    await user.click(screen.getByRole('radio', { name: 'Other designs' }))
    await user.click(screen.getByRole('button', { name: 'Add a file…' }))
    await vi.waitFor(() => expect(useFiles.getState().refused).toMatchObject({ name: 'other.skyloom' }))
  })
})
