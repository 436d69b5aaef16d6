import { act, render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { useReceipt } from '../../../renderer/state/receipts.ts'
import { useResults } from '../../../renderer/state/results.ts'
import type { Receipt } from '../../../simulation/index.ts'
import { design, node, reportOf } from '../samples.ts'

const worker = vi.hoisted(() => ({ asked: [] as string[][], formula: 'of the first' }))

vi.mock('../../../renderer/workers/client.ts', () => ({
  engine: {
    receipts: async (pointers: string[]): Promise<readonly (Receipt | null)[]> => {
      worker.asked.push(pointers)
      return pointers.map((pointer) =>
        pointer.startsWith('/system') ? { formula: worker.formula, inputs: [], assumptions: [] } : null,
      )
    },
  },
}))

function Shown({ pointer }: { readonly pointer: string }) {
  return <p>{useReceipt(pointer)?.formula ?? 'not explained'}</p>
}

const settle = () => act(async () => {})
const publish = (parts: number) =>
  act(() =>
    useResults.setState({
      report: reportOf(design(...Array.from({ length: parts }, (_, i) => node(`p${i}`)))),
      computing: false,
    }),
  )

beforeEach(() => {
  act(() => useResults.setState({ report: null, computing: false }))
  publish(1)
  worker.asked = []
  worker.formula = 'of the first'
})

it('are asked for in one question, each once, when figures appear', async () => {
  render(
    <>
      <Shown pointer="/system/monthlyUsd" />
      <Shown pointer="/system/monthlyUsd" />
      <Shown pointer="/nodes/0/servers" />
    </>,
  )
  await settle()
  expect(worker.asked).toEqual([['/system/monthlyUsd', '/nodes/0/servers']])
  expect(screen.getAllByText('of the first')).toHaveLength(2)
  expect(screen.getByText('not explained')).toBeVisible()
})

it('stay while the engine makes another report, and are asked for again when it is there', async () => {
  render(<Shown pointer="/system/monthlyUsd" />)
  await settle()
  worker.formula = 'of the second'
  act(() => useResults.setState({ computing: true }))
  await settle()
  expect(worker.asked).toHaveLength(1)
  expect(screen.getByText('of the first')).toBeVisible()
  publish(2)
  await settle()
  expect(screen.getByText('of the second')).toBeVisible()
})

it('of what is no longer on the screen are not asked for', async () => {
  const { unmount } = render(<Shown pointer="/system/monthlyUsd" />)
  await settle()
  unmount()
  publish(2)
  await settle()
  expect(worker.asked).toHaveLength(1)
})
