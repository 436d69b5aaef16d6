import { catalog, type Design, type FreeTier, formatRate, type Report, type Targets } from '../../simulation/index.ts'
import { element } from './element.ts'

type Show = (design: Design, down: string | null) => void

/** What can be changed, each with its name; a change is computed once the browser is about to draw. */
export function controls(
  original: Design,
  report: Report,
  show: Show,
): { readonly form: HTMLElement; readonly reset: HTMLElement } {
  let design = original
  let down: string | null = null
  let asked = false
  const change = (next: Design, failed: string | null = down) => {
    design = next
    down = failed
    if (asked) return
    asked = true
    requestAnimationFrame(() => {
      asked = false
      show(design, down)
    })
  }
  const rows = [
    ...original.workloads.map(({ id, name, rps }) =>
      rateControl(name, rps, (rate) =>
        change({
          ...design,
          workloads: design.workloads.map((workload) => (workload.id === id ? { ...workload, rps: rate } : workload)),
        }),
      ),
    ),
    ...targetControls(original.targets, (targets) => change({ ...design, targets: { ...design.targets, ...targets } })),
    choice('Free allowances', FREE_TIERS, original.pricing.freeTier, (freeTier) =>
      change({ ...design, pricing: { freeTier } }),
    ),
    choice('What is down', [{ value: '', label: 'Nothing' }, ...failures(original, report)], '', (id) =>
      change(design, id === '' ? null : id),
    ),
  ]
  const form = element('form', { class: 'controls' }, ...rows.map(({ row }) => row))
  form.addEventListener('submit', (event) => event.preventDefault())
  const reset = element('button', { type: 'button' }, 'Back to the design')
  reset.addEventListener('click', () => {
    for (const { restore } of rows) restore()
    change(original, null)
  })
  return { form, reset }
}

interface Control {
  readonly row: HTMLElement
  restore(): void
}

/** Steps of a tenfold. */
const STEPS = 100

/** A tenth to ten times the rate, evenly by factors; a rate of nothing starts at one a second. */
function rateControl(name: string, rps: number, onChange: (rps: number) => void): Control {
  const base = rps > 0 ? rps : 1
  const id = `rate-${name}-${rps}`
  const slider = element('input', { type: 'range', id, min: String(-STEPS), max: String(STEPS), step: '1', value: '0' })
  const output = element('output', { for: id })
  const write = (rate: number) => {
    output.value = formatRate(rate)
    slider.setAttribute('aria-valuetext', formatRate(rate))
  }
  const restore = () => {
    slider.value = '0'
    write(rps)
  }
  slider.addEventListener('input', () => {
    const rate = Number((base * 10 ** (slider.valueAsNumber / STEPS)).toPrecision(3))
    write(slider.valueAsNumber === 0 ? rps : rate)
    onChange(slider.valueAsNumber === 0 ? rps : rate)
  })
  restore()
  return {
    row: element('div', { class: 'control' }, element('label', { for: id }, `Rate of ${name}`), output, slider),
    restore,
  }
}

const TARGETS = [
  { key: 'p95LatencyMs', name: 'Target of latency, p95 in ms', min: '0.001', max: '1e15' },
  { key: 'availability', name: 'Target of availability, as a fraction', min: '0.000001', max: '0.999999999' },
  { key: 'monthlyBudgetUsd', name: 'Target of cost a month in $', min: '0.01', max: '1e15' },
] as const

function targetControls(targets: Targets, onChange: (changed: Partial<Targets>) => void): readonly Control[] {
  return TARGETS.flatMap(({ key, name, min, max }) => {
    const initial = targets[key]
    if (initial === undefined) return []
    const field = element('input', {
      type: 'number',
      id: key,
      min,
      max,
      step: 'any',
      required: '',
      value: String(initial),
    })
    // a wrong entry stays to be mended; the last valid one is in force
    field.addEventListener('input', () => {
      if (field.validity.valid) onChange({ [key]: field.valueAsNumber })
    })
    const restore = () => {
      field.value = String(initial)
    }
    return [{ row: element('div', { class: 'control' }, element('label', { for: key }, name), field), restore }]
  })
}

const FREE_TIERS: readonly { readonly value: FreeTier; readonly label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'always-free', label: 'The permanent ones' },
  { value: 'new-account', label: 'Those of a new account' },
]

function choice<T extends string>(
  name: string,
  options: readonly { readonly value: T; readonly label: string }[],
  initial: T,
  onChange: (value: T) => void,
): Control {
  const id = name.toLowerCase().replace(/\W+/g, '-')
  const select = element('select', { id }, ...options.map(({ value, label }) => element('option', { value }, label)))
  select.value = initial
  select.addEventListener('change', () => {
    const option = options[select.selectedIndex]
    if (option) onChange(option.value)
  })
  const restore = () => {
    select.value = initial
  }
  return { row: element('div', { class: 'control' }, element('label', { for: id }, name), select), restore }
}

/** Parts, and the zones, regions and providers that the design's availability depends on. */
function failures(design: Design, report: Report): readonly { readonly value: string; readonly label: string }[] {
  const known = new Map(catalog().map((service) => [service.id, service]))
  const places = new Set(
    report.workloads.flatMap(({ causes }) =>
      causes.flatMap(({ id }) => (/^(zone|region|provider):/.test(id) ? [id] : [])),
    ),
  )
  const parts = design.nodes.filter(({ service }) => !known.get(service)?.isGroup && !known.get(service)?.isSource)
  return [
    ...parts.map(({ id, name }) => ({ value: id, label: name })),
    ...[...places].map((id) => ({
      value: id,
      label: id.replace(/^(\w)(\w*):/, (_, first, rest) => `${first.toUpperCase()}${rest} `),
    })),
  ]
}
