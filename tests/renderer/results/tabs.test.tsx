import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { AvailabilityTab } from '../../../renderer/results/AvailabilityTab.tsx'
import { CostTab } from '../../../renderer/results/CostTab.tsx'
import { FindingsTab } from '../../../renderer/results/FindingsTab.tsx'
import { LatencyTab } from '../../../renderer/results/LatencyTab.tsx'
import { SpreadPlot } from '../../../renderer/results/SpreadPlot.tsx'
import { TrafficTab } from '../../../renderer/results/TrafficTab.tsx'
import { useResults } from '../../../renderer/state/results.ts'
import { useView } from '../../../renderer/state/view.ts'
import {
  type Design,
  formatBillMoney,
  formatDowntime,
  formatExactMs,
  formatMs,
  latencySpread,
  type Report,
} from '../../../simulation/index.ts'
import { openDesign, shop } from '../shop.ts'

beforeEach(() => {
  openDesign(shop())
  useView.setState({ receipt: null })
  useView.getState().select({})
})

function report(): Report {
  const { report: now } = useResults.getState()
  if (!now) throw new Error('no report')
  return now
}

const withRate = (rps: number): Design =>
  shop((file) => ({ ...file, workloads: file.workloads.map((workload) => ({ ...workload, rps })) }))
/** As the queries read the page: any space is a space. */
const read = (text: string) => text.replace(/\s/g, ' ')
const cells = (row: HTMLElement) => within(row).getAllByRole('cell')

describe('latency', () => {
  it('opens with one sentence that tells the p95 and what takes the most', () => {
    render(<LatencyTab />)
    const [workload] = report().workloads
    const p95 = read(formatMs(workload?.latencyMs?.p95 ?? 0))
    expect(screen.getByText(`95 of 100 answers arrive within ${p95}.`)).toBeVisible()
    const longest = [...(workload?.waterfall ?? [])].sort((a, b) => b.meanMs - a.meanMs)[0]
    expect(screen.getByText(new RegExp(`takes the most: ${read(formatExactMs(longest?.meanMs ?? 0))}`))).toBeVisible()
  })

  it('proves each percentile with its receipt', async () => {
    render(<LatencyTab />)
    await userEvent.setup().click(screen.getByRole('button', { name: /^p99: .* Why\?$/ }))
    expect(useView.getState().receipt).toMatchObject({ pointer: '/workloads/0/latencyMs/p99', label: 'p99' })
  })

  it('shows the busiest hour on demand', async () => {
    render(<LatencyTab />)
    await userEvent.setup().click(screen.getByRole('radio', { name: 'Busiest hour' }))
    const row = screen.getByRole('row', { name: /^p99.9/ })
    // A no-break space or a thin gap may stand between number and unit.
    const written = formatMs(report().workloads[0]?.peak?.latencyMs?.p999 ?? 0).replace(/\s/, '')
    expect(row.textContent?.replace(/\s/g, '')).toContain(written)
  })

  it('draws how the answers spread, and counts those beyond the target', () => {
    const design = shop()
    const times = report().workloads[0]?.latencyMs
    const [spread] = latencySpread(design)
    if (!spread || !times) throw new Error('no latency')
    const target = design.targets.p95LatencyMs
    render(<SpreadPlot spread={spread} times={times} target={target} />)
    expect(screen.getByRole('img', { name: new RegExp(`95 of 100 within ${formatMs(times.p95)}`) })).toBeVisible()
    expect(screen.getByText(/computed. A run lays what it measures under the line./)).toBeVisible()
    const slow = screen.queryAllByText(/slower than the target/)
    expect(slow).toHaveLength(target === undefined ? 0 : 1)
  })

  it('draws steps in call order that add up to the mean', () => {
    const { waterfall = [], latencyMs } = report().workloads[0] ?? {}
    expect(waterfall.reduce((sum, step) => sum + step.meanMs, 0)).toBeCloseTo(latencyMs?.mean ?? 0, 6)
    render(<LatencyTab />)
    const table = within(screen.getByRole('region', { name: 'Where the mean goes' })).getByRole('table')
    const names = within(table)
      .getAllByRole('rowheader')
      .map((header) => header.textContent)
    expect(names.findIndex((name) => name?.startsWith('Balancer'))).toBeLessThan(
      names.findIndex((name) => name?.startsWith('API')),
    )
  })

  it('says in words that a queue grows without end', () => {
    openDesign(withRate(100_000))
    render(<LatencyTab />)
    expect(screen.getByText('A part gets more than it can serve: its queue grows without end.')).toBeVisible()
    expect(screen.getByRole('row', { name: /^p95 .*saturated/ })).toBeVisible()
    expect(document.body).not.toHaveTextContent(/NaN|Infinity|∞/)
  })

  it('tells what to do while nobody asks for anything', () => {
    openDesign(shop((file) => ({ ...file, workloads: [] })))
    render(<LatencyTab />)
    expect(screen.getByRole('heading', { name: 'No request to follow yet' })).toBeVisible()
  })

  it('waits for the first report', () => {
    act(() => useResults.setState({ report: null }))
    render(<LatencyTab />)
    expect(screen.getByText('Computing…')).toBeVisible()
  })
})

