import { describe, expect, it } from 'vitest'
import { billCsv } from '../../../simulation/exporters/csv.ts'
import { partBill } from '../cost/month.ts'

const bill = partBill('aws.ec2', { instanceType: 'm7i.large', count: 2, publicAddress: true })
const [first] = bill.lines
if (!first) throw new Error('two machines cost nothing')

/** Cells of a row, quotes taken off (RFC 4180). */
const cells = (row: string) =>
  [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  )

describe('the bill as CSV', () => {
  it('has a head, a row for each line, and the total, all in cents', () => {
    const [head = '', ...rows] = billCsv(bill).split('\n')
    const at = cells(head).indexOf('amountUsd')
    expect(rows).toHaveLength(bill.lines.length + 1)
    const amounts = rows.map((row) => Number(cells(row)[at]))
    expect(amounts.at(-1)).toBe(Number(bill.totalUsd.toFixed(2)))
    expect(amounts.slice(0, -1)).toEqual(bill.lines.map(({ amountUsd }) => Number(amountUsd?.toFixed(2))))
  })

  it('begins each row with the learner’s name of the part, where it is known', () => {
    const [head = '', row = ''] = billCsv(bill, (id) => `the ${id}`).split('\n')
    expect(cells(head).slice(0, 2)).toEqual(['part', 'nodeId'])
    expect(cells(row).slice(0, 2)).toEqual(['the part', 'part'])
    expect(cells(head).slice(1)).toEqual(cells(billCsv(bill).split('\n')[0] ?? ''))
  })

  it('quotes what would break a row, and keeps formulas from running in a spreadsheet', () => {
    const text = billCsv({ ...bill, lines: [{ ...first, description: 'one, "two"' }] }, () => '=HYPERLINK("http://x")')
    expect(text).toContain('"one, ""two"""')
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  it('leaves an unknown price empty', () => {
    const lines = [{ ...first, unitPriceUsd: null, amountUsd: null }]
    const [head = '', row = ''] = billCsv({ ...bill, lines }).split('\n')
    expect(cells(row)[cells(head).indexOf('amountUsd')]).toBe('')
    expect(cells(row)[cells(head).indexOf('unitPriceUsd')]).toBe('')
  })
})
