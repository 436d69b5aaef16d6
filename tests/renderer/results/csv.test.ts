import { describe, expect, it } from 'vitest'
import { billAsCsv } from '../../../renderer/results/csv.ts'
import { evaluate } from '../../../simulation/index.ts'
import { shop } from '../shop.ts'

const design = shop()
const { bill } = evaluate(design)
const rows = (text: string) => text.split('\r\n').slice(0, -1)

describe('the bill as CSV', () => {
  it('has a head and a row for each line, and its amounts add up to the total', () => {
    const [head, ...lines] = rows(billAsCsv(bill, () => 'part'))
    const at = head?.split(',').indexOf('amount USD a month') ?? -1
    expect(lines).toHaveLength(bill.lines.length)
    const cells = lines.map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((c) => c.replace(/,$/, '')) ?? [])
    expect(cells.reduce((sum, row) => sum + Number(row[at]), 0)).toBeCloseTo(bill.totalUsd, 6)
  })

  it('quotes what would break a row, and keeps formulas from running in a spreadsheet', () => {
    const [line] = bill.lines
    if (!line) throw new Error('the shop costs nothing')
    const only = { ...bill, lines: [{ ...line, description: 'one, "two"' }] }
    const text = billAsCsv(only, () => '=HYPERLINK("http://x")')
    expect(text).toContain('"one, ""two"""')
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  it('leaves an unknown price empty', () => {
    const [line] = bill.lines
    if (!line) throw new Error('the shop costs nothing')
    const only = { ...bill, lines: [{ ...line, unitPriceUsd: null, amountUsd: null }] }
    expect(rows(billAsCsv(only, () => 'part'))[1]).toContain(',,,')
  })
})