describe('availability', () => {
  it('opens with minutes down against minutes allowed', () => {
    render(<AvailabilityTab />)
    const down = read(formatDowntime(report().system.downtimeMinutesPerMonth ?? 0))
    expect(screen.getByText(`Down about ${down} a month; 99.9 % allows 43.8 min.`)).toBeVisible()
  })

  it('gives three readings, the expected one with its receipt', () => {
    render(<AvailabilityTab />)
    const readings = within(screen.getByRole('region', { name: 'Three readings of the same design' }))
    expect(readings.getAllByRole('rowheader')).toHaveLength(3)
    expect(readings.getByRole('button', { name: /^Expected, shared causes counted once/ })).toBeVisible()
  })

  it('ranks the causes, which with those at once add up to the downtime', () => {
    render(<AvailabilityTab />)
    const causes = [...(report().workloads[0]?.causes ?? [])].sort((a, b) => b.minutesPerMonth - a.minutesPerMonth)
    const rows = within(screen.getByRole('region', { name: 'What takes it down' })).getAllByRole('row')
    expect(rows[1]).toHaveTextContent(read(formatDowntime(causes[0]?.minutesPerMonth ?? 0)))
    expect(screen.getByText('Region us-east-1')).toBeVisible()
    const sum = causes.reduce((minutes, cause) => minutes + cause.minutesPerMonth, 0)
    const rest = (report().system.downtimeMinutesPerMonth ?? 0) - sum
    expect(screen.getByRole('row', { name: /^Several at once/ })).toHaveTextContent(read(formatDowntime(rest)))
  })

  it('tells in words which failures stop it', async () => {
    render(<AvailabilityTab />)
    await userEvent.setup().click(screen.getByRole('radio', { name: 'Smallest sets that stop it' }))
    expect(screen.getByText('Region us-east-1, alone')).toBeVisible()
    expect(screen.getByText(/failures each stop it alone\.$/)).toBeVisible()
  })

  it('sets each part beside its promise', async () => {
    render(<AvailabilityTab />)
    await userEvent.setup().click(screen.getByRole('radio', { name: 'By part' }))
    expect(screen.getByRole('row', { name: /^API EC2/ })).toHaveTextContent('99.5 to 99.99 %')
  })
})

describe('cost', () => {
  it('lists every line with amount, and its total is that of the report', () => {
    render(<CostTab />)
    const { bill } = report()
    const table = within(screen.getByRole('region', { name: 'The bill' })).getByRole('table')
    const rows = within(table).getAllByRole('row')
    // Head and total.
    expect(rows).toHaveLength(bill.lines.length + 2)
    expect(bill.lines.reduce((sum, line) => sum + (line.amountUsd ?? 0), 0)).toBeCloseTo(bill.totalUsd, 9)
    expect(rows.at(-1)).toHaveTextContent(formatBillMoney(bill.totalUsd))
  })

  it('explains every amount', () => {
    render(<CostTab />)
    expect(screen.getAllByRole('button', { name: / Why\?$/ }).length).toBe(report().bill.lines.length + 1)
  })

  it('filters by part or line and sums what is left', async () => {
    render(<CostTab />)
    await userEvent.setup().type(screen.getByRole('searchbox', { name: /^Filter/ }), 'ranker c7g')
    const sum = report()
      .bill.lines.filter((line) => line.nodeId === 'rank' && line.description.includes('c7g'))
      .reduce((total, line) => total + (line.amountUsd ?? 0), 0)
    const last = screen.getAllByRole('row').at(-1)
    expect(last).toHaveTextContent('These lines')
    expect(cells(last as HTMLElement).some((cell) => cell.textContent === formatBillMoney(sum))).toBe(true)
  })

  it('copies the bill as CSV', async () => {
    const user = userEvent.setup()
    render(<CostTab />)
    await user.click(screen.getByRole('button', { name: 'Copy as CSV' }))
    expect(await navigator.clipboard.readText()).toMatch(/^part,nodeId,provider,service,/)
  })

  it('shows the parts of a tile', async () => {
    render(<CostTab />)
    const map = within(screen.getByRole('region', { name: 'Where the money goes' }))
    const [largest] = map.getAllByRole('button', { name: /\$/ })
    if (!largest) throw new Error('no tile')
    await userEvent.setup().click(largest)
    expect(useView.getState().selection.nodes).toHaveLength(1)
  })

  it('tells that nothing costs anything yet', () => {
    openDesign(shop((file) => ({ ...file, nodes: file.nodes.slice(0, 1), edges: [] })))
    render(<CostTab />)
    expect(screen.getByRole('heading', { name: 'Nothing costs anything yet' })).toBeVisible()
  })
})

