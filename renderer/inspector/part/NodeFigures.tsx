import type { ReactNode } from 'react'
import type { DesignNode } from '../../../simulation/index.ts'
import { useReport, useResults } from '../../state/results.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Figure, type FigureProps } from '../../ui/Figure.tsx'
import { ShareBar } from '../../ui/ShareBar.tsx'

/** What the engine says of one part: its share of the three numbers, its station, its availability. */
export function NodeFigures({ node }: { readonly node: DesignNode }) {
  const report = useReport()
  const at = useResults((state) => state.report?.nodes.findIndex((row) => row.id === node.id) ?? -1)
  const row = report?.nodes[at]
  if (!report || !row) return <EmptyState title="Computing…" />
  const pointer = (field: string) => `/nodes/${at}/${field}`
  const minutes = report.workloads
    .flatMap((workload) => workload.causes)
    .filter((cause) => cause.id === node.id)
    .reduce<number | null>((sum, cause) => (sum ?? 0) + cause.minutesPerMonth, null)
  const latency = row.latencyMs
  const { peak } = row

  return (
    <>
      {row.saturated && (
        <p className="section notice" data-status="missed">
          It gets more than it can serve, so its queue grows without end and no latency can be told.
        </p>
      )}
      <section className="section" aria-label="Its share of the whole">
        <h3 className="section-head">Its share of the whole</h3>
        <Share
          name="Cost a month"
          share={row.monthlyUsd === null ? null : row.monthlyUsd / report.system.monthlyUsd}
          figure={{ value: row.monthlyUsd, kind: 'bill-money', receipt: pointer('monthlyUsd'), unknown: 'no price' }}
          of={<Figure value={report.system.monthlyUsd} kind="bill-money" label="Cost a month, all" />}
        />
        <Share
          name="Downtime a month"
          share={shareOf(minutes, report.system.downtimeMinutesPerMonth)}
          figure={{ value: minutes, kind: 'downtime' }}
          of={<Figure value={report.system.downtimeMinutesPerMonth} kind="downtime" label="Downtime a month, all" />}
        />
      </section>
      <WorkUnits nodeId={node.id} />
      <section className="section" aria-label="Latency">
        <h3 className="section-head">Latency, on its own</h3>
        <Line
          name="Mean wait in its queue"
          figure={{ value: row.meanWaitMs, kind: 'exact-ms', receipt: pointer('meanWaitMs') }}
        />
        <Line
          name="Mean work"
          figure={{ value: row.meanServiceMs, kind: 'exact-ms', receipt: pointer('meanServiceMs') }}
        />
        <Line
          name="Mean, both"
          figure={{ value: latency?.mean ?? null, kind: 'exact-ms', receipt: pointer('latencyMs/mean') }}
        />
        <Line
          name="p95"
          figure={{ value: latency?.p95 ?? null, kind: 'exact-ms', receipt: pointer('latencyMs/p95') }}
        />
        <Line
          name="p99"
          figure={{ value: latency?.p99 ?? null, kind: 'exact-ms', receipt: pointer('latencyMs/p99') }}
        />
        {row.approximate && (
          <p className="caption">No exact formula exists for this queue: these are close estimates.</p>
        )}
      </section>
      <section className="section" aria-label="Load">
        <h3 className="section-head">Load</h3>
        <Line name="Arrivals" figure={{ value: row.arrivalRps, kind: 'rate', receipt: pointer('arrivalRps') }} />
        <Line
          name="Servers"
          figure={{ value: row.servers, kind: 'count', receipt: pointer('servers'), unknown: 'as many as needed' }}
        />
        <Line name="Busy" figure={{ value: row.utilisation, kind: 'percent', receipt: pointer('utilisation') }} />
        <Line
          name="Busy in the busiest hour"
          figure={{
            value: peak?.utilisation ?? null,
            kind: 'percent',
            receipt: pointer('peak/utilisation'),
            unknown: peak?.saturated ? 'saturated' : undefined,
          }}
        />
        {row.lossFraction > 0 && (
          <Line
            name="Lost at a full queue"
            figure={{ value: row.lossFraction, kind: 'percent', receipt: pointer('lossFraction') }}
          />
        )}
      </section>
      <section className="section" aria-label="Availability">
        <h3 className="section-head">Availability, on its own</h3>
        <Line
          name="Up"
          figure={{
            value: row.availability,
            kind: 'availability',
            receipt: pointer('availability'),
            unknown: 'unknown',
          }}
        />
      </section>
    </>
  )
}

/** The part in the units of its work: a prediction, a token, a run, a terabyte. */
function WorkUnits({ nodeId }: { readonly nodeId: string }) {
  const units = useReport()?.units ?? []
  const own = units.flatMap((unit, at) => (unit.nodeId === nodeId ? [{ ...unit, at }] : []))
  if (own.length === 0) return null
  return (
    <section className="section" aria-label="In units of its work">
      <h3 className="section-head">In units of its work</h3>
      {own.map(({ key, label, value, unit, at }) => (
        <Line key={key} name={label} figure={{ value, unit, kind: 'unit', receipt: `/units/${at}/value` }} />
      ))}
    </section>
  )
}

function Line({ name, figure }: { readonly name: string; readonly figure: Omit<FigureProps, 'label'> }) {
  return (
    <div className="pair">
      <span>{name}</span>
      <Figure {...figure} label={name} />
    </div>
  )
}

function Share({
  name,
  share,
  figure,
  of,
}: {
  readonly name: string
  readonly share: number | null
  readonly figure: Omit<FigureProps, 'label'>
  readonly of: ReactNode
}) {
  return (
    <div className="share">
      <div className="pair">
        <span>{name}</span>
        <span className="number">
          <Figure {...figure} label={name} /> <span className="caption">of {of}</span>
        </span>
      </div>
      <ShareBar share={share} />
    </div>
  )
}

function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole
}
