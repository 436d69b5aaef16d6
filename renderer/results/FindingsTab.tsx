import { type Finding, formatDifference, formatDowntime, formatMoney, formatMs } from '../../simulation/index.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { SEVERITY_WORDS, severityStatus } from '../ui/severity.ts'
import { VerdictShape } from '../ui/Verdict.tsx'
import { writeMany } from '../ui/write.ts'
import { WithReport } from './Nothing.tsx'
import { useNames } from './names.ts'

/** What could be better, the worst first, each with its remedy and the effect it would have. */
export function FindingsTab() {
  return (
    <WithReport>
      {({ findings, verdicts }) =>
        findings.length === 0 ? (
          <NoFindings isMissed={Object.values(verdicts).some(({ status }) => status === 'missed')} />
        ) : (
          <ol className="findings">
            {findings.map((finding) => (
              <One key={`${finding.rule} ${finding.nodeIds.join(' ')} ${finding.message}`} finding={finding} />
            ))}
          </ol>
        )
      }
    </WithReport>
  )
}

function NoFindings({ isMissed }: { readonly isMissed: boolean }) {
  return isMissed ? (
    <EmptyState title="Nothing is drawn wrong, yet a target is missed">
      The tabs of the results say which parts count most towards each number: begin with the first in the list.
    </EmptyState>
  ) : (
    <EmptyState icon="check" title="Nothing to improve at these targets">
      Try a stricter target in the header.
    </EmptyState>
  )
}

function One({ finding }: { readonly finding: Finding }) {
  const nameOf = useNames()
  const { effect, nodeIds, severity } = finding
  return (
    <li className="finding">
      <VerdictShape status={severityStatus(severity)} size={16} label={SEVERITY_WORDS[severity]} />
      <div className="grow">
        <p className="strong">{finding.message}</p>
        <p className="quiet">{finding.remedy}</p>
      </div>
      {effect && (
        <dl className="effect">
          <Effect name="Downtime" text={formatDifference(effect.minutesPerMonth, formatDowntime)} />
          <Effect name="p95" text={formatDifference(effect.p95Ms, formatMs)} />
          <Effect name="Cost" text={formatDifference(effect.usd, formatMoney)} />
        </dl>
      )}
      {nodeIds.length > 0 && (
        <Button
          variant="line"
          aria-label={`Show ${nodeIds.map(nameOf).join(', ')}`}
          onClick={() => useView.getState().revealParts(nodeIds)}
        >
          Show {nodeIds.length === 1 ? nameOf(nodeIds[0] ?? '') : writeMany(nodeIds.length, 'part')}
        </Button>
      )}
    </li>
  )
}

function Effect({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt className="caption">{name}</dt>
      <dd>{text}</dd>
    </div>
  )
}
