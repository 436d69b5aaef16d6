import type { DesignNode, Shape, Workload } from '../../../simulation/index.ts'
import { useCatalog } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { NumberField, TextField } from '../../ui/Field.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { addWorkload, changeWorkload, removeWorkload } from '../changes.ts'
import { Setting } from '../Setting.tsx'
import { ShapePlot } from './ShapePlot.tsx'

/** The workloads that start at one part. */
export function WorkloadsOf({ source }: { readonly source: DesignNode }) {
  const workloads = useDesign((state) => state.design.workloads)
  const mine = workloads.filter((workload) => workload.source === source.id)
  return (
    <>
      {mine.map((workload) => (
        <WorkloadForm key={workload.id} workload={workload} />
      ))}
      <div className="section">
        {mine.length === 0 && (
          <p className="caption">Nobody asks for anything yet: without requests there is no latency.</p>
        )}
        <Button icon="plus" variant="line" onClick={() => addWorkload(source)}>
          Add a workload
        </Button>
      </div>
    </>
  )
}

/** All workloads of the design, and a way to add one where there is a part they can start from. */
export function Workloads() {
  const { workloads, nodes } = useDesign((state) => state.design)
  const services = useCatalog((state) => state.byId)
  const source = nodes.find((node) => services.get(node.service)?.isSource)
  return (
    <div>
      {workloads.map((workload) => (
        <WorkloadForm key={workload.id} workload={workload} />
      ))}
      <div className="section">
        {workloads.length === 0 && (
          <p className="caption">No workload yet: latency and availability are those of a request.</p>
        )}
        <Button
          icon="plus"
          variant="line"
          disabledReason={source ? undefined : 'Place the part Users first: workloads start there'}
          onClick={() => source && addWorkload(source)}
        >
          Add a workload
        </Button>
      </div>
    </div>
  )
}

function WorkloadForm({ workload }: { readonly workload: Workload }) {
  const nodes = useDesign((state) => state.design.nodes)
  const services = useCatalog((state) => state.byId)
  const sources = nodes.filter((node) => services.get(node.service)?.isSource)
  const { shape } = workload
  const change = (what: string, next: Partial<Workload>, gesture?: string) =>
    changeWorkload(workload, what, next, gesture)
  return (
    <section className="section settings" aria-label={`Workload ${workload.name}`}>
      <div className="section-head">
        <div className="grow part-name">
          <TextField
            label="Name of the workload"
            value={workload.name}
            maxLength={200}
            validate={(text) => (text.trim() === '' ? 'A workload needs a name.' : null)}
            onChange={(name, gesture) => change('the name', { name }, gesture)}
          />
        </div>
        <IconButton
          icon="trash"
          iconSize={14}
          size="compact"
          variant="ghost"
          label={`Remove the workload ${workload.name}`}
          onClick={() => removeWorkload(workload)}
        />
      </div>
      {sources.length > 1 && (
        <Setting label="Starts at" wide>
          <Select
            label="Starts at"
            value={String(workload.source)}
            options={sources.map((node) => ({ value: String(node.id), label: node.name }))}
            onChange={(id) => {
              const source = sources.find((node) => node.id === id)
              if (source) change('the source', { source: source.id })
            }}
          />
        </Setting>
      )}
      <Setting label="Mean rate" help="Requests a second, on average over the month.">
        <NumberField
          label="Mean rate"
          unit="rps"
          value={workload.rps}
          min={0}
          max={1e9}
          onChange={(rps, gesture) => change('the rate', { rps }, gesture)}
        />
      </Setting>
      <Setting label="Over the week" help="How the rate moves around its mean; hours are UTC." wide>
        <div className="stack">
          <Segmented
            label="Over the week"
            fill
            value={shape.kind}
            options={[
              { value: 'constant', label: 'Even' },
              { value: 'diurnal', label: 'Day and night' },
              { value: 'burst', label: 'Burst' },
              ...(shape.kind === 'hourly' ? [{ value: 'hourly' as const, label: 'By hour' }] : []),
            ]}
            onChange={(kind) => change('the shape', { shape: freshShape(kind, shape) })}
          />
          <ShapePlot shape={shape} rps={workload.rps} />
        </div>
      </Setting>
      <ShapeFields shape={shape} onChange={(next, gesture) => change('the shape', { shape: next }, gesture)} />
      <Setting label="Request size">
        <NumberField
          label="Request size"
          unit="KB"
          value={workload.requestKb}
          min={0}
          max={1e12}
          onChange={(requestKb, gesture) => change('the request size', { requestKb }, gesture)}
        />
      </Setting>
      <Setting label="Response size">
        <NumberField
          label="Response size"
          unit="KB"
          value={workload.responseKb}
          min={0}
          max={1e12}
          onChange={(responseKb, gesture) => change('the response size', { responseKb }, gesture)}
        />
      </Setting>
    </section>
  )
}

const MINUTES_A_DAY = 1440

function ShapeFields({ shape, onChange }: { readonly shape: Shape; onChange(shape: Shape, gesture?: string): void }) {
  switch (shape.kind) {
    case 'constant':
    case 'hourly':
      return null
    case 'diurnal':
      return (
        <>
          <Setting label="Peak" help="How many times the mean the busiest moment of the day is.">
            <NumberField
              label="Peak"
              unit="× mean"
              value={shape.peakToMean}
              min={1}
              max={1e6}
              onChange={(peakToMean, gesture) => onChange({ ...shape, peakToMean }, gesture)}
            />
          </Setting>
          <Setting label="Peak hour">
            <NumberField
              label="Hour of the peak"
              unit="h UTC"
              value={shape.peakHour}
              min={0}
              max={24}
              onChange={(peakHour, gesture) => onChange({ ...shape, peakHour }, gesture)}
            />
          </Setting>
        </>
      )
    case 'burst':
      return (
        <>
          <Setting label="Burst" help="How many times the mean the rate is in the burst.">
            <NumberField
              label="Burst"
              unit="× mean"
              value={shape.peakToMean}
              min={1}
              max={Math.min(1e6, MINUTES_A_DAY / shape.minutesPerDay)}
              onChange={(peakToMean, gesture) => onChange({ ...shape, peakToMean }, gesture)}
            />
          </Setting>
          <Setting label="Burst lasts">
            <NumberField
              label="Minutes of burst a day"
              unit="min / day"
              value={shape.minutesPerDay}
              min={0}
              exclusiveMin
              max={Math.min(MINUTES_A_DAY - 1, MINUTES_A_DAY / shape.peakToMean)}
              onChange={(minutesPerDay, gesture) => onChange({ ...shape, minutesPerDay }, gesture)}
            />
          </Setting>
          <Setting label="Burst starts">
            <NumberField
              label="Hour at which the burst starts"
              unit="h UTC"
              value={shape.startHour}
              min={0}
              max={24}
              onChange={(startHour, gesture) => onChange({ ...shape, startHour }, gesture)}
            />
          </Setting>
        </>
      )
    default:
      return shape satisfies never
  }
}

/** A shape of another kind, with what it has in common with the last one. */
function freshShape(kind: Shape['kind'], last: Shape): Shape {
  const peak = 'peakToMean' in last ? last.peakToMean : 2
  switch (kind) {
    case 'constant':
      return { kind }
    case 'diurnal':
      return { kind, peakToMean: Math.min(peak, 5), peakHour: 18 }
    case 'burst':
      return { kind, peakToMean: peak, minutesPerDay: Math.min(60, MINUTES_A_DAY / peak), startHour: 9 }
    case 'hourly':
      return last.kind === 'hourly' ? last : { kind: 'constant' }
    default:
      return kind satisfies never
  }
}
