import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Home } from '../../../renderer/home/Home.tsx'
import { writeDay } from '../../../renderer/home/writeDay.ts'
import { templateFiles } from '../../../renderer/platform/templates.ts'
import { setCatalog } from '../../../renderer/state/catalog.ts'
import { useDesign } from '../../../renderer/state/design.ts'
import { useFiles } from '../../../renderer/state/files.ts'
import { useView } from '../../../renderer/state/view.ts'
import { catalog, evaluate, formatMoney, parseDesign } from '../../../simulation/index.ts'
import { openDesign, shop } from '../shop.ts'

vi.mock('../../../renderer/workers/client.ts', () => import('../directEngine.ts'))

beforeEach(() => {
  setCatalog(catalog())
  useDesign.getState().newDesign()
  useFiles.setState({ recents: [], question: null })
  useView.setState({ screen: 'home' })
})

async function openHome() {
  render(<Home />)
  // Every card is computed.
  await vi.waitFor(() => expect(screen.queryByText('Computing…')).toBeNull(), { timeout: 10_000 })
  return userEvent.setup()
}

const cards = () =>
  within(screen.getByRole('region', { name: 'Templates' }))
    .getAllByRole('listitem')
    .map((item) => within(item).getByRole('button'))

describe('the start screen', () => {
  it('welcomes who is new and offers a blank sheet', async () => {
    const user = await openHome()
    expect(screen.getByRole('heading', { name: 'Welcome to Skyloom' })).toBeVisible()
    expect(screen.getByText('No recent designs')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'New design' }))
    expect(useView.getState().screen).toBe('editor')
  })

  it('goes on with the design that is open', async () => {
    openDesign(shop())
    const user = await openHome()
    const card = screen.getByRole('region', { name: 'Open' })
    expect(within(card).getByRole('heading', { name: 'Shop' })).toBeVisible()
    expect(card).toHaveTextContent('Availability')
    await user.click(within(card).getByRole('button', { name: 'Continue' }))
    expect(useView.getState().screen).toBe('editor')
    expect(useDesign.getState().design.name).toBe('Shop')
  })

  it('lists the last files, says which are gone, and forgets one', async () => {
    const now = Date.now()
    act(() =>
      useFiles.setState({
        recents: [
          { name: 'Shop.skyloom', key: '/home/ada/Shop.skyloom', openedAt: now, exists: true },
          { name: 'Gone.skyloom', key: '/home/ada/Gone.skyloom', openedAt: now - 86_400_000, exists: false },
        ],
      }),
    )
    const user = await openHome()
    expect(screen.getByRole('heading', { name: 'Good to see you again' })).toBeVisible()
    const recents = within(screen.getByRole('region', { name: 'Recent designs' }))
    expect(recents.getByRole('button', { name: /^Shop ?today/ })).toBeVisible()
    expect(recents.getByRole('button', { name: /^Gone ?no longer there/ })).toHaveAttribute('aria-disabled', 'true')
    await user.click(recents.getByRole('button', { name: 'Forget Gone.skyloom' }))
    expect(useFiles.getState().recents).toEqual([])
  })
})

describe('the gallery', () => {
  it('has a card for each template, with the numbers that the engine computes', async () => {
    await openHome()
    expect(cards()).toHaveLength(templateFiles.length)
    for (const file of templateFiles) {
      const read = parseDesign(await file.load())
      if (!read.ok) throw new Error(`${file.id} cannot be read`)
      const cloud = { aws: 'AWS', gcp: 'GCP', azure: 'AZ' }[/aws|gcp|azure/.exec(file.id)?.[0] ?? ''] ?? ''
      const card = cards().find((one) => one.textContent?.includes(`${read.value.name}${cloud}`))
      expect(card, file.id).toHaveTextContent(formatMoney(evaluate(read.value).system.monthlyUsd))
    }
  })

  it('filters by cloud and by words', async () => {
    const user = await openHome()
    await user.click(screen.getByRole('radio', { name: 'Azure' }))
    expect(cards().length).toBeGreaterThan(0)
    for (const card of cards()) expect(within(card).getByText('AZ')).toBeVisible()
    await user.type(screen.getByRole('searchbox', { name: /^Search/ }), 'zeppelin')
    expect(screen.getByRole('heading', { name: 'No template is like that' })).toBeVisible()
  })

  it('opens a copy that saving asks a place for', async () => {
    const user = await openHome()
    const [first] = cards()
    if (!first) throw new Error('no template')
    await user.click(first)
    await vi.waitFor(() => expect(useView.getState().screen).toBe('editor'))
    expect(first).toHaveTextContent(useDesign.getState().design.name)
    expect(useDesign.getState().file).toBeNull()
  })
})

describe('a day', () => {
  const now = new Date(2026, 10, 24, 9, 0).getTime()
  it.each([
    [new Date(2026, 10, 24, 8, 5), 'today, 08:05'],
    [new Date(2026, 10, 23, 23, 59), 'yesterday'],
    [new Date(2026, 10, 20, 12, 0), 'Friday'],
    [new Date(2026, 2, 3, 12, 0), '3 March'],
    [new Date(2025, 2, 3, 12, 0), '3 Mar 2025'],
  ])('%s is %s', (then, words) => {
    expect(writeDay(then.getTime(), now)).toBe(words)
  })
})
