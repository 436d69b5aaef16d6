import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { NumberField, type NumberFieldProps } from '../../../renderer/ui/Field.tsx'

function setup(props: Partial<NumberFieldProps> = {}) {
  const changes: { readonly value: number; readonly gesture: string }[] = []
  function Held() {
    const [value, setValue] = useState<number | null>(props.value ?? 10)
    return (
      <>
        <NumberField
          label="Rate"
          unit="rps"
          min={1}
          max={100_000}
          {...props}
          value={value}
          onChange={(next, gesture) => {
            changes.push({ value: next, gesture })
            setValue(next)
          }}
        />
        <button type="button" onClick={() => setValue(42)}>
          Undo
        </button>
      </>
    )
  }
  render(<Held />)
  return { changes, field: screen.getByRole('textbox', { name: 'Rate, rps' }), user: userEvent.setup() }
}

describe('a number field', () => {
  it('gives each valid value while typing, as one gesture', async () => {
    const { changes, field, user } = setup()
    await user.clear(field)
    await user.type(field, '1.5k')
    expect(changes.at(-1)?.value).toBe(1500)
    expect(field).toHaveValue('1.5k')
    expect(new Set(changes.map(({ gesture }) => gesture)).size).toBe(1)
    await user.tab()
    expect(field).toHaveValue('1500')
  })

  it('makes another gesture of the next visit', async () => {
    const { changes, field, user } = setup()
    await user.type(field, '1')
    await user.tab()
    await user.type(field, '2')
    const [first, last] = [changes[0], changes.at(-1)]
    expect(first?.gesture).not.toBe(last?.gesture)
  })

  it('keeps a wrong entry, says what is wrong, and the last valid value stays in force', async () => {
    const { changes, field, user } = setup()
    await user.clear(field)
    await user.type(field, 'many')
    expect(changes).toEqual([])
    expect(field).toHaveValue('many')
    expect(field).toBeInvalid()
    expect(field).toHaveAccessibleDescription('“many” is not a number of rps.')
    await user.tab()
    expect(field).toHaveValue('many')
    await user.click(field)
    await user.keyboard('{Escape}')
    expect(field).toHaveValue('10')
    expect(field).toBeValid()
  })

  it('names the bound that was crossed', async () => {
    const { changes, field, user } = setup()
    await user.clear(field)
    await user.type(field, '0')
    expect(screen.getByRole('alert')).toHaveTextContent('It cannot be less than 1 rps.')
    expect(changes).toEqual([])
  })

  it('steps with arrow keys, ten times as far with Shift, and stays within its bounds', async () => {
    const { changes, field, user } = setup({ integer: true, max: 25 })
    await user.click(field)
    await user.keyboard('{ArrowUp}')
    expect(changes.at(-1)?.value).toBe(11)
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}{Shift>}{ArrowUp}{/Shift}')
    expect(changes.at(-1)?.value).toBe(25)
    await user.keyboard('{ArrowDown}')
    expect(changes.at(-1)?.value).toBe(24)
  })

  it('steps fractions by a tenth of their leading digit, without noise', async () => {
    const { changes, field, user } = setup({ value: 0.25, min: 0 })
    await user.click(field)
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}')
    expect(changes.map(({ value }) => value)).toEqual([0.26, 0.27, 0.28])
  })

  it('refuses fractions where whole things are counted', async () => {
    const { field, user } = setup({ integer: true })
    await user.clear(field)
    await user.type(field, '2.5')
    expect(screen.getByRole('alert')).toHaveTextContent('A whole number is needed here.')
  })

  it('shows what another change, such as undo, made of it', async () => {
    const { field, user } = setup()
    await user.type(field, '0')
    await user.click(screen.getByText('Undo'))
    expect(field).toHaveValue('42')
  })

  it('can be emptied where that means something', async () => {
    let cleared = 0
    const { field, user } = setup({ onClear: () => cleared++ })
    await user.clear(field)
    expect(cleared).toBe(1)
    expect(field).toBeValid()
  })
})
