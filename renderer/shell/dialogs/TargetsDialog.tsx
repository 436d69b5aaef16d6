import type { Targets } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberField } from '../../ui/Field.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { writeErrorBudget } from '../../ui/write.ts'

/** What the design must reach; a target that is off gets no verdict. Each change is one step to undo. */
export function TargetsDialog() {
  const targets = useDesign((state) => state.design.targets)
  const close = () => useView.getState().openDialog(null)
  const budget = targets.availability
  return (
    <Dialog
      title="Change the targets"
      description="Each target gets a verdict in the header. Turn off what does not matter here."
      onClose={close}
      onPrimary={close}
      actions={
        <Button size="large" variant="primary" onClick={close}>
          Done
        </Button>
      }
    >
      <div className="targets">
        <Target
          label="Latency, p95"
          unit="ms"
          value={targets.p95LatencyMs}
          initial={250}
          min={1}
          max={600_000}
          set={(p95LatencyMs, gesture) => setTarget('p95LatencyMs', p95LatencyMs, gesture)}
          note="19 of 20 answers arrive within this time."
        />
        <Target
          label="Availability"
          unit="%"
          value={budget === undefined ? undefined : percent(budget)}
          initial={99.9}
          min={50}
          max={99.9999999}
          step={0.1}
          set={(value, gesture) =>
            setTarget('availability', value === undefined ? undefined : fraction(value), gesture)
          }
          note={
            budget === undefined
              ? 'The share of requests that are answered.'
              : `Allows ${writeErrorBudget(budget)} of downtime a month.`
          }
        />
        <Target
          label="Cost a month"
          unit="$"
          value={targets.monthlyBudgetUsd}
          initial={600}
          min={0.01}
          max={1e9}
          set={(monthlyBudgetUsd, gesture) => setTarget('monthlyBudgetUsd', monthlyBudgetUsd, gesture)}
          note="The whole bill, with data transfer."
        />
      </div>
    </Dialog>
  )
}

function Target({
  label,
  unit,
  value,
  initial,
  min,
  max,
  step,
  set,
  note,
}: {
  readonly label: string
  readonly unit: string
  readonly value: number | undefined
  readonly initial: number
  readonly min: number
  readonly max: number
  readonly step?: number
  set(value: number | undefined, gesture?: string): void
  readonly note: string
}) {
  return (
    <div className="target">
      <Switch
        label={`Target for ${label}`}
        checked={value !== undefined}
        onChange={(on) => set(on ? initial : undefined)}
      />
      <div className="grow">
        <div className="strong">{label}</div>
        <div className="caption">{note}</div>
      </div>
      <div className="target-value">
        {value === undefined ? (
          <span className="caption">no target</span>
        ) : (
          <NumberField
            label={label}
            unit={unit}
            value={value}
            min={min}
            max={max}
            {...(step && { step })}
            onChange={set}
          />
        )}
      </div>
    </div>
  )
}

function setTarget(name: keyof Targets, value: number | undefined, gesture?: string): void {
  useDesign.getState().apply(
    'Change the targets',
    (design) => {
      const { [name]: _, ...others } = design.targets
      return { ...design, targets: value === undefined ? others : { ...others, [name]: value } }
    },
    gesture,
  )
}

/** Percent as typed, without the noise of a multiplication: 0.999 is 99.9. */
const percent = (value: number): number => Number((value * 100).toPrecision(12))
const fraction = (value: number): number => Number((value / 100).toPrecision(12))
