import type { Usage } from '../../../simulation/archetypes/archetype.ts'
import type { Prices } from '../../../simulation/catalog/price-layers.ts'
import { makeBill } from '../../../simulation/cost/bill.ts'
import { figuresOf } from '../../../simulation/evaluate.ts'
import type { Bill, BillLine } from '../../../simulation/report/report.ts'
import { type Drawing, designOf, modelOf } from '../archetypes/drawing.ts'

const SECONDS_PER_MONTH = 730 * 3600

/** What a month asks of a part; requests are of the month. */
export interface Month extends Partial<Omit<Usage, 'meanRps'>> {
  readonly requests?: number
}

export interface PartBill extends Bill {
  line(dimension: string): BillLine
  dimensions: readonly string[]
}

/** One part of a bill, alone in a region of its provider. */
export interface BilledPart {
  readonly service: string
  readonly config?: Readonly<Record<string, unknown>>
  readonly month?: Month
  readonly region?: string | undefined
}

interface Terms {
  readonly region?: string
  readonly freeTier?: string
  readonly prices?: Prices | undefined
}

/** The bill of one part that stands alone in a region of its provider. */
export function partBill(
  service: string,
  config: Readonly<Record<string, unknown>> = {},
  month: Month = {},
  { region, ...terms }: Terms = {},
): PartBill {
  return partsBill([{ service, config, month, region }], terms)
}

/** One bill of several parts, each in a region of its own; their ids are `part0`, `part1` and so on, that of a single one `part`. */
export function partsBill(parts: readonly BilledPart[], { freeTier = 'none', prices }: Terms = {}): PartBill {
  const idOf = (i: number) => (parts.length === 1 ? 'part' : `part${i}`)
  const model = modelOf({
    nodes: parts.flatMap(({ service, config = {}, region }, i) => {
      const provider = service.split('.')[0] ?? ''
      const home =
        provider === 'generic'
          ? []
          : [{ id: `home${i}`, service: `${provider}.region`, config: region ? { region } : {} }]
      return [...home, { id: idOf(i), service, config, ...(home.length > 0 && { parent: `home${i}` }) }]
    }),
    pricing: { freeTier },
  })
  const months = new Map(parts.map(({ month = {} }, i) => [idOf(i), month]))
  const { bill } = makeBill(
    model,
    model.nodes.map(({ id }) => usageOf(months.get(id) ?? {})),
    [],
    prices,
  )
  return readable(bill)
}

/** The bill of a whole design, evaluated. */
export function designBill(drawing: Drawing): PartBill {
  return readable(figuresOf(designOf(drawing)).body.bill)
}

function usageOf({ requests = 0, ...month }: Month): Usage {
  return {
    meanRps: requests / SECONDS_PER_MONTH,
    peakRps: requests / SECONDS_PER_MONTH,
    hourlyRps: [],
    heldMs: null,
    hourlyInstances: [],
    requestGb: 0,
    responseGb: 0,
    calledRequestGb: 0,
    calledResponseGb: 0,
    ...month,
  }
}

function readable(bill: Bill): PartBill {
  return {
    ...bill,
    dimensions: bill.lines.map(({ dimension }) => dimension),
    line(dimension) {
      const found = bill.lines.filter((line) => line.dimension === dimension)
      const [line] = found
      if (!line || found.length > 1)
        throw new Error(`${found.length} lines ${dimension} of ${this.dimensions.join(', ')}`)
      return line
    },
  }
}
