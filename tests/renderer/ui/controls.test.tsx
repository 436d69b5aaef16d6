import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Button, IconButton } from '../../../renderer/ui/Button.tsx'
import { Dialog } from '../../../renderer/ui/Dialog.tsx'
import { writtenKeys } from '../../../renderer/ui/Keys.tsx'
import { Resizer } from '../../../renderer/ui/Resizer.tsx'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { Select, type SelectOption } from '../../../renderer/ui/Select.tsx'
import { Stepper } from '../../../renderer/ui/Stepper.tsx'

describe('a button that cannot be used now', () => {
  it('keeps its focus, does nothing, and says why', async () => {
    const onClick = vi.fn()
    const user = userEvent.setup()
    render(
      <Button disabledReason="Draw a wire from Users first." onClick={onClick}>
        Run
      </Button>,
    )
    await user.tab()
    const button = screen.getByRole('button', { name: 'Run' })
    expect(button).toHaveFocus()
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(await screen.findByRole('tooltip')).toHaveTextContent('Draw a wire from Users first.')
    await user.click(button)
    expect(onClick).not.toHaveBeenCalled()
  })

  it('has a name even when it is only an icon', () => {
    render(<IconButton icon="undo" label="Undo: Move API" keys="Mod+Z" />)
    expect(screen.getByRole('button', { name: 'Undo: Move API' })).toBeEnabled()
  })
})

describe('a segmented choice', () => {
  it('moves with arrow keys', async () => {
    const user = userEvent.setup()
    const onChange = vi.fn()
    const options = ['aws', 'gcp', 'azure'].map((value) => ({ value, label: value.toUpperCase() }))
    render(<Segmented label="Provider" value="aws" options={options} onChange={onChange} />)
    await user.click(screen.getByRole('radio', { name: 'AWS' }))
    await user.keyboard('{ArrowRight>}')
    await waitFor(() => expect(onChange).toHaveBeenLastCalledWith('gcp'))
  })
})

describe('a select', () => {
  const regions: readonly SelectOption<string>[] = Array.from({ length: 12 }, (_, i) => ({
    value: `region-${i}`,
    label: `Region ${i}`,
    keywords: i === 7 ? 'Frankfurt' : '',
  }))

  function Held({ onChange }: { onChange(value: string): void }) {
    const [value, setValue] = useState<string | null>('region-2')
    return (
      <Select
        label="Region"
        value={value}
        options={regions}
        onChange={(next) => {
          setValue(next)
          onChange(next)
        }}
      />
    )
  }

  it('finds by other words, and Enter keeps what is marked', async () => {
    const user = userEvent.setup()
    const onChange = vi.fn()
    render(<Held onChange={onChange} />)
    await user.click(screen.getByRole('button', { name: 'Region: Region 2' }))
    await user.keyboard('frank')
    expect(within(screen.getByRole('listbox')).getAllByRole('option')).toHaveLength(1)
    await user.keyboard('{Enter}')
    expect(onChange).toHaveBeenCalledExactlyOnceWith('region-7')
    expect(screen.getByRole('button', { name: 'Region: Region 7' })).toBeVisible()
  })

  it('walks from the present value with arrow keys', async () => {
    const user = userEvent.setup()
    const onChange = vi.fn()
    render(<Held onChange={onChange} />)
    await user.click(screen.getByRole('button', { name: 'Region: Region 2' }))
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(onChange).toHaveBeenCalledExactlyOnceWith('region-4')
  })

  it('leaves it as it was on Esc', async () => {
    const user = userEvent.setup()
    const onChange = vi.fn()
    render(<Held onChange={onChange} />)
    await user.click(screen.getByRole('button', { name: 'Region: Region 2' }))
    await user.keyboard('{ArrowDown}{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(onChange).not.toHaveBeenCalled()
  })
})

describe('a stepper', () => {
  it('counts within its bounds and says at the end why it stops', async () => {
    const user = userEvent.setup()
    const onChange = vi.fn()
    render(<Stepper label="Machines" value={1} min={1} max={3} onChange={onChange} />)
    await user.click(screen.getByRole('button', { name: 'One fewer' }))
    expect(onChange).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: 'One more' }))
    expect(onChange.mock.lastCall?.[0]).toBe(2)
  })
})

describe('the edge of a panel', () => {
  it('is moved by keys, grows away from the edge, and goes back with a double click', async () => {
    const user = userEvent.setup()
    const onResize = vi.fn()
    render(<Resizer label="Width" edge="left" size={328} min={280} max={480} initial={300} onResize={onResize} />)
    const edge = screen.getByRole('separator', { name: 'Width' })
    edge.focus()
    await user.keyboard('{ArrowLeft}')
    expect(onResize).toHaveBeenLastCalledWith(336)
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect(onResize).toHaveBeenLastCalledWith(288)
    await user.dblClick(edge)
    expect(onResize).toHaveBeenLastCalledWith(300)
  })
})

describe('a dialog', () => {
  it('takes Enter for its primary button and Esc for cancel', async () => {
    const user = userEvent.setup()
    const [onClose, onPrimary] = [vi.fn(), vi.fn()]
    render(
      <Dialog title="Name the design" onClose={onClose} onPrimary={onPrimary}>
        <input aria-label="Name" />
      </Dialog>,
    )
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(onPrimary).toHaveBeenCalledOnce()
    await user.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledOnce()
  })
})

describe('keys in words', () => {
  it('are written as each system writes them', () => {
    expect(writtenKeys('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z'])
    expect(writtenKeys('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(writtenKeys('Mod++', false)).toEqual(['Ctrl', '+'])
  })
})
