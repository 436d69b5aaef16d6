import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Outline } from '../../../renderer/outline/Outline.tsx'
import { OutlineDialogs } from '../../../renderer/outline/OutlineDialogs.tsx'
import { useOutline } from '../../../renderer/outline/outline-state.ts'
import { useKeymap } from '../../../renderer/shell/useKeymap.ts'
import { useDesign } from '../../../renderer/state/design.ts'
import { useView } from '../../../renderer/state/view.ts'
import { Toasts } from '../../../renderer/ui/Toast.tsx'
import { setLocked } from '../../../simulation/index.ts'
import { openDesign, shop } from '../shop.ts'

vi.mock('../../../renderer/workers/client.ts', () => import('../directEngine.ts'))

beforeEach(() => {
  useView.setState({ selection: { nodes: [], edges: [], notes: [] }, dialog: null })
  useOutline.setState({ turned: new Set(), current: null, renaming: null })
  openDesign(shop())
})

function Window() {
  useKeymap()
  return (
    <>
      <aside data-area="palette">
        <Outline />
      </aside>
      <OutlineDialogs />
      <Toasts />
    </>
  )
}

function setup() {
  render(<Window />)
  act(() => useOutline.getState().takeFocus())
  return userEvent.setup()
}

const line = (name: string | RegExp) => screen.getByRole('row', { name })
const design = () => useDesign.getState().design
const lastStep = () => useDesign.getState().past.at(-1)?.label
const called = (source: string) =>
  design()
    .edges.filter((edge) => edge.source === source)
    .map(({ target }) => target)

