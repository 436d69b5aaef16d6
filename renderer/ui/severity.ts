import type { Finding, VerdictStatus } from '../../simulation/index.ts'

export const SEVERITY_WORDS: Readonly<Record<Finding['severity'], string>> = {
  error: 'Wrong',
  warning: 'Careful',
  info: 'Good to know',
}

/** The shape that stands for a severity. */
export function severityStatus(severity: Finding['severity']): VerdictStatus {
  return severity === 'error' ? 'missed' : severity === 'warning' ? 'at-risk' : 'unknown'
}
