import {
  diffPrices,
  formatUnitPrice,
  type PriceChange,
  serialisePrices,
  shippedPriceFile,
} from '../../../simulation/index.ts'
import { saveAtomically } from '../../files/atomic-save.ts'
import { writeFault } from '../../files/file-fault.ts'
import type { Command, ExitStatus, Output, Values } from '../command.ts'
import { readPrices } from '../prices.ts'
import { table } from '../table.ts'

export const pricesCommand: Command = {
  name: 'prices',
  usage: 'diff A B [--json] | export [--out PATH] | check FILE   (a file, or the word shipped)',
  summary: 'price books: what changed between two, the shipped one as a file, whether a file can be read',
  options: { json: { type: 'boolean' }, out: { type: 'string' } },
  takes: { least: 1, most: 3 },
  async run([action, ...files], values, output) {
    switch (`${action} ${files.length}`) {
      case 'diff 2':
        return diff(files, values, output)
      case 'export 0':
        return exportBook(values, output)
      case 'check 1':
        return (await readPrices(files[0] ?? '', output)) ? 0 : 2
      default:
        output.complain(`prices: say diff A B, export, or check FILE. Usage: skyloom prices ${pricesCommand.usage}`)
        return 2
    }
  },
}

async function diff(
  [before = '', after = '']: readonly string[],
  { json }: Values,
  output: Output,
): Promise<ExitStatus> {
  const left = await readPrices(before, output)
  const right = await readPrices(after, output)
  if (!left || !right) return 2
  const changes = diffPrices(left, right)
  if (json) output.print(JSON.stringify(changes))
  else output.print(changes.length === 0 ? 'The prices are the same.' : changeTable(changes))
  return 0
}

function changeTable(changes: readonly PriceChange[]): string {
  const tiers = (usd: PriceChange['before']) =>
    usd === null ? '' : usd.map((price) => (price === null ? 'no price' : formatUnitPrice(price))).join(', ')
  return table(
    [
      { heading: '' },
      { heading: 'price' },
      { heading: 'region' },
      { heading: 'where' },
      { heading: 'before', align: 'right' },
      { heading: 'after', align: 'right' },
    ],
    changes.map(({ kind, what, region, conditions, before, after }) => [
      kind,
      what,
      region,
      conditions,
      tiers(before),
      tiers(after),
    ]),
  )
}

async function exportBook({ out }: Values, output: Output): Promise<ExitStatus> {
  const text = serialisePrices(shippedPriceFile())
  if (typeof out !== 'string') {
    output.print(text.trimEnd())
    return 0
  }
  try {
    await saveAtomically(out, text)
    return 0
  } catch (error) {
    output.complain(`${out}: ${writeFault(error)}`)
    return 2
  }
}
