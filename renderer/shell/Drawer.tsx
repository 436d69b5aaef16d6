import { memo, type ReactNode, Suspense } from 'react'
import type { Report, Verdict } from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'
import { useReport } from '../state/results.ts'
import { type ResultTab, useView } from '../state/view.ts'
import { IconButton } from '../ui/Button.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { VERDICT_WORDS, VerdictShape } from '../ui/Verdict.tsx'
import { writeFigure } from '../ui/write.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { keysOf } from './keymap.ts'
import { rooms } from './rooms.ts'

/** The results below the canvas; closed, its tabs are the summary. */
export const Drawer = memo(function Drawer({ open }: { readonly open: boolean }) {
  const report = useReport()
  const empty = useDesign((state) => state.design.nodes.length === 0)
  const tab = useView((state) => state.tab)
  const maximised = useView((state) => state.panels.drawer.maximised)
  const { showTab, setPanel, maximiseDrawer } = useView.getState()
  const target = useDesign((state) => state.design.targets.availability)
  const figures = empty || !report ? {} : summary(report, target)

  const tabs = TABS.flatMap(({ value, label }) => {
    const Room = rooms.results[value]
    if (!Room) return []
    const { mark, figure } = figures[value] ?? {}
    const content = (
      <ErrorBoundary key={value} room={label}>
        <Suspense>
          <Room />
        </Suspense>
      </ErrorBoundary>
    )
    return [{ value, label, content, ...(mark && { mark }), ...(figure !== undefined && { figure }) }]
  })

  return (
    <Tabs
      label="Results"
      value={tab}
      onChange={showTab}
      collapsed={!open}
      tabs={tabs}
      actions={
        empty ? (
          <span className="caption">Results open here when there is something to show</span>
        ) : (
          <>
            {open && (
              <IconButton
                icon={maximised ? 'restore' : 'maximise'}
                iconSize={14}
                size="compact"
                variant="ghost"
                side="top"
                label={maximised ? 'Restore the results' : 'Maximise the results'}
                onClick={() => maximiseDrawer(!maximised)}
              />
            )}
            <IconButton
              icon={open ? 'down' : 'up'}
              size="compact"
              variant="ghost"
              side="top"
              label={open ? 'Close the results' : 'Open the results'}
              keys={keysOf('view.drawer')}
              onClick={() => setPanel('drawer', !open)}
            />
          </>
        )
      }
    />
  )
})

const TABS: readonly { readonly value: ResultTab; readonly label: string }[] = [
  { value: 'latency', label: 'Latency' },
  { value: 'availability', label: 'Availability' },
  { value: 'cost', label: 'Cost' },
  { value: 'traffic', label: 'Traffic' },
  { value: 'findings', label: 'Advice' },
  { value: 'simulation', label: 'Runs' },
  { value: 'compare', label: 'Compare' },
]

type Summary = Partial<Record<ResultTab, { readonly mark?: ReactNode; readonly figure: string }>>

/** @param target of availability, which is never rounded across it */
function summary({ system, verdicts, workloads, findings }: Report, target: number | undefined): Summary {
  const only = workloads.length === 1 ? workloads[0] : undefined
  return {
    latency: {
      mark: shape(verdicts.latency),
      figure: system.unstable ? 'saturated' : writeFigure(system.latencyMs?.p95 ?? null, 'ms'),
    },
    availability: {
      mark: shape(verdicts.availability),
      figure: writeFigure(system.availability, 'availability', { target }),
    },
    cost: { mark: shape(verdicts.budget), figure: writeFigure(system.monthlyUsd, 'money') },
    traffic: { figure: only ? writeFigure(only.rps, 'rate') : writeFigure(workloads.length, 'count') },
    findings: { figure: writeFigure(findings.length, 'count') },
  }
}

function shape(verdict: Verdict | undefined): ReactNode {
  return verdict && <VerdictShape status={verdict.status} label={VERDICT_WORDS[verdict.status]} />
}
