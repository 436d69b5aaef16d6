import type { VerdictStatus } from '../../simulation/index.ts'

export const VERDICT_WORDS: Readonly<Record<VerdictStatus, string>> = {
  met: 'Met',
  'at-risk': 'At risk',
  missed: 'Missed',
  unknown: 'Unknown',
}

/** Shape, word and tint of a verdict; without colour it still reads. */
export function Verdict({ status, size = 12 }: { readonly status: VerdictStatus; readonly size?: number }) {
  return (
    <span className="verdict" data-status={status}>
      <VerdictShape status={status} size={size} />
      {VERDICT_WORDS[status]}
    </span>
  )
}

/** The shape alone: circle, triangle, octagon, dashed ring. Give `label` where no word stands beside it. */
export function VerdictShape({
  status,
  size = 12,
  label,
}: {
  readonly status: VerdictStatus
  readonly size?: number
  readonly label?: string
}) {
  const frame = { className: 'verdict-shape', 'data-status': status, width: size, height: size, viewBox: '0 0 16 16' }
  if (label === undefined) {
    return (
      <svg {...frame} aria-hidden="true">
        {SHAPES[status]}
      </svg>
    )
  }
  return (
    <svg {...frame} role="img" aria-label={label}>
      {SHAPES[status]}
    </svg>
  )
}

const SHAPES: Readonly<Record<VerdictStatus, React.JSX.Element>> = {
  met: (
    <>
      <circle className="fill" cx="8" cy="8" r="7" />
      <path className="mark" d="m4.9 8.3 2.2 2.2 4-4.7" />
    </>
  ),
  'at-risk': (
    <>
      <path className="fill" d="M8 1.3 15.3 14.2a.6.6 0 0 1-.5.9H1.2a.6.6 0 0 1-.5-.9z" />
      <path className="mark" d="M8 6v4.2M8 12.6h.01" />
    </>
  ),
  missed: (
    <>
      <path className="fill" d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" />
      <path className="mark" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" />
    </>
  ),
  unknown: (
    <>
      <circle className="ring" cx="8" cy="8" r="6.6" />
      <path className="mark" d="M6.2 6.4a1.85 1.85 0 1 1 2.7 1.65c-.6.3-.9.6-.9 1.15M8 11.3h.01" />
    </>
  ),
}
