import type { ReactNode } from 'react'
import type { Report } from '../../simulation/index.ts'
import { useReport } from '../state/results.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

/** Shows a report once there is one. */
export function WithReport({ children }: { children(report: Report): ReactNode }) {
  const report = useReport()
  return report ? (
    <div className="results">
      <h2 className="unseen">Results</h2>
      {children(report)}
    </div>
  ) : (
    <EmptyState title="Computing…" />
  )
}

/** Nobody asks for anything: what a request would meet cannot be told. */
export function NoWorkload() {
  return (
    <EmptyState icon="users" title="No request to follow yet">
      Place Users, draw a wire from them to the part that answers, and add a workload in their settings.
    </EmptyState>
  )
}
