import type { ReactNode } from 'react'
import {
  allowedDowntimeMinutes,
  type ComparedDesign,
  type Comparison,
  formatAvailability,
  formatDifference,
  formatDowntime,
  formatMoney,
  formatMs,
  type Targets,
  type Verdicts,
} from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'
import { Bullet } from '../ui/Bullet.tsx'
import { Figure } from '../ui/Figure.tsx'
import { SidewaysScroll } from '../ui/SidewaysScroll.tsx'
import { Verdict } from '../ui/Verdict.tsx'
import type { FigureKind } from '../ui/write.ts'

/** One column of a comparison. */
export interface ColumnHead {
  readonly title: string
  readonly action: ReactNode
}

/** The three numbers of each design: verdict, difference from the first, and the bullet bar against the target that all share. */
export function ComparedFigures({
  comparison: { designs, cheapest, mostAvailable },
  columns,
}: {
  readonly comparison: Comparison
  readonly columns: readonly ColumnHead[]
}) {
  const targets = useDesign((state) => state.design.targets)
  return (
    <section className="result-wide" aria-label="Numbers side by side">
      <SidewaysScroll label="Designs side by side">
        <table className="table compare-table compare-figures">
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">Number</span>
              </th>
              {columns.map(({ title, action }, i) => (
                <th key={title} scope="col">
                  <span className="compare-head">
                    <span className="compare-title">{title}</span>
                    <span className="caption name-cut">{designs[i]?.regions.join(', ')}</span>
                    {i === cheapest && <span className="chip">cheapest</span>}
                    {i === mostAvailable && <span className="chip">most available</span>}
                    {action}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  {row.name} <span className="compare-target">{row.target(targets)}</span>
                </th>
                {designs.map((design, i) => {
                  const title = columns[i]?.title ?? design.name
                  return (
                    <td key={title}>
                      <Cell design={design} row={row} title={title} target={targets.availability} />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </SidewaysScroll>
    </section>
  )
}

function Cell({
  design,
  row: { name, kind, verdict, value, beside },
  title,
  target,
}: {
  readonly design: ComparedDesign
  readonly row: Row
  readonly title: string
  readonly target: number | undefined
}) {
  const judged = design.verdicts[verdict]
  return (
    <>
      <span className="compare-figure">
        <span className="compare-value">
          {verdict === 'budget' && !design.bill.complete && '≥ '}
          <Figure
            value={value(design)}
            kind={kind}
            label={`${name}, ${title}`}
            target={kind === 'availability' ? target : undefined}
          />
        </span>
        <span className="caption">{beside(design)}</span>
        {judged && <Verdict status={judged.status} />}
      </span>
      {judged && judged.status !== 'unknown' && <Bullet verdict={judged} />}
    </>
  )
}

interface Row {
  readonly name: string
  readonly kind: FigureKind
  readonly verdict: keyof Verdicts
  /** "of 250 ms"; empty without a target. */
  target(targets: Targets): string
  value(design: ComparedDesign): number | null
  /** What stands beside the number, such as how it differs. */
  beside(design: ComparedDesign): string
}

const ROWS: readonly Row[] = [
  {
    name: 'Latency, p95',
    kind: 'ms',
    verdict: 'latency',
    target: ({ p95LatencyMs }) => (p95LatencyMs === undefined ? '' : `of ${formatMs(p95LatencyMs)}`),
    value: ({ system }) => system.latencyMs?.p95 ?? null,
    beside: ({ difference }) => signed(difference?.p95LatencyMs, formatMs),
  },
  {
    name: 'Availability',
    kind: 'availability',
    verdict: 'availability',
    target: ({ availability }) =>
      availability === undefined
        ? ''
        : `of ${formatAvailability(availability)}, ${formatDowntime(allowedDowntimeMinutes(availability))} a month`,
    value: ({ system }) => system.availability,
    beside: ({ system: { downtimeMinutesPerMonth: down }, difference }) =>
      [down === null ? '' : formatDowntime(down), signed(difference?.downtimeMinutesPerMonth, formatDowntime)]
        .filter(Boolean)
        .join(', '),
  },
  {
    name: 'Cost a month',
    kind: 'money',
    verdict: 'budget',
    target: ({ monthlyBudgetUsd }) => (monthlyBudgetUsd === undefined ? '' : `of ${formatMoney(monthlyBudgetUsd)}`),
    value: ({ system }) => system.monthlyUsd,
    beside: ({ difference }) => signed(difference?.monthlyUsd, formatMoney),
  },
]

function signed(value: number | null | undefined, format: (size: number) => string): string {
  return value === null || value === undefined ? '' : formatDifference(value, format)
}
