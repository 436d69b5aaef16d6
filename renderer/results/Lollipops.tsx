import {
  allowedDowntimeMinutes,
  formatAvailability,
  formatDowntime,
  type SystemReport,
} from '../../simulation/index.ts'
import { Figure } from '../ui/Figure.tsx'
import { ninesOf } from './scale.ts'

const TICKS = [0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999, 0.999999] as const

/** Three readings of one design on a scale of nines (log of the downtime; better to the right), with the target as a dashed line. */
export function Lollipops({ system, target }: { readonly system: SystemReport; readonly target: number | undefined }) {
  const rows = [
    {
      name: 'What the contracts promise',
      note: 'SLA figures multiplied',
      value: system.availabilityContract,
      unavailability: system.availabilityContract === null ? null : 1 - system.availabilityContract,
      unknown: 'no SLA published',
    },
    {
      name: 'If every part failed on its own',
      note: 'no shared zones or regions',
      value: system.availabilityIndependent,
      unavailability: system.availabilityIndependent === null ? null : 1 - system.availabilityIndependent,
      unknown: 'unknown',
    },
    {
      name: 'Expected, shared causes counted once',
      note: 'what we report',
      value: system.availability,
      unavailability: system.unavailability,
      unknown: 'unknown',
      main: true,
    },
  ]
  const nines = [
    ...rows.flatMap((row) => (row.unavailability === null ? [] : [ninesOf(row.unavailability, 7)])),
    ...(target === undefined ? [] : [ninesOf(1 - target, 7)]),
  ]
  const low = Math.min(1.9, ...nines.map((n) => n - 0.35))
  const high = Math.max(4.2, ...nines.map((n) => n + 0.35))
  const percent = (n: number) => ((Math.min(high, Math.max(low, n)) - low) / (high - low)) * 100
  const marks = TICKS.map((value) => ({ value, at: ninesOf(1 - value) })).filter(({ at }) => at >= low && at <= high)
  const labelled = spread(marks, percent, target)
  const goal = target === undefined ? null : percent(ninesOf(1 - target, 7))

  return (
    <>
      <div className="section-head">
        <h3>Three readings of the same design</h3>
        <span className="caption">downtime a month, log scale; better to the right</span>
      </div>
      <div className="lollipops">
        <div className="lollipop-plot" aria-hidden="true">
          {goal !== null && <div className="lollipop-good" style={{ left: `${goal}%` }} />}
          {marks.map(({ value, at }) => (
            <u key={value} style={{ left: `${percent(at)}%` }} />
          ))}
          {goal !== null && <b style={{ left: `${goal}%` }} />}
        </div>
        <table className="lollipop-rows">
          <colgroup>
            <col />
            <col className="lollipop-value" />
            <col className="lollipop-minutes" />
          </colgroup>
          <thead>
            <tr className="unseen-row">
              <th scope="col">
                <span className="unseen">Reading</span>
              </th>
              <th scope="col">
                <span className="unseen">Availability</span>
              </th>
              <th scope="col">
                <span className="unseen">Downtime a month</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name} data-main={row.main || undefined}>
                <th scope="row">
                  <span className="lollipop-name">
                    {row.name} <small>{row.note}</small>
                  </span>
                  {row.unavailability !== null && (
                    <span
                      className="lollipop"
                      aria-hidden="true"
                      style={{ width: `${percent(ninesOf(row.unavailability, 7))}%` }}
                    >
                      <i />
                    </span>
                  )}
                </th>
                <td className="number strong">
                  <Figure
                    value={row.value}
                    kind="availability"
                    target={target}
                    label={row.name}
                    receipt={
                      row.main
                        ? '/system/availability'
                        : row.note.startsWith('SLA')
                          ? '/system/availabilityContract'
                          : '/system/availabilityIndependent'
                    }
                    unknown={row.unknown}
                  />
                </td>
                <td className="number quiet">
                  {row.unavailability === null ? '–' : formatDowntime(allowedDowntimeMinutes(1 - row.unavailability))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="lollipop-axis" aria-hidden="true">
          {labelled.map(({ value, at, minor }) => (
            <span
              key={value}
              style={{ left: `${percent(at)}%` }}
              data-target={value === target || undefined}
              data-minor={minor || undefined}
            >
              {formatAvailability(value)}
              <small>{formatDowntime(allowedDowntimeMinutes(value))}</small>
            </span>
          ))}
        </div>
      </div>
    </>
  )
}

interface Mark {
  readonly value: number
  readonly at: number
}

/** Per cent of the plot that a label takes in a wide and in a narrow drawer. */
const ROOM = { wide: 12, narrow: 20 } as const

/** The marks that have room for their labels, the target and whole nines first; minor ones only where the drawer is wide. */
function spread(
  marks: readonly Mark[],
  percent: (at: number) => number,
  target: number | undefined,
): readonly (Mark & { readonly minor: boolean })[] {
  const rank = ({ value, at }: Mark) => (value === target ? 0 : Math.abs(at - Math.round(at)) < 1e-6 ? 1 : 2)
  const kept: (Mark & { readonly minor: boolean })[] = []
  const isFree = ({ at }: Mark, room: number, among: readonly Mark[]) =>
    among.every((other) => Math.abs(percent(at) - percent(other.at)) >= room)
  for (const mark of [...marks].sort((a, b) => rank(a) - rank(b))) {
    if (!isFree(mark, ROOM.wide, kept)) continue
    const minor = !isFree(
      mark,
      ROOM.narrow,
      kept.filter((other) => !other.minor),
    )
    kept.push({ ...mark, minor })
  }
  return kept
}
