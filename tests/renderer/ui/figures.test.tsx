import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { useReceipts } from '../../../renderer/state/receipts.ts'
import { useResults } from '../../../renderer/state/results.ts'
import { useView } from '../../../renderer/state/view.ts'
import { Bullet } from '../../../renderer/ui/Bullet.tsx'
import { Figure } from '../../../renderer/ui/Figure.tsx'
import { ReceiptPopover } from '../../../renderer/ui/Receipt.tsx'
import { Verdict } from '../../../renderer/ui/Verdict.tsx'
import type { VerdictStatus } from '../../../simulation/index.ts'
import { design, node, reportOf } from '../samples.ts'

beforeEach(() => {
  const report = reportOf(design(node('a'), node('b')))
  useResults.setState({ report })
  useReceipts.setState({ known: new Map(Object.entries(report.receipts)) })
  useView.setState({ receipt: null })
})

describe('a figure', () => {
  it('opens its receipt: what went in, who set it, what was assumed', async () => {
    const user = userEvent.setup()
    render(
      <>
        <Figure label="Cost a month" kind="money" value={200} receipt="/system/monthlyUsd" />
        <ReceiptPopover />
      </>,
    )
    const figure = screen.getByRole('button', { name: 'Cost a month: $200. Why?' })
    expect(figure).toHaveAttribute('aria-expanded', 'false')
    await user.click(figure)
    const receipt = await screen.findByRole('dialog', { name: 'Cost a month: how it came about' })
    expect(receipt).toHaveTextContent('Parts2you set this')
    expect(receipt).toHaveTextContent('Hours in a month730')
    expect(receipt).toHaveTextContent('Cost a month$200')
    expect(receipt).toHaveTextContent('Everything runs all month.')
    expect(figure).toHaveAttribute('aria-expanded', 'true')
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('is plain text where the report has no receipt for it', () => {
    render(<Figure label="Load" kind="percent" value={0.62} receipt="/nodes/9/utilisation" />)
    expect(screen.getByText(/62/)).toBeVisible()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it.each([
    ['ms', 144.2, 3.1, '144 ± 3 ms'],
    ['ms', 1930, 40, '1.93 ± 0.04 s'],
    ['percent', 0.021, 0.004, '2.1 ± 0.4 %'],
    ['ms', 144.2, 0, '144 ms'],
  ] as const)('tells how sure a simulated one is: %s %d ± %d', (kind, value, halfWidth, text) => {
    const { container } = render(<Figure label="p95" kind={kind} value={value} halfWidth={halfWidth} />)
    expect(container).toHaveTextContent(text)
  })

  it('draws the unknown as a dash or a word, never as zero', () => {
    const { rerender } = render(<Figure label="Latency" kind="ms" value={null} />)
    expect(screen.getByText('–')).toBeVisible()
    rerender(<Figure label="Latency" kind="ms" value={null} unknown="saturated" />)
    expect(screen.getByText('saturated')).toBeVisible()
  })
})

describe('a verdict', () => {
  it.each<[VerdictStatus, string]>([
    ['met', 'Met'],
    ['at-risk', 'At risk'],
    ['missed', 'Missed'],
    ['unknown', 'Unknown'],
  ])('%s has its own shape and its word', (status, word) => {
    const { container } = render(<Verdict status={status} />)
    expect(container).toHaveTextContent(word)
    expect(container.querySelector('svg')).toHaveAttribute('data-status', status)
  })

  it('has four different shapes', () => {
    const shapes = (['met', 'at-risk', 'missed', 'unknown'] as const).map(
      (status) => render(<Verdict status={status} />).container.querySelector('svg')?.innerHTML,
    )
    expect(new Set(shapes).size).toBe(4)
  })
})

describe('a bullet bar', () => {
  const widthOf = (status: VerdictStatus, margin: number | null) => {
    const { container } = render(<Bullet verdict={{ status, margin }} />)
    const style = container.firstElementChild?.getAttribute('style') ?? ''
    return Number(/--bullet-value: ([\d.]+)%/.exec(style)?.[1])
  }

  it('ends at the tick when just all of the target is used', () => {
    expect(widthOf('met', 0)).toBeCloseTo(80)
    expect(widthOf('met', 0.5)).toBeCloseTo(40)
  })

  it('passes the tick when missed, and never leaves its track', () => {
    expect(widthOf('missed', -0.2)).toBeCloseTo(96)
    expect(widthOf('missed', -9)).toBe(100)
    expect(widthOf('missed', null)).toBe(100)
  })
})
