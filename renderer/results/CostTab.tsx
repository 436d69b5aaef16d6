import { useState } from 'react'
import {
  type Bill,
  type BillLine,
  billCsv,
  formatBillMoney,
  formatDate,
  formatMoney,
  formatPercent,
  formatQuantity,
  formatUnitPrice,
  type Report,
} from '../../simulation/index.ts'
import { useCatalog } from '../state/catalog.ts'
import { runCommand, useCanRun } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { usePrices } from '../state/prices.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Figure } from '../ui/Figure.tsx'
import { PartName } from '../ui/PartName.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { toast } from '../ui/Toast.tsx'
import { writeMany } from '../ui/write.ts'
import { CostMap, type CostShare } from './CostMap.tsx'
import { WithReport } from './Nothing.tsx'
import { useNames } from './names.ts'
import { Sentence } from './Sentence.tsx'
import { useFirstRows } from './useFirstRows.tsx'

/** Where the money goes: a map of it, and every line of the bill with its price, source and date. */
export function CostTab() {
  return <WithReport>{(report) => <Cost report={report} />}</WithReport>
}

function Cost({ report }: { readonly report: Report }) {
  const { bill, verdicts, system } = report
  const budget = useDesign((state) => state.design.targets.monthlyBudgetUsd)
  const [by, setBy] = useState<'part' | 'category'>('part')
  const shares = useShares(bill, by)
  if (bill.lines.length === 0) {
    return (
      <EmptyState icon="receipt" title="Nothing costs anything yet">
        Parts of a cloud provider make lines of the bill as soon as they are drawn.
      </EmptyState>
    )
  }
  const [largest] = shares
  return (
    <>
      <Sentence
        status={verdicts.budget?.status}
        lead={`${formatMoney(system.monthlyUsd)} a month${budget === undefined ? '' : `; the budget is ${formatMoney(budget)}`}.`}
        rest={
          <>
            {largest && `${formatPercent(largest.usd / bill.totalUsd)} of it goes to ${largest.name}.`}{' '}
            {!bill.complete && 'Some lines have no known price, so this is the least it costs.'}
          </>
        }
      />
      <div className="result-columns cost">
        <section className="cost-side" aria-label="Where the money goes">
          <div className="section-head">
            <h3>Where it goes</h3>
            <Segmented<'part' | 'category'>
              label="Grouped by"
              value={by}
              options={[
                { value: 'part', label: 'Part' },
                { value: 'category', label: 'Kind' },
              ]}
              onChange={setBy}
            />
          </div>
          <CostMap shares={shares} total={bill.totalUsd} />
        </section>
        <BillTable bill={bill} />
      </div>
    </>
  )
}

function useShares(bill: Bill, by: 'part' | 'category'): readonly CostShare[] {
  const nodes = useDesign((state) => state.design.nodes)
  const services = useCatalog((state) => state.byId)
  const nameOf = useNames()
  const sums = new Map<string, CostShare>()
  for (const line of bill.lines) {
    if (line.amountUsd === null || line.amountUsd <= 0) continue
    const node = nodes.find((other) => other.id === line.nodeId)
    const category = services.get(node?.service ?? '')?.category ?? 'generic'
    const key = by === 'part' ? line.nodeId : category
    const before = sums.get(key)
    sums.set(key, {
      key,
      name: by === 'part' ? nameOf(line.nodeId) : (CATEGORIES[category] ?? category),
      category,
      usd: (before?.usd ?? 0) + line.amountUsd,
      nodeIds: [...new Set([...(before?.nodeIds ?? []), ...(node ? [node.id] : [])])],
    })
  }
  return [...sums.values()].sort((a, b) => b.usd - a.usd)
}

const CATEGORIES: Readonly<Record<string, string>> = {
  compute: 'Compute',
  storage: 'Storage',
  database: 'Databases',
  network: 'Network',
  ml: 'Machine learning',
  messaging: 'Messaging',
  security: 'Security',
  analytics: 'Analytics',
  ops: 'Monitoring',
  group: 'Places',
  generic: 'Others',
}