describe('the outline', () => {
  it('tells what a part is, how busy, what it costs and who calls it', () => {
    setup()
    const api = line(/^API/)
    expect(api).toHaveAccessibleName(/^API, 3 × c7g\.large, \d+\s% busy, \$\d+ a month, .*called by Balancer$/)
    expect(api).toHaveAttribute('aria-level', '2')
    expect(api).toHaveAttribute('aria-posinset', '2')
    expect(api).toHaveAttribute('aria-setsize', '6')
    expect(line(/^Virginia/)).toHaveAttribute('aria-expanded', 'true')
  })

  it('selects with the arrow keys what the canvas shows selected, and follows what is selected there', async () => {
    const user = setup()
    expect(line(/^Users/)).toHaveFocus()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(useView.getState().selection.nodes).toEqual(['lb'])
    act(() => useView.getState().select({ edges: ['to-store'] }))
    expect(line(/^Wire to Store, request, on a miss/)).toHaveFocus()
    expect(line(/^API/)).toHaveAttribute('aria-expanded', 'true')
  })

  it('has one line that Tab reaches', () => {
    setup()
    const reached = screen.getAllByRole('row').filter((row) => row.tabIndex === 0)
    expect(reached).toEqual([line(/^Users/)])
  })

  it('selects a range with Shift and single lines with Ctrl', async () => {
    const user = setup()
    await user.keyboard('ra{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    expect(useView.getState().selection.nodes).toEqual(['rank', 'cache', 'store'])
    await user.keyboard('{Control>}{Home} {/Control}')
    expect(useView.getState().selection.nodes).toEqual(['users', 'rank', 'cache', 'store'])
  })

  it('renames in place with F2, and Esc leaves it as it was', async () => {
    const user = setup()
    await user.keyboard('ca{F2}')
    await user.keyboard('{Control>}a{/Control}Hot features{Enter}')
    expect(lastStep()).toBe('Rename Cache')
    expect(line(/^Hot features/)).toHaveFocus()
    await user.keyboard('{F2}nothing{Escape}')
    expect(line(/^Hot features/)).toHaveFocus()
  })

  it('draws a wire of the kind that is chosen, and says why one cannot be drawn', async () => {
    const user = setup()
    await user.keyboard('ra{Alt>}w{/Alt}')
    const dialog = screen.getByRole('dialog', { name: 'Draw a wire to Ranker' })
    expect(within(dialog).getByRole('option', { name: /^Users .*sends requests and answers none/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await user.click(within(dialog).getByRole('radio', { name: 'Async' }))
    await user.type(within(dialog).getByRole('combobox'), 'lake{Enter}')
    await vi.waitFor(() => expect(called('rank')).toEqual(['lake']))
    expect(design().edges.at(-1)?.kind).toBe('async')
    expect(lastStep()).toBe('Connect Ranker to Lake')
    await vi.waitFor(() => expect(line(/^Wire to Lake, asynchronous/)).toHaveAttribute('aria-selected', 'true'))
  })

  it('keeps the dialog on a target that is refused', async () => {
    const user = setup()
    await user.keyboard('ap{Alt>}w{/Alt}')
    await user.type(screen.getByRole('combobox'), 'users{Enter}')
    expect(screen.getByRole('dialog')).toBeVisible()
    expect(called('api')).toHaveLength(4)
  })

  it('draws a wire from another part', async () => {
    const user = setup()
    await user.keyboard('ra{Alt>}{Shift>}w{/Shift}{/Alt}')
    await user.type(screen.getByRole('combobox', { name: 'The part that calls it' }), 'bal{Enter}')
    await vi.waitFor(() => expect(called('lb')).toEqual(['api', 'rank']))
  })

  it('moves a part out of its group and back, each one step', async () => {
    const user = setup()
    await user.keyboard('la{Alt>}{ArrowLeft}{/Alt}')
    expect(design().nodes.find(({ id }) => id === 'lake')?.parent).toBeUndefined()
    expect(line(/^Lake/)).toHaveAttribute('aria-level', '1')
    expect(line(/^Lake/)).toHaveFocus()
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}')
    expect(lastStep()).toBe('Move Lake into Virginia')
    expect(useDesign.getState().past).toHaveLength(2)
  })

  it('lists the groups to move into, with the reason where it cannot be', async () => {
    const user = setup()
    await user.keyboard('la{Alt>}m{/Alt}')
    const dialog = screen.getByRole('dialog', { name: 'Move Lake into a group' })
    expect(within(dialog).getByRole('option', { name: /^Virginia Lake is in Virginia already/ })).toBeVisible()
    await user.type(within(dialog).getByRole('combobox'), 'sheet{Enter}')
    await vi.waitFor(() => expect(lastStep()).toBe('Move Lake out of its group'))
  })

  it('moves lines past their neighbours: wires are called in this order', async () => {
    const user = setup()
    await user.keyboard('ap{ArrowRight}{ArrowRight}{Alt>}{ArrowDown}{/Alt}')
    expect(called('api')).toEqual(['store', 'cache', 'rank', 'lake'])
    expect(line(/^Wire to Cache/)).toHaveFocus()
    await user.keyboard('us{Alt>}{ArrowUp}{/Alt}')
    expect(screen.getByText('Users is the first already.')).toBeVisible()
  })

  it('does not move what is locked', async () => {
    const user = setup()
    act(() => useDesign.getState().apply('Lock Lake', (before) => setLocked(before, ['lake'], true)))
    await user.keyboard('la')
    expect(line(/^Lake, S3, .*locked/)).toHaveFocus()
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    expect(screen.getByText('Lake: locked. Unlock to change that.')).toBeVisible()
    expect(lastStep()).toBe('Lock Lake')
  })

  it('keeps the focus when the line that has it goes', async () => {
    const user = setup()
    await user.keyboard('ra')
    act(() => {
      useDesign.getState().apply('Delete Ranker', (before) => ({
        ...before,
        nodes: before.nodes.filter(({ id }) => id !== 'rank'),
        edges: before.edges.filter(({ target }) => target !== 'rank'),
      }))
    })
    expect(line(/^Cache/)).toHaveFocus()
    act(() => useDesign.getState().undo())
    expect(line(/^Ranker/)).toBeVisible()
  })

  it('says what to do while nothing is drawn', () => {
    act(() => useDesign.getState().newDesign())
    render(<Window />)
    expect(screen.getByText('Nothing is drawn yet')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Add a part' })).toBeVisible()
  })
})
