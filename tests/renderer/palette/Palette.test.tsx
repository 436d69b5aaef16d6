import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { Palette } from '../../../renderer/palette/Palette.tsx'
import { setCatalog } from '../../../renderer/state/catalog.ts'
import { runCommand } from '../../../renderer/state/commands.ts'
import { usePlacing } from '../../../renderer/state/placing.ts'
import { useView } from '../../../renderer/state/view.ts'
import { SERVICES } from '../samples.ts'

beforeEach(() => {
  setCatalog(SERVICES)
  usePlacing.setState({ armed: null, request: null })
  useView.setState({ recentServices: [] })
})

function setup() {
  render(<Palette />)
  return { user: userEvent.setup(), search: screen.getByRole('searchbox', { name: 'Search parts' }) }
}

describe('the palette', () => {
  it('names each part, its service and its provider for a screen reader', () => {
    setup()
    expect(screen.getByRole('treeitem', { name: 'Virtual machines EC2 AWS' })).toBeVisible()
    expect(screen.getByRole('treeitem', { name: 'Compute 2 parts' })).toHaveAttribute('aria-expanded', 'true')
    expect(screen.queryByRole('treeitem', { name: /Blob Storage/ })).toBeNull()
  })

  it('places the best match with Enter in the search', async () => {
    const { user, search } = setup()
    await user.type(search, 'lambda{Enter}')
    expect(usePlacing.getState().request).toEqual({ serviceId: 'aws.lambda' })
  })

  it('tags a counterpart', async () => {
    const { user, search } = setup()
    await user.click(screen.getByRole('radio', { name: 'Azure' }))
    await user.type(search, 's3')
    expect(screen.getByRole('treeitem', { name: 'Blob Storage counterpart of S3 Azure' })).toHaveTextContent(
      'Blob Storage counterpart',
    )
  })

  it('arms a part with a click and disarms it with another', async () => {
    const { user } = setup()
    const part = screen.getByRole('treeitem', { name: /Virtual machines/ })
    await user.click(part)
    expect(usePlacing.getState().armed).toEqual({ serviceId: 'aws.ec2', by: 'click' })
    expect(part).toHaveAttribute('aria-selected', 'true')
    await user.click(part)
    expect(usePlacing.getState().armed).toBeNull()
  })

  it('is walked with arrow keys from the search down, and Enter places', async () => {
    const { user, search } = setup()
    search.focus()
    await user.keyboard('{ArrowDown}')
    expect(screen.getByRole('treeitem', { name: /^Users and generic/ })).toHaveFocus()
    await user.keyboard('{ArrowDown}')
    expect(screen.getByRole('treeitem', { name: /^Users (?!and)/ })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(usePlacing.getState().request).toEqual({ serviceId: 'generic.client' })
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(search).toHaveFocus()
  })

  it('folds a category with the left arrow and opens it with the right one', async () => {
    const { user } = setup()
    const compute = screen.getByRole('treeitem', { name: /^Compute/ })
    compute.focus()
    await user.keyboard('{ArrowLeft}')
    expect(compute).toHaveAttribute('aria-expanded', 'false')
    expect(screen.queryByRole('treeitem', { name: /EC2/ })).toBeNull()
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('treeitem', { name: /EC2/ })).toBeVisible()
  })

  it('offers the way out of an empty search', async () => {
    const { user, search } = setup()
    await user.type(search, 'lamda')
    expect(screen.getByText('No part called “lamda”')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Lambda' }))
    expect(search).toHaveValue('Lambda')
    expect(screen.getByRole('treeitem', { name: /Functions Lambda/ })).toBeVisible()
  })

  it('lists what was used lately, and groups in a place of their own', async () => {
    useView.setState({ recentServices: ['aws.s3'] })
    const { user } = setup()
    expect(screen.getAllByRole('treeitem', { name: 'Object storage S3 AWS' })).toHaveLength(2)
    expect(screen.queryByRole('treeitem', { name: /Region/ })).toBeNull()
    await user.click(screen.getByRole('button', { name: /^Region/ }))
    expect(screen.getByRole('treeitem', { name: 'Region Region AWS' })).toBeVisible()
  })

  it('takes the focus into its search on the command', () => {
    const { search } = setup()
    runCommand('view.find-part')
    expect(search).toHaveFocus()
  })
})
