import { useState } from 'react'
import {
  allowedDowntimeMinutes,
  formatAvailability,
  formatDowntime,
  type Report,
  type WorkloadReport,
} from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'
import { Bullet } from '../ui/Bullet.tsx'
import { Figure } from '../ui/Figure.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { Verdict } from '../ui/Verdict.tsx'
import { Causes } from './Causes.tsx'
import { CutSets } from './CutSets.tsx'
import { Lollipops } from './Lollipops.tsx'
import { NoWorkload, WithReport } from './Nothing.tsx'
import { PartAvailability } from './PartAvailability.tsx'
import { Sentence } from './Sentence.tsx'

/** Whether the target is met and under which reading, and what takes the design down. */
export function AvailabilityTab() {
  return <WithReport>{(report) => <Availability report={report} />}</WithReport>
}

type View = 'causes' | 'cuts' | 'parts'

function Availability({ report }: { readonly report: Report }) {
  const target = useDesign((state) => state.design.targets.availability)
  const workloads = useDesign((state) => state.design.workloads)
  const [view, setView] = useState<View>('causes')
  const [chosen, setChosen] = useState<string | null>(null)
  const { system, verdicts } = report
  const workload: WorkloadReport | undefined =
    report.workloads.find((other) => other.id === chosen) ?? worstOf(report.workloads)
  if (!workload) return <NoWorkload />
  return (
    <>
      <Sentence status={verdicts.availability?.status} lead={leadOf(report, target)} rest={restOf(report, target)} />
      <div className="result-columns">
        <section className="result-main" aria-label="Three readings of the same design">
          <Lollipops system={system} target={target} />
        </section>
        <section className="result-side" aria-label="Error budget, a month">
          <h3 className="section-head">Error budget, a month</h3>
          <p className="budget-figure">
            <strong>
              <Figure
                value={system.downtimeMinutesPerMonth}
                kind="downtime"
                label="Downtime a month"
                receipt="/system/downtimeMinutesPerMonth"
                unknown="unknown"
              />
            </strong>{' '}
            {target !== undefined && <span>of {formatDowntime(allowedDowntimeMinutes(target))}</span>}
            {verdicts.availability && <Verdict status={verdicts.availability.status} />}
          </p>
          {verdicts.availability && (
            <div className="budget-bar">
              <Bullet verdict={verdicts.availability} />
            </div>
          )}
          <div className="pair">
            <span>Expected</span>
            <Figure
              value={system.availability}
              kind="availability"
              target={target}
              label="Expected availability"
              receipt="/system/availability"
              unknown="unknown"
            />
          </div>
          {target === undefined && <p className="caption">No target is set: set one in the header.</p>}
        </section>
      </div>
      <section className="result-wide" aria-label="What takes it down">
        <div className="section-head">
          <h3>What takes it down</h3>
          <div className="row">
            {report.workloads.length > 1 && (
              <div className="workload-choice">
                <Select
                  label="Workload"
                  value={workload.id}
                  options={report.workloads.map(({ id }) => ({
                    value: id,
                    label: workloads.find((other) => other.id === id)?.name ?? id,
                  }))}
                  onChange={setChosen}
                />
              </div>
            )}
            <Segmented<View>
              label="What to show"
              value={view}
              options={[
                { value: 'causes', label: 'Causes' },
                { value: 'cuts', label: 'Smallest sets that stop it' },
                { value: 'parts', label: 'By part' },
              ]}
              onChange={setView}
            />
          </div>
        </div>
        {view === 'causes' && <Causes workload={workload} target={target} />}
        {view === 'cuts' && <CutSets workload={workload} />}
        {view === 'parts' && <PartAvailability report={report} />}
      </section>
    </>
  )
}

function worstOf(workloads: readonly WorkloadReport[]): WorkloadReport | undefined {
  return workloads.reduce<WorkloadReport | undefined>(
    (worst, next) => (worst === undefined || (next.unavailability ?? -1) > (worst.unavailability ?? -1) ? next : worst),
    undefined,
  )
}

function leadOf({ system }: Report, target: number | undefined): string {
  const down = system.downtimeMinutesPerMonth
  if (down === null) return 'Nothing answers a request yet, so availability is unknown.'
  const told = `Down about ${formatDowntime(down)} a month`
  return target === undefined
    ? `${told}.`
    : `${told}; ${formatAvailability(target)} allows ${formatDowntime(allowedDowntimeMinutes(target))}.`
}

function restOf({ system }: Report, target: number | undefined): string {
  const { availability, availabilityIndependent } = system
  if (target === undefined || availability === null || availabilityIndependent === null) return ''
  if (availability < target && availabilityIndependent >= target) {
    return 'Part by part it would pass, but zones, regions and providers are shared.'
  }
  return ''
}
