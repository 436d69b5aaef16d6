import { act, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { SimulationTab } from '../../../renderer/results/SimulationTab.tsx'
import { useDesign } from '../../../renderer/state/design.ts'
import { startSimulation, useSimulation } from '../../../renderer/state/simulation.ts'
import { openDocument, showTab, useTabs } from '../../../renderer/state/tabs.ts'
import {
  crossCheck,
  type Design,
  evaluate,
  type RunOptions,
  runReplication,
  simulationReport,
} from '../../../simulation/index.ts'
import { openDesign, shop } from '../shop.ts'

/** A short run on this thread. */
async function simulateHere({ design }: { readonly design: Design }) {
  const options: RunOptions = { requests: 400, warmup: 50, months: null, replications: 2, seed: 5 }
  const report = simulationReport(
    design,
    options,
    [0, 1].map((index) => runReplication(design, options, index)),
  )
  return { report, check: crossCheck(design, evaluate(design), report), spread: [] }
}

const STALE = /The design has changed since this run/
const table = () => screen.queryByRole('region', { name: 'Computed and simulated' })

beforeEach(async () => {
  useTabs.setState({ before: [], after: [] })
  useSimulation.setState({ running: null, result: null, error: null })
  openDesign(shop())
  render(<SimulationTab />)
  await act(() => startSimulation(simulateHere))
})

describe('a run that was done', () => {
  it('stands alone while the design is as it was', () => {
    expect(table()).toBeVisible()
    expect(screen.queryByText(STALE)).toBeNull()
  })

  it('is marked as of an earlier design after an edit that matters, and is not after undo', () => {
    act(() =>
      useDesign.getState().apply('Rate', (design) => ({
        ...design,
        workloads: design.workloads.map((workload) => ({ ...workload, rps: 2 * workload.rps })),
      })),
    )
    expect(screen.getByText(STALE)).toBeVisible()
    act(() => useDesign.getState().undo())
    expect(screen.queryByText(STALE)).toBeNull()
  })

  it('is not shown with another open design, and is there again with its own', () => {
    const { opened } = useDesign.getState()
    act(() => openDocument(shop(), null))
    expect(table()).toBeNull()
    expect(screen.getByText('Run the design, request by request.')).toBeVisible()
    act(() => showTab(opened))
    expect(table()).toBeVisible()
  })
})
