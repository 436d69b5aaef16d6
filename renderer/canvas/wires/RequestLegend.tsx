import { runCommand } from '../../state/commands.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useMedia } from '../../ui/media.ts'
import { useRequestsPerDot } from './traffic.ts'

/** What a dot on the wires stands for, and the way to stop them. */
export function RequestLegend() {
  const perDot = useRequestsPerDot()
  const still = useMedia('(prefers-reduced-motion: reduce)')
  if (perDot === null) return null
  return (
    <p className="request-legend">
      {still ? (
        'Motion is off: the width of a wire tells its rate.'
      ) : (
        <>
          <i aria-hidden="true" />
          <span>{perDot === 1 ? 'One dot is a request' : `One dot is ${perDot.toLocaleString('en-GB')} requests`}</span>
        </>
      )}
      <IconButton
        icon="close"
        iconSize={12}
        size="compact"
        variant="ghost"
        label="Stop the requests on the wires"
        onClick={() => runCommand('view.requests')}
      />
    </p>
  )
}