function BillTable({ bill }: { readonly bill: Bill }) {
  const [query, setQuery] = useState('')
  const nameOf = useNames()
  const selected = useView((state) => state.selection.nodes)
  const rows = bill.lines
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => matches(line, nameOf(line.nodeId), query))
    .sort((a, b) => (b.line.amountUsd ?? Number.POSITIVE_INFINITY) - (a.line.amountUsd ?? Number.POSITIVE_INFINITY))
  const { shown, more } = useFirstRows(rows)
  const sum = rows.reduce((total, { line }) => total + (line.amountUsd ?? 0), 0)
  const anyFree = bill.lines.some((line) => line.freeQuantity > 0)
  const copy = () => {
    void navigator.clipboard
      .writeText(billCsv(bill, nameOf))
      .then(() => toast(`Copied ${writeMany(bill.lines.length, 'line')} as CSV`))
  }
  return (
    <section className="bill" aria-label="The bill">
      <div className="bill-head">
        <SearchField label={`Filter ${writeMany(bill.lines.length, 'line')}`} value={query} onChange={setQuery} />
        <PricesButton />
        <Button icon="copy" variant="line" onClick={copy}>
          Copy as CSV
        </Button>
      </div>
      <div className="bill-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Line</th>
              <th scope="col" className="number">
                Quantity
              </th>
              {anyFree && (
                <th scope="col" className="number">
                  Free
                </th>
              )}
              <th scope="col" className="number">
                Price
              </th>
              <th scope="col" className="number">
                Amount
              </th>
              <th scope="col" className="source-cell">
                Source
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, index }) => (
              <tr key={index} aria-selected={selected.some((id) => id === line.nodeId) || undefined}>
                <th scope="row">
                  <PartName id={line.nodeId}>{nameOf(line.nodeId)}</PartName>
                </th>
                <td className="quiet name-cut line-cell" title={line.description}>
                  {line.description}
                </td>
                <td className="number quantity">{formatQuantity(rounded(line.quantity), line.unit)}</td>
                {anyFree && (
                  <td className="number quiet">
                    {line.freeQuantity > 0 ? formatQuantity(rounded(line.freeQuantity), line.unit) : '–'}
                  </td>
                )}
                <td className="number">
                  {line.unitPriceUsd === null ? 'no price' : formatUnitPrice(tidy(line.unitPriceUsd))}
                  {line.regionAssumed && (
                    <span
                      className="mark"
                      role="img"
                      title="No price is known for its region; this is the one of the provider’s reference region."
                      aria-label="price of the reference region"
                    >
                      *
                    </span>
                  )}
                </td>
                <td className="number">
                  <Figure
                    value={line.amountUsd}
                    kind="bill-money"
                    label={`${nameOf(line.nodeId)}, ${line.description}`}
                    receipt={`/bill/lines/${index}/amountUsd`}
                    unknown="no price"
                  />
                </td>
                <td className="quiet source-cell name-cut" title={`${line.priceSource}, ${formatDate(line.priceAsOf)}`}>
                  {line.confidence !== 'quoted' && <span className="chip">{CONFIDENCE[line.confidence]}</span>}{' '}
                  {formatDate(line.priceAsOf)} {line.priceSource}
                </td>
              </tr>
            ))}
            <tr className="total">
              <th scope="row">{query.trim() === '' ? 'Total' : 'These lines'}</th>
              <td colSpan={anyFree ? 4 : 3} />
              <td className="number">
                {query.trim() === '' ? (
                  <Figure value={bill.totalUsd} kind="bill-money" label="Total" receipt="/system/monthlyUsd" />
                ) : (
                  formatBillMoney(sum)
                )}
              </td>
              <td className="source-cell" />
            </tr>
          </tbody>
        </table>
      </div>
      {more}
      {rows.length === 0 && <p className="caption">No line is like “{query}”.</p>}
      {rows.some(({ line }) => line.regionAssumed) && (
        <p className="caption">
          * No price is known for its region; this is the one of the provider’s reference region.
        </p>
      )}
    </section>
  )
}

/** Says when the bill is made with more than list prices, and leads to them. */
function PricesButton() {
  const layers = usePrices((state) => state.layers)
  if (!useCanRun('file.prices')) return null
  return (
    <Button icon="coin" variant="line" onClick={() => runCommand('file.prices')}>
      {layers.length === 0 ? 'List prices' : 'Your prices in use'}
    </Button>
  )
}

const CONFIDENCE = {
  quoted: 'quoted',
  derived: 'derived',
  recalled: 'estimate',
  unknown: 'unknown',
  user: 'yours',
} as const

/** Quantities are sums over a week; three decimals are all that a reader can check. */
function rounded(quantity: number): number {
  return quantity >= 100 ? Math.round(quantity) : Number(quantity.toPrecision(3))
}

/** Takes away the noise of a division: blended over tiers, a price is amount ÷ quantity. */
function tidy(price: number): number {
  return Number(price.toPrecision(6))
}

function matches(line: BillLine, name: string, query: string): boolean {
  const text = `${name} ${line.description} ${line.service} ${line.provider} ${line.dimension} ${line.region ?? ''}`
  return query
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word))
}
