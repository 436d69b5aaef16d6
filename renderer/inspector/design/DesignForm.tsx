import { type ReactNode, useId, useRef, useState } from 'react'
import { type Assumptions, DEFAULT_ASSUMPTIONS, type FreeTier } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { NumberField, TextField } from '../../ui/Field.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { writeMany } from '../../ui/write.ts'
import { changeAssumption, changeFreeTier, changeTargets, describeDesign, renameDesign } from '../changes.ts'
import { PanelHead } from '../PanelHead.tsx'
import { Setting } from '../Setting.tsx'
import { AllowanceChanges } from './AllowanceChanges.tsx'
import { Workloads } from './Workloads.tsx'

/** The design as a whole: shown while nothing is selected. */
export function DesignForm() {
  const design = useDesign((state) => state.design)
  const { targets, assumptions, pricing } = design
  return (
    <>
      <PanelHead
        title={
          <div className="part-name">
            <TextField
              label="Name of the design"
              value={design.name}
              maxLength={200}
              validate={(text) => (text.trim() === '' ? 'A design needs a name.' : null)}
              onChange={renameDesign}
            />
          </div>
        }
        heading="Settings of the design"
        subtitle={`The whole design · ${writeMany(design.nodes.length, 'part')}`}
      />
      <div className="panel-scroll">
        <Section title="Workloads" open>
          <Workloads />
        </Section>
        <Section title="Targets" open>
          <div className="section settings">
            <Setting label="Latency, p95" help="19 of 20 answers arrive within this time.">
              <NumberField
                label="Target for latency, p95"
                unit="ms"
                value={targets.p95LatencyMs ?? null}
                min={1}
                max={600_000}
                placeholder="no target"
                onChange={(value, gesture) => changeTargets('p95LatencyMs', value, gesture)}
                onClear={(gesture) => changeTargets('p95LatencyMs', undefined, gesture)}
              />
            </Setting>
            <Setting
              label="Availability"
              help="The share of requests that are answered."
              note={
                targets.availability === undefined ? undefined : (
                  <>
                    Allows <Figure value={(1 - targets.availability) * MINUTES} kind="downtime" label="Error budget" />{' '}
                    of downtime a month.
                  </>
                )
              }
            >
              <NumberField
                label="Target for availability"
                unit="%"
                value={targets.availability === undefined ? null : percent(targets.availability)}
                min={50}
                max={99.9999999}
                step={0.1}
                placeholder="no target"
                onChange={(value, gesture) => changeTargets('availability', fraction(value), gesture)}
                onClear={(gesture) => changeTargets('availability', undefined, gesture)}
              />
            </Setting>
            <Setting label="Cost a month" help="The whole bill, with data transfer.">
              <NumberField
                label="Target for cost a month"
                unit="$"
                value={targets.monthlyBudgetUsd ?? null}
                min={0.01}
                max={1e9}
                placeholder="no target"
                onChange={(value, gesture) => changeTargets('monthlyBudgetUsd', value, gesture)}
                onClear={(gesture) => changeTargets('monthlyBudgetUsd', undefined, gesture)}
              />
            </Setting>
          </div>
        </Section>
        <Section title="Free allowances">
          <div className="section settings">
            <Setting
              label="Which count"
              help="Vendors give small amounts for free; new accounts get more for a year."
              wide
            >
              <Segmented
                label="Which free allowances count"
                fill
                value={pricing.freeTier}
                options={FREE_TIERS}
                onChange={changeFreeTier}
              />
            </Setting>
            <AllowanceChanges />
          </div>
        </Section>
        <Section title="Assumptions">
          <div className="section settings">
            <p className="caption">
              No vendor publishes how often a zone or a region stops. These are ours; change them and see what depends
              on them.
            </p>
            {ASSUMPTIONS.map(({ name, label, why, unit }) => {
              const own = assumptions[name]
              const value = own ?? DEFAULT_ASSUMPTIONS[name]
              const shown = unit === '%' ? percent(value) : value
              const initial = unit === '%' ? percent(DEFAULT_ASSUMPTIONS[name]) : DEFAULT_ASSUMPTIONS[name]
              return (
                <Setting
                  key={name}
                  label={label}
                  help={why}
                  note={why}
                  {...(own !== undefined && {
                    onReset: () => changeAssumption(name, label, undefined),
                    resetTo: `${initial} ${unit}`,
                  })}
                >
                  <NumberField
                    label={label}
                    unit={unit}
                    value={shown}
                    min={unit === '%' ? 50 : 0.1}
                    max={unit === '%' ? 100 : 43_800}
                    step={unit === '%' ? 0.01 : 5}
                    onChange={(next, gesture) =>
                      changeAssumption(name, label, unit === '%' ? fraction(next) : next, gesture)
                    }
                  />
                </Setting>
              )
            })}
          </div>
        </Section>
        <Section title="Description">
          <div className="section">
            <Description value={design.description} />
          </div>
        </Section>
      </div>
    </>
  )
}

function Section({
  title,
  open: initially = false,
  children,
}: {
  readonly title: string
  readonly open?: boolean
  readonly children: ReactNode
}) {
  const [open, setOpen] = useState(initially)
  const id = useId()
  return (
    <section className="folding" aria-labelledby={id}>
      <h3>
        <button type="button" id={id} className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'down' : 'right'} size={14} />
          <span className="strong grow">{title}</span>
        </button>
      </h3>
      {open && children}
    </section>
  )
}

function Description({ value }: { readonly value: string }) {
  const id = useId()
  const count = useRef(0)
  const gesture = () => `description ${id} ${count.current}`
  return (
    <textarea
      className="field"
      aria-label="Description"
      placeholder="What is this design for, and what is there to notice?"
      rows={5}
      maxLength={20_000}
      value={value}
      onFocus={() => count.current++}
      onChange={(event) => describeDesign(event.target.value, gesture())}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        event.currentTarget.blur()
        useView.getState().openReceipt(null)
      }}
    />
  )
}

const MINUTES = 730 * 60

const FREE_TIERS: readonly { readonly value: FreeTier; readonly label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'always-free', label: 'Always free' },
  { value: 'new-account', label: 'New account' },
]

const ASSUMPTIONS: readonly {
  readonly name: keyof Assumptions
  readonly label: string
  readonly unit: '%' | 'min'
  readonly why: string
}[] = [
  {
    name: 'zoneAvailability',
    label: 'A zone is up',
    unit: '%',
    why: 'All parts in a zone stop with it: power, cooling, its network.',
  },
  {
    name: 'regionAvailability',
    label: 'A region is up',
    unit: '%',
    why: 'All parts in a region stop with it, whatever their zones.',
  },
  {
    name: 'commonCauseAvailability',
    label: 'A provider is up',
    unit: '%',
    why: 'Deploys, configuration and the global control plane reach every region at once.',
  },
  {
    name: 'outageMinutes',
    label: 'An outage lasts',
    unit: 'min',
    why: 'Turns the share of time into how often it happens.',
  },
]

/** Percent as typed, without the noise of a multiplication: 0.999 is 99.9. */
const percent = (value: number): number => Number((value * 100).toPrecision(12))
const fraction = (value: number): number => Number((value / 100).toPrecision(12))
