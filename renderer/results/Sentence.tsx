import type { ReactNode } from 'react'
import type { VerdictStatus } from '../../simulation/index.ts'
import { VERDICT_WORDS, VerdictShape } from '../ui/Verdict.tsx'

/** The one sentence with which a tab opens, and what can be done about it. */
export function Sentence({
  status,
  lead,
  rest,
  actions,
}: {
  readonly status: VerdictStatus | undefined
  readonly lead: ReactNode
  readonly rest?: ReactNode
  readonly actions?: ReactNode
}) {
  return (
    <div className="sentence">
      {status && <VerdictShape status={status} size={20} label={VERDICT_WORDS[status]} />}
      <p>
        <strong>{lead}</strong> {rest}
      </p>
      {actions && <div className="sentence-actions">{actions}</div>}
    </div>
  )
}
