import { act, render, screen } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Exports } from '../../../renderer/export/Exports.tsx'
import { iconsOf } from '../../../renderer/export/icons.ts'
import { fits, largestScale, sizeOf } from '../../../renderer/export/png.ts'
import { host } from '../../../renderer/platform/current.ts'
import { runCommand } from '../../../renderer/state/commands.ts'
import { useDesign } from '../../../renderer/state/design.ts'
import { useView } from '../../../renderer/state/view.ts'
import { toMermaid, toSvg } from '../../../simulation/index.ts'
import { openDesign, shop } from '../shop.ts'

vi.mock('../../../renderer/workers/client.ts', () => import('../directEngine.ts'))

const saved = vi.spyOn(host, 'saveBytes')

beforeEach(() => {
  Object.assign(URL, { createObjectURL: () => 'blob:here', revokeObjectURL: () => {} })
  saved.mockReset()
  saved.mockImplementation(async (name) => ({ kind: 'done', value: { name } }))
  useView.setState({ dialog: null })
  openDesign(shop())
})

async function openExport() {
  render(<Exports />)
  act(() => void runCommand('file.export'))
  await screen.findByRole('dialog', { name: 'Export the diagram' })
  return userEvent.setup()
}

async function choose(user: UserEvent, format: string) {
  await user.click(screen.getByRole('button', { name: /^Format: / }))
  await user.click(screen.getByRole('option', { name: new RegExp(`^${format} `) }))
}

describe('exporting', () => {
  it('writes the diagram as SVG under the name of the design', async () => {
    const user = await openExport()
    await choose(user, 'SVG')
    await user.click(screen.getByRole('radio', { name: 'Dark' }))
    await user.click(screen.getByRole('switch', { name: 'Transparent ground' }))
    await user.click(screen.getByRole('button', { name: 'Export' }))
    const { design } = useDesign.getState()
    const svg = toSvg(design, { theme: 'dark', transparent: true, icons: await iconsOf(design) })
    await vi.waitFor(() => expect(saved).toHaveBeenCalledExactlyOnceWith('Shop.svg', 'image/svg+xml', svg))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('shows the Mermaid text and copies it', async () => {
    const user = await openExport()
    await choose(user, 'Mermaid')
    const text = toMermaid(useDesign.getState().design)
    expect(
      await screen.findByText((_, element) => element?.tagName === 'PRE' && element.textContent === text),
    ).toBeVisible()
    expect(screen.queryByRole('radio', { name: '2×' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await navigator.clipboard.readText()).toBe(text)
  })

  it('stays and says what went wrong', async () => {
    saved.mockResolvedValue({ kind: 'failed', message: 'the disk is full.' })
    const user = await openExport()
    await choose(user, 'SVG')
    await user.click(screen.getByRole('button', { name: 'Export' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('It was not exported: the disk is full.')
    expect(screen.getByRole('dialog')).toBeVisible()
  })

  it('stays when the learner does not choose a place', async () => {
    saved.mockResolvedValue({ kind: 'cancelled' })
    const user = await openExport()
    await choose(user, 'SVG')
    await user.click(screen.getByRole('button', { name: 'Export' }))
    expect(screen.getByRole('dialog')).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('has nothing to export of an empty sheet', async () => {
    act(() => useDesign.getState().newDesign())
    const user = await openExport()
    expect(screen.getByText('Place a part on the sheet first.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Export' }))
    expect(saved).not.toHaveBeenCalled()
  })
})

describe('the largest scale', () => {
  it.each([
    [{ width: 1000, height: 500 }, 14.1],
    [{ width: 4096, height: 10 }, 4],
    [{ width: 10_000.5, height: 10_000.5 }, 0.9],
  ])('of %j is %f: one more tenth cannot be drawn', (size, scale) => {
    expect(largestScale(size)).toBe(scale)
    expect(fits(size, scale)).toBe(true)
    expect(fits(size, scale + 0.1)).toBe(false)
  })
})

describe('the size of a picture', () => {
  it.each([
    ['<svg width="300" height="150" viewBox="0 0 600 300">', 300, 150],
    ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 640.5 320">', 640.5, 320],
    ['<svg width="300px" height="150px">', 300, 150],
  ])('%s', (svg, width, height) => {
    expect(sizeOf(svg)).toEqual({ width, height })
  })

  it('is that of the exported diagram', () => {
    const { width, height } = sizeOf(toSvg(shop(), { theme: 'light', transparent: false }))
    expect(width).toBeGreaterThan(500)
    expect(height).toBeGreaterThan(300)
  })
})
