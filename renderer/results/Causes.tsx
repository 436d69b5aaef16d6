import type { WorkloadReport } from '../../simulation/index.ts'
import {
  allowedDowntimeMinutes,
  formatDifference,
  formatDowntime,
  formatMoney,
  formatPercent,
  type Remedy,
} from '../../simulation/index.ts'
import { useDesign } from '../state/design.ts'
import { applyRemedy, useRemedies } from '../state/remedies.ts'
import { PartName } from '../ui/PartName.tsx'
import { causeName, causeNote, useNames } from './names.ts'

const MOST = 12
/** Causes for which a remedy is tried. */
const MOST_TRIED = 8
/** Where along the axis a label no longer has room to the right. */
const LATE = 0.8

const MINUTES_A_MONTH = 730 * 60
/** Minutes that are not worth a line. */
const TRIFLE = 0.05

/** What takes a workload down, the worst first, as a cascade; the error budget is a line through it. */
export function Causes({
  workload,
  target,
}: {
  readonly workload: WorkloadReport
  readonly target: number | undefined
}) {
  const nameOf = useNames()
  const isPart = useDesign((state) => state.design.nodes)
  const causes = [...workload.causes]
    .filter((cause) => cause.minutesPerMonth > 0)
    .sort((a, b) => b.minutesPerMonth - a.minutesPerMonth)
  const remedies = useRemedies(causes.slice(0, MOST_TRIED).map(({ id }) => id))
  if (causes.length === 0) return <p className="caption">Nothing that is known takes it down.</p>
  const sum = causes.reduce((minutes, cause) => minutes + cause.minutesPerMonth, 0)
  const down = workload.unavailability === null ? sum : workload.unavailability * MINUTES_A_MONTH
  // Each cause has what it does while nothing else is down; the rest is several at once.
  const together = down - sum
  const total = Math.max(sum, down)
  const budget = target === undefined ? null : allowedDowntimeMinutes(target)
  const end = Math.max(total, budget !== null && budget < 3 * total ? budget * 1.05 : 0)
  const shown = causes.slice(0, MOST)
  const rest = causes.slice(MOST).reduce((sum, cause) => sum + cause.minutesPerMonth, 0)
  let before = 0
  const starts = shown.map((cause) => {
    const start = before
    before += cause.minutesPerMonth
    return start
  })
  return (
    <>
      <table className="table causes">
        <thead>
          <tr>
            <th scope="col">Cause</th>
            <th scope="col" className="cause-track">
              <span className="unseen">Minutes, adding up</span>
              {budget !== null && budget <= end && (
                <span
                  className="cause-budget"
                  data-late={budget / end > LATE || undefined}
                  style={{ left: `${(budget / end) * 100}%` }}
                >
                  {formatDowntime(budget)}
                </span>
              )}
            </th>
            <th scope="col" className="number">
              Downtime a month
            </th>
            <th scope="col" className="number">
              Share
            </th>
            <th scope="col">Remedy, measured</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((cause, i) => (
            <tr key={cause.id}>
              <th scope="row" className="cause-name">
                {isPart.some((node) => node.id === cause.id) ? (
                  <PartName id={cause.id}>{nameOf(cause.id)}</PartName>
                ) : (
                  <span className="strong">{causeName(cause.id, nameOf)}</span>
                )}{' '}
                <span className="caption">{causeNote(cause.id)}</span>
              </th>
              <td className="cause-track">
                <div className="track">
                  {budget !== null && budget <= end && <b style={{ left: `${(budget / end) * 100}%` }} />}
                  <i
                    data-part="service"
                    style={{
                      left: `${((starts[i] ?? 0) / end) * 100}%`,
                      width: `${(cause.minutesPerMonth / end) * 100}%`,
                    }}
                  />
                </div>
              </td>
              <td className="number">{formatDowntime(cause.minutesPerMonth)}</td>
              <td className="number quiet">{formatPercent(cause.minutesPerMonth / total)}</td>
              <td className="cause-remedy">
                <Remedied remedy={remedies.get(cause.id)} nameOf={nameOf} cause={cause.id} />
              </td>
            </tr>
          ))}
          {rest > 0 && (
            <tr>
              <th scope="row">{causes.length - MOST} smaller causes</th>
              <td className="cause-track" />
              <td className="number">{formatDowntime(rest)}</td>
              <td className="number quiet">{formatPercent(rest / total)}</td>
              <td />
            </tr>
          )}
          {together >= TRIFLE && (
            <tr>
              <th scope="row" className="cause-name">
                <span className="strong">Several at once</span>
              </th>
              <td className="cause-track" />
              <td className="number">{formatDowntime(together)}</td>
              <td className="number quiet">{formatPercent(together / total)}</td>
              <td />
            </tr>
          )}
        </tbody>
      </table>
      {together <= -TRIFLE && (
        <p className="caption">
          What takes several failures at once is counted with each of them, so the causes add up to more than{' '}
          {formatDowntime(down)}.
        </p>
      )}
    </>
  )
}

/** What would help, and what it would do to the whole design; a click does it, and can be undone. */
function Remedied({
  remedy,
  cause,
  nameOf,
}: {
  readonly remedy: Remedy | undefined
  readonly cause: string
  readonly nameOf: (id: string) => string
}) {
  const readOnly = useDesign((state) => state.readOnly)
  if (!remedy) return null
  const { words, nodeId, effect } = remedy
  const what = nodeId === cause ? words : `${nameOf(nodeId)}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
  return (
    <>
      {readOnly ? (
        <span>{what}</span>
      ) : (
        <button
          type="button"
          className="link"
          aria-label={nodeId === cause ? `${words}: ${nameOf(nodeId)}` : what}
          onClick={() => applyRemedy(remedy)}
        >
          {what}
        </button>
      )}{' '}
      <span className="caption">
        {formatDifference(effect.minutesPerMonth, formatDowntime)}
        {effect.usd !== null && `, ${effect.usd === 0 ? 'costs nothing' : formatDifference(effect.usd, formatMoney)}`}
      </span>
    </>
  )
}
