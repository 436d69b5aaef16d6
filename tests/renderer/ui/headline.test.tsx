import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HeadlineMetric } from '../../../renderer/ui/HeadlineMetric.tsx'
import type { Verdict } from '../../../simulation/index.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))

function metric(cost: number, verdict?: Verdict) {
  return (
    <HeadlineMetric
      label="Cost a month"
      verdict={verdict}
      figure={`$${cost}`}
      compared={{ value: cost, kind: 'money' }}
      target="of $600"
      onOpen={() => {}}
    />
  )
}

describe('a headline number', () => {
  it('that changed has its signed difference beside it for two seconds, then its target again', () => {
    const { rerender } = render(metric(588))
    pass(200)
    rerender(metric(694))
    expect(screen.getByText('$694')).toBeVisible()
    pass(200)
    expect(screen.getByRole('status')).toHaveTextContent('Cost a month +$106')
    expect(screen.queryByText('of $600')).toBeNull()
    pass(2100)
    expect(screen.getByRole('status')).toBeEmptyDOMElement()
    expect(screen.getByText('of $600')).toBeVisible()
  })

  it('compares only where it came to rest, not each step of a drag', () => {
    const { rerender } = render(metric(588))
    pass(200)
    for (const cost of [600, 700, 800, 560]) {
      rerender(metric(cost))
      pass(50)
    }
    expect(screen.getByRole('status')).toBeEmptyDOMElement()
    pass(150)
    expect(screen.getByRole('status')).toHaveTextContent('−$28')
  })

  it('does not flicker its verdict while something moves', () => {
    const { rerender } = render(metric(588, { status: 'at-risk', margin: 0.02 }))
    rerender(metric(694, { status: 'missed', margin: -0.1 }))
    expect(screen.getByText('At risk')).toBeVisible()
    pass(200)
    expect(screen.getByText('Missed')).toBeVisible()
  })
})
