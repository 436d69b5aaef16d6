import { type CommandId, runCommand, useCanRun } from '../../state/commands.ts'
import { useDesign } from '../../state/design.ts'
import { useResults, useSystem, useVerdicts } from '../../state/results.ts'
import { useView } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { HeadlineMetric } from '../../ui/HeadlineMetric.tsx'
import { writeErrorBudget, writeFigure } from '../../ui/write.ts'

/** The three numbers that are always in view: latency, availability with its error budget, cost. */
export function Headline() {
  const empty = useDesign((state) => state.design.nodes.length === 0)
  const opened = useDesign((state) => state.opened)
  const computing = useResults((state) => state.computing)
  return (
    <div className="metrics" data-empty={empty || undefined} aria-busy={computing}>
      {/* Another document is not a change of this one. */}
      <Latency key={`latency ${opened}`} empty={empty} />
      <Availability key={`availability ${opened}`} empty={empty} />
      <Cost key={`cost ${opened}`} empty={empty} />
      {empty && (
        <div className="metrics-door">
          <Button variant="ghost" icon="target" onClick={() => useView.getState().openDialog('targets')}>
            Change targets
          </Button>
        </div>
      )}
    </div>
  )
}

interface MetricProps {
  /** Nothing is drawn yet: a dash and the target. */
  readonly empty: boolean
}

function Latency({ empty }: MetricProps) {
  const system = useSystem()
  const target = useDesign((state) => state.design.targets.p95LatencyMs)
  const verdict = useVerdicts()?.latency
  return (
    <HeadlineMetric
      label="Latency, p95"
      compared={{ value: empty ? null : (system?.latencyMs?.p95 ?? null), kind: 'ms' }}
      verdict={empty ? undefined : verdict}
      figure={
        <Figure
          label="Latency, p95"
          kind="ms"
          value={empty ? null : system?.latencyMs?.p95}
          unknown={system?.unstable && !empty ? 'saturated' : undefined}
          receipt={empty ? undefined : '/system/latencyMs/p95'}
        />
      }
      target={against(empty, target === undefined ? null : writeFigure(target, 'ms'))}
      onOpen={useOpen('view.latency')}
    />
  )
}

function Availability({ empty }: MetricProps) {
  const system = useSystem()
  const target = useDesign((state) => state.design.targets.availability)
  const verdict = useVerdicts()?.availability
  const downtime = empty ? null : (system?.downtimeMinutesPerMonth ?? null)
  const allowed = target === undefined ? null : writeErrorBudget(target)
  return (
    <HeadlineMetric
      label="Availability"
      compared={{ value: downtime, kind: 'downtime' }}
      verdict={empty ? undefined : verdict}
      figure={
        <Figure
          label="Availability"
          kind="availability"
          value={empty ? null : system?.availability}
          target={target}
          receipt={empty ? undefined : '/system/availability'}
        />
      }
      target={against(empty, target === undefined ? null : writeFigure(target, 'availability'))}
      {...(downtime !== null && {
        extra: (
          <>
            <Figure
              label="Downtime a month"
              kind="downtime"
              value={downtime}
              receipt="/system/downtimeMinutesPerMonth"
              bare={allowed !== null && unitOf(allowed) === unitOf(writeFigure(downtime, 'downtime'))}
            />
            {allowed === null ? ' down' : ` of ${allowed}`}
            <span className="metric-long"> {allowed === null ? 'a month' : 'error budget'}</span>
          </>
        ),
      })}
      onOpen={useOpen('view.availability')}
    />
  )
}

function Cost({ empty }: MetricProps) {
  const system = useSystem()
  const target = useDesign((state) => state.design.targets.monthlyBudgetUsd)
  const verdict = useVerdicts()?.budget
  return (
    <HeadlineMetric
      label="Cost a month"
      shortLabel="Cost"
      compared={{ value: empty ? null : (system?.monthlyUsd ?? null), kind: 'money' }}
      verdict={empty ? undefined : verdict}
      figure={
        <Figure
          label="Cost a month"
          kind="money"
          value={empty ? null : system?.monthlyUsd}
          receipt={empty ? undefined : '/system/monthlyUsd'}
        />
      }
      target={against(empty, target === undefined ? null : writeFigure(target, 'money'))}
      onOpen={useOpen('view.cost')}
    />
  )
}

/** "43.8 min" → "min". */
function unitOf(text: string): string {
  return text.replace(/^[\d.,]+\s/, '')
}

/** Shows a tab of the results, where there is one. */
function useOpen(command: CommandId): (() => void) | null {
  return useCanRun(command) ? () => runCommand(command) : null
}

function against(empty: boolean, target: string | null): string | null {
  return target === null ? null : `${empty ? 'target' : 'of'} ${target}`
}
