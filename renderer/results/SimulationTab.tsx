import { useDesign } from '../state/design.ts'
import {
  cancelSimulation,
  setRunSize,
  setWithFailures,
  startSimulation,
  useResultIsCurrent,
  useShownRun,
  useSimulation,
} from '../state/simulation.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Switch } from '../ui/Switch.tsx'
import { VerdictShape } from '../ui/Verdict.tsx'
import type { RunSize } from '../workers/simulation.ts'
import { SimulatedFigures } from './SimulatedFigures.tsx'

/** The same design as discrete events: run it, and hold the answer against the computed one. */
export function SimulationTab() {
  const { running, error } = useSimulation()
  const result = useShownRun()
  const sent = useDesign((state) => state.design.workloads.some(({ rps }) => rps > 0))
  return (
    <div className="results">
      <h2 className="unseen">Simulation</h2>
      <div className="simulation-bar">
        <Controls />
        {running ? (
          <Button onClick={cancelSimulation}>Cancel</Button>
        ) : (
          <Button
            variant="primary"
            disabledReason={sent ? undefined : 'add a workload first'}
            onClick={() => void startSimulation()}
          >
            {result ? 'Run again' : 'Run'}
          </Button>
        )}
        {running && (
          <div className="simulation-progress">
            <progress aria-label="Simulation" value={running.share} max={1} />
            <span className="caption">{Math.floor(100 * running.share)} %</span>
          </div>
        )}
      </div>
      {error !== null && (
        <p role="alert" className="simulation-error">
          The run stopped: {error} Change the design or run a shorter one.
        </p>
      )}
      {result ? <Shown /> : !running && <Introduction />}
    </div>
  )
}

const SIZES: readonly { readonly value: RunSize; readonly label: string }[] = [
  { value: 'short', label: '20k requests' },
  { value: 'usual', label: '200k' },
  { value: 'long', label: '2M' },
]

function Controls() {
  const { size, withFailures, running } = useSimulation()
  return (
    <fieldset className="simulation-controls" disabled={running !== null}>
      <legend className="unseen">What to run</legend>
      {withFailures ? (
        <span>One month from Monday 00:00</span>
      ) : (
        <Segmented<RunSize>
          label="Requests of each of eight replications"
          value={size}
          options={SIZES}
          onChange={setRunSize}
        />
      )}
      <span className="simulation-switch">
        <Switch label="Fail and repair parts, follow the week" checked={withFailures} onChange={setWithFailures} />
        <span aria-hidden="true">Fail and repair parts, follow the week</span>
      </span>
    </fieldset>
  )
}

function Introduction() {
  return (
    <div className="simulation-intro">
      <p>
        <strong>Run the design, request by request.</strong> The numbers above are computed. A run sends requests
        through the same queues, calls and retries and measures what happens, so that you can see whether both answers
        agree, and why when they do not.
      </p>
      <p className="caption">The same design and seed always give the same run.</p>
    </div>
  )
}

function Shown() {
  const result = useShownRun()
  const current = useResultIsCurrent()
  if (!result) return null
  return (
    <>
      {!current && (
        <p className="simulation-stale" role="status">
          <VerdictShape status="unknown" />
          The design has changed since this run. What follows is of the design as it was; run again to measure it as it
          is now.
        </p>
      )}
      <SimulatedFigures result={result} design={result.design} />
    </>
  )
}
