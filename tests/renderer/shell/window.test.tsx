import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../../renderer/shell/App.tsx'
import { useDesign } from '../../../renderer/state/design.ts'
import { useFiles } from '../../../renderer/state/files.ts'
import { usePlacing } from '../../../renderer/state/placing.ts'
import { useTabs } from '../../../renderer/state/tabs.ts'
import { useView } from '../../../renderer/state/view.ts'
import { type Design, serialiseDesign } from '../../../simulation/index.ts'
import { design, node, reportOf, SERVICES } from '../samples.ts'

const engine = vi.hoisted(() => ({ fails: false }))

vi.mock('../../../renderer/workers/client.ts', async () => {
  const { parseDesign, readNewer } = await import('../../../simulation/index.ts')
  return {
    engine: {
      evaluate: async (next: Design) => {
        if (engine.fails) throw new Error('out of memory')
        return reportOf(next)
      },
      receipts: async (pointers: readonly string[]) => {
        const { receipts } = reportOf(useDesign.getState().design)
        return pointers.map((pointer) => receipts[pointer] ?? null)
      },
      catalog: async () => SERVICES,
      parse: async (text: string) => parseDesign(text),
      readNewer: async (text: string) => readNewer(text),
      textIn: async (bytes: Uint8Array) => ({ text: new TextDecoder().decode(bytes), embedded: false }),
    },
  }
})

beforeEach(() => {
  Object.assign(window, { innerWidth: 1440, innerHeight: 900 })
  engine.fails = false
  useView.setState({ screen: 'editor', dialog: null, receipt: null, theme: 'light', singleKeys: true })
  useView.getState().select({})
  useFiles.setState({ question: null, refused: null, failure: null, savedAt: null })
  usePlacing.setState({ armed: null, request: null })
  useTabs.setState({ before: [], after: [] })
  useDesign.getState().open(design(node('a', 'API')), null)
})

async function openWindow() {
  render(<App />)
  await screen.findByRole('treeitem', { name: /Virtual machines/ })
  return userEvent.setup()
}

const cost = () => screen.findByRole('button', { name: /^Cost a month: .* Why\?$/ })
const said = () => screen.getAllByRole('status').map((status) => status.textContent)