describe('traffic', () => {
  it('tells mean and busiest hour, of parts and wires', () => {
    render(<TrafficTab />)
    expect(screen.getByText('60 rps on average, 120 rps in the busiest hour.')).toBeVisible()
    expect(within(screen.getByRole('region', { name: 'Parts' })).getByRole('row', { name: /^API/ })).toBeVisible()
    expect(screen.getByRole('row', { name: /^API → Ranker/ })).toBeVisible()
  })
})

describe('advice', () => {
  it('names the part at fault with its remedy, and shows it on the sheet', async () => {
    openDesign(withRate(100_000))
    render(<FindingsTab />)
    const finding = report().findings.find(({ rule }) => rule === 'saturated')
    expect(finding).toBeDefined()
    const item = screen.getByText(finding?.message ?? '').closest('li')
    if (!item) throw new Error('no item')
    expect(within(item).getByRole('img', { name: 'Wrong' })).toBeVisible()
    await userEvent.setup().click(within(item).getByRole('button', { name: /^Show/ }))
    expect(useView.getState().reveal.ids).toEqual(finding?.nodeIds)
  })

  it('signs the measured effect of a remedy', () => {
    act(() =>
      useResults.setState({
        report: {
          ...report(),
          findings: [
            {
              rule: 'one-zone',
              severity: 'warning',
              nodeIds: ['store'],
              message: 'Store runs in one zone.',
              remedy: 'Run it in two zones.',
              effect: { minutesPerMonth: -21.5, p95Ms: 0, usd: 53 },
            },
          ],
        },
      }),
    )
    render(<FindingsTab />)
    expect(screen.getByText('−21.5 min')).toBeVisible()
    expect(screen.getByText('no change')).toBeVisible()
    expect(screen.getByText('+$53')).toBeVisible()
  })

  it('has a door when there is nothing to say', () => {
    const margin = 0.1
    const having = (status: 'met' | 'missed') => ({
      ...report(),
      findings: [],
      verdicts: { availability: { status, margin } },
    })
    act(() => useResults.setState({ report: having('met') }))
    render(<FindingsTab />)
    expect(screen.getByRole('heading', { name: 'Nothing to improve at these targets' })).toBeVisible()
    act(() => useResults.setState({ report: having('missed') }))
    expect(screen.getByRole('heading', { name: 'Nothing is drawn wrong, yet a target is missed' })).toBeVisible()
  })
})

describe('a large design', () => {
  it('shows the first fifty rows of a table, and all of them when asked', async () => {
    const more = Array.from({ length: 80 }, (_, i) => ({
      id: `more-${i}`,
      service: 'aws.ec2',
      name: `More ${i}`,
      position: { x: 0, y: 0 },
    }))
    openDesign(
      shop((file) => ({
        ...file,
        nodes: [...file.nodes, ...more],
        edges: [...file.edges, ...more.map(({ id }) => ({ id: `to-${id}`, source: 'api', target: id }))],
      })),
    )
    render(<TrafficTab />)
    const wires = within(screen.getByRole('region', { name: 'Wires' }))
    expect(wires.getAllByRole('rowheader')).toHaveLength(50)
    const all = report().edges.length
    await userEvent.setup().click(wires.getByRole('button', { name: `Show all ${all}` }))
    expect(wires.getAllByRole('rowheader')).toHaveLength(all)
    expect(wires.getByRole('button', { name: 'Show the first 50' })).toHaveFocus()
  })
})
