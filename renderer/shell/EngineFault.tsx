import { recompute, useResults } from '../state/results.ts'
import { Button } from '../ui/Button.tsx'
import { VerdictShape } from '../ui/Verdict.tsx'

/** The engine could not compute the design: the numbers on the screen are older than it. */
export function EngineFault() {
  const error = useResults((state) => state.error)
  if (error === null) return null
  return (
    <div className="engine-fault" role="alert">
      <VerdictShape status="missed" size={16} />
      <p>The numbers are those before the last change, which could not be computed: {error}</p>
      <Button variant="line" onClick={recompute}>
        Try again
      </Button>
    </div>
  )
}
