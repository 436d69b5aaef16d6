import type { ReactNode } from 'react'
import {
  type ComparedDesign,
  type Comparison,
  formatDifference,
  formatDowntime,
  formatMoney,
  formatMs,
  type Verdicts,
} from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'
import { Figure } from '../ui/Figure.tsx'
import { VERDICT_WORDS, VerdictShape } from '../ui/Verdict.tsx'
import type { FigureKind } from '../ui/write.ts'

/** One column of a comparison. */
export interface ColumnHead {
  readonly title: string
  readonly action: ReactNode
}

/** The three numbers of each design, with their verdicts and what they differ by from the first. */
export function ComparedFigures({
  comparison: { designs },
  columns,
}: {
  readonly comparison: Comparison
  readonly columns: readonly ColumnHead[]
}) {
  const target = useDesign((state) => state.design.targets.availability)
  return (
    <section className="result-wide" aria-label="Numbers side by side">
      <div className="compare-scroll">
        <table className="table compare-table">
          <thead>
            <tr>
              <th scope="col">A month</th>
              {columns.map(({ title, action }) => (
                <th key={title} scope="col" className="number">
                  {title}
                  {action}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map(({ name, kind, verdict, value, difference }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {designs.map((design, i) => {
                  const status = verdict && design.verdicts[verdict]?.status
                  const title = columns[i]?.title ?? design.name
                  return (
                    <td key={title} className="number">
                      <span className="compare-figure">
                        {status && <VerdictShape status={status} label={VERDICT_WORDS[status]} />}
                        {verdict === 'budget' && !design.bill.complete && '≥ '}
                        <Figure
                          value={value(design)}
                          kind={kind}
                          label={`${name}, ${title}`}
                          target={kind === 'availability' ? target : undefined}
                        />
                      </span>
                      <span className="compare-difference">{difference(design)}</span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const ROWS: readonly {
  readonly name: string
  readonly kind: FigureKind
  readonly verdict?: keyof Verdicts
  value(design: ComparedDesign): number | null
  difference(design: ComparedDesign): string
}[] = [
  {
    name: 'Cost',
    kind: 'money',
    verdict: 'budget',
    value: ({ system }) => system.monthlyUsd,
    difference: ({ difference }) => signed(difference?.monthlyUsd, formatMoney),
  },
  {
    name: 'Latency (p95)',
    kind: 'ms',
    verdict: 'latency',
    value: ({ system }) => system.latencyMs?.p95 ?? null,
    difference: ({ difference }) => signed(difference?.p95LatencyMs, formatMs),
  },
  {
    name: 'Availability',
    kind: 'availability',
    verdict: 'availability',
    value: ({ system }) => system.availability,
    difference: () => '',
  },
  {
    name: 'Downtime',
    kind: 'downtime',
    value: ({ system }) => system.downtimeMinutesPerMonth,
    difference: ({ difference }) => signed(difference?.downtimeMinutesPerMonth, formatDowntime),
  },
]

function signed(value: number | null | undefined, format: (size: number) => string): string {
  return value === null || value === undefined ? '' : formatDifference(value, format)
}
