import type { Finding } from '../../simulation/index.ts'
import { SEVERITY_WORDS, severityStatus } from '../ui/severity.ts'
import { VerdictShape } from '../ui/Verdict.tsx'

/** One piece of advice in the settings of the part that it is about. */
export function FindingNote({ finding }: { readonly finding: Finding }) {
  return (
    <div className="section finding-note">
      <VerdictShape status={severityStatus(finding.severity)} label={SEVERITY_WORDS[finding.severity]} />
      <div>
        <p>{finding.message}</p>
        <p className="caption">{finding.remedy}</p>
      </div>
    </div>
  )
}
