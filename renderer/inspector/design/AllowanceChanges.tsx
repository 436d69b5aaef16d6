import { formatDate, taughtAllowances } from '../../../simulation/index.ts'

/** What changed in the allowances that courses count on. */
export function AllowanceChanges() {
  const changed = taughtAllowances.filter(({ change }) => change !== '')
  return (
    <ul className="caption allowance-changes" aria-label="What changed since courses were written">
      {changed.map(({ provider, what, change, source, asOf }) => (
        <li key={`${provider} ${what}`} title={`${source}, ${formatDate(asOf)}`}>
          {provider.toUpperCase()}, {what}: {change}
        </li>
      ))}
    </ul>
  )
}