describe('the window', () => {
  it('shows the headline numbers of the design, each with its receipt', async () => {
    const user = await openWindow()
    await user.click(await cost())
    expect(await screen.findByRole('dialog', { name: /Cost a month/ })).toHaveTextContent('sum of the bill')
  })

  it('renames the design in place, and undoes and redoes that by name', async () => {
    const user = await openWindow()
    await user.click(screen.getByRole('button', { name: 'Untitled' }))
    await user.keyboard('Recommender{Enter}')
    expect(screen.getByRole('heading', { name: 'Recommender' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Undo: Rename the design' })).toBeEnabled()
    await user.keyboard('{Control>}z{/Control}')
    expect(screen.getByRole('heading', { name: 'Untitled' })).toBeVisible()
    expect(said()).toContain('Undone: Rename the design')
    await user.keyboard('{Control>}y{/Control}')
    expect(screen.getByRole('heading', { name: 'Recommender' })).toBeVisible()
    expect(said()).toContain('Redone: Rename the design')
  })

  it('changes a target as one step', async () => {
    const user = await openWindow()
    act(() => useView.getState().openDialog('targets'))
    const field = screen.getByRole('textbox', { name: 'Latency, p95, ms' })
    await user.clear(field)
    await user.type(field, '1.2 s')
    expect(useDesign.getState().design.targets.p95LatencyMs).toBe(1200)
    await user.click(screen.getByRole('switch', { name: 'Target for Cost a month' }))
    expect(useDesign.getState().design.targets).not.toHaveProperty('monthlyBudgetUsd')
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await user.keyboard('{Control>}zz{/Control}')
    expect(useDesign.getState().design.targets).toEqual(design().targets)
  })

  it('finds a part by the command list and places it', async () => {
    const user = await openWindow()
    await user.keyboard('{Control>}k{/Control}')
    await user.keyboard('lambda')
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Add Functions')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(useDesign.getState().design.nodes.at(-1)?.service).toBe('aws.lambda'))
    expect(usePlacing.getState().request).toBeNull()
  })

  it('lists the keys of what can be done, and lets letters be switched off', async () => {
    const user = await openWindow()
    await user.keyboard('?')
    const dialog = await screen.findByRole('dialog', { name: 'All keys' })
    expect(within(dialog).getByText('Undo')).toBeVisible()
    expect(within(dialog).getByText('Zoom in')).toBeVisible()
    await user.click(within(dialog).getByRole('switch', { name: 'Keys of one letter' }))
    await user.keyboard('{Escape}')
    await user.keyboard('?')
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.keyboard('{F1}')
    expect(await screen.findByRole('dialog', { name: 'All keys' })).toBeVisible()
  })

  it('switches the theme and remembers it', async () => {
    const user = await openWindow()
    expect(document.documentElement.dataset.theme).toBe('light')
    await user.click(screen.getByRole('button', { name: 'Dark theme' }))
    expect(document.documentElement.dataset.theme).toBe('dark')
    expect(localStorage.getItem('skyloom.theme')).toBe('"dark"')
  })

  it('refuses a dropped file that is no design, and leaves the one on the screen alone', async () => {
    await openWindow()
    const before = useDesign.getState().design
    drop(new File(['no design'], 'notes.skyloom'))
    const dialog = await screen.findByRole('dialog', { name: 'Cannot open notes.skyloom' })
    expect(within(dialog).getAllByRole('listitem').length).toBeGreaterThan(0)
    expect(useDesign.getState().design).toBe(before)
  })

  it('opens a dropped file beside unsaved work, and closes either by its tab', async () => {
    const user = await openWindow()
    act(() => useDesign.getState().apply('Rename', (d) => ({ ...d, name: 'Precious' })))
    drop(new File([serialiseDesign({ ...design(node('b')), name: 'Dropped' })], 'other.skyloom'))
    const tabs = within(await screen.findByRole('navigation', { name: 'Open designs' }))
    expect(tabs.getByRole('button', { name: 'Dropped' })).toHaveAttribute('aria-current', 'page')
    await user.click(tabs.getByRole('button', { name: 'Precious not saved' }))
    expect(screen.getByRole('heading', { name: 'Precious' })).toBeVisible()
    await user.keyboard('{Control>}{Tab}{/Control}')
    expect(screen.getByRole('heading', { name: 'Dropped' })).toBeVisible()
    await user.click(tabs.getByRole('button', { name: 'Close Precious' }))
    const dialog = await screen.findByRole('dialog', { name: 'Save the changes to Precious?' })
    await user.click(within(dialog).getByRole('button', { name: 'Don’t save' }))
    await waitFor(() => expect(screen.queryByRole('navigation', { name: 'Open designs' })).toBeNull())
    expect(useDesign.getState().design.name).toBe('Dropped')
  })

  it('shows a design of a newer version with a banner, and says why nothing changes', async () => {
    await openWindow()
    drop(new File([serialiseDesign(design(node('b'))).replace('"version": 1', '"version": 2')], 'newer.skyloom'))
    expect(await screen.findByRole('region', { name: 'This design is read-only' })).toHaveTextContent('update Skyloom')
    act(() => useDesign.getState().apply('Rename', (d) => ({ ...d, name: 'Changed' })))
    expect(said()).toContain('This design is read-only: a newer Skyloom made it')
  })

  it('says when the numbers are older than the design, and tries again', async () => {
    const user = await openWindow()
    await cost()
    engine.fails = true
    act(() => useDesign.getState().apply('Rename', (d) => ({ ...d, name: 'Other' })))
    expect(await screen.findByText(/could not be computed: out of memory/)).toBeVisible()
    engine.fails = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.queryByText(/could not be computed/)).toBeNull())
  })

  it('lets any step be gone to by its name', async () => {
    const user = await openWindow()
    for (const name of ['one', 'two']) {
      act(() => useDesign.getState().apply(`Rename to ${name}`, (d) => ({ ...d, name })))
    }
    await user.click(screen.getByRole('button', { name: 'History' }))
    await user.click(screen.getByRole('menuitem', { name: 'As it was opened' }))
    expect(useDesign.getState().design.name).toBe('Untitled')
    expect(useDesign.getState().future).toHaveLength(2)
  })
})

function drop(file: File): void {
  fireEvent.drop(window, { dataTransfer: { types: ['Files'], files: [file] } })
}
