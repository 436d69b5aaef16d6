import {
  type Bill,
  billCsv,
  DASH,
  type Design,
  evaluate,
  formatBillMoney,
  formatCount,
  formatUnitPrice,
} from '../../../simulation/index.ts'
import type { Command } from '../command.ts'
import { readOrComplain } from '../input.ts'
import { pricesOf } from '../prices.ts'
import { table } from '../table.ts'
import { printable } from '../terminal.ts'

export const billCommand: Command = {
  name: 'bill',
  usage: 'FILE [--csv | --json] [--prices FILE,…]',
  summary: 'every line of the month’s bill, with its source',
  options: { csv: { type: 'boolean' }, json: { type: 'boolean' }, prices: { type: 'string' } },
  takes: { least: 1, most: 1 },
  async run([file = ''], values, output) {
    if (values.csv && values.json) {
      output.complain('bill: choose --csv or --json, not both.')
      return 2
    }
    const design = await readOrComplain(file, output)
    if (!design) return 2
    const prices = await pricesOf(values.prices, output)
    if (!prices) return 2
    const { bill } = evaluate(design, prices)
    if (values.json) output.print(JSON.stringify(bill))
    else output.print(values.csv ? billCsv(bill) : printable(billText(design, bill)))
    return 0
  },
}

function billText(design: Design, { lines, totalUsd, complete }: Bill): string {
  const names = new Map<string, string>(design.nodes.map(({ id, name }) => [id, name]))
  const rows = lines.map((line) => [
    names.get(line.nodeId) ?? line.nodeId,
    line.description,
    `${formatCount(line.quantity)} ${line.unit}`,
    line.unitPriceUsd === null ? 'no price' : formatUnitPrice(line.unitPriceUsd),
    line.amountUsd === null ? DASH : formatBillMoney(line.amountUsd),
    `${line.regionAssumed ? '≈ ' : ''}${line.priceAsOf} ${line.confidence}`,
  ])
  return table(
    [
      { heading: 'part' },
      { heading: 'what' },
      { heading: 'quantity', align: 'right' },
      { heading: 'price', align: 'right' },
      { heading: 'a month', align: 'right' },
      { heading: 'price of' },
    ],
    [...rows, ['Total', complete ? '' : 'without the lines that have no price', '', '', formatBillMoney(totalUsd), '']],
  )
}
