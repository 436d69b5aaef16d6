import { serviceDirectory } from './archetypes/directory.ts'
import type { Model, ModelNode } from './archetypes/model.ts'
import { parametersOf } from './archetypes/registry.ts'
import { resolveDesign } from './archetypes/resolve.ts'
import { type Prices, shippedPrices } from './catalog/price-layers.ts'
import { regionOf } from './catalog/regions.ts'
import type { Config, Design } from './design/design.ts'
import { parseDesign } from './design/parse.ts'
import { serialiseDesign } from './design/serialise.ts'
import { figuresOf } from './evaluate.ts'

/** A change of one part's settings that takes from a cause of downtime, with what it does to the whole design. */
export interface Remedy {
  readonly nodeId: string
  /** What to do, as an order: "Add a machine". */
  readonly words: string
  /** The settings that change. */
  readonly config: Config
  readonly effect: {
    readonly minutesPerMonth: number
    /** `null`: there is no latency before or after. */
    readonly p95Ms: number | null
    /** `null`: a price is not known before or after. */
    readonly usd: number | null
  }
}

/** Minutes a month that are worth a change. */
const LEAST_MINUTES = 0.1

/**
 * The change of settings that helps most against one cause of downtime, each tried on the whole design.
 *
 * @param cause of a workload's `causes`: a part, or `zone:…`; regions and providers take a second drawing, not a setting
 * @returns `null` where no setting helps
 */
export function remedyFor(design: Design, cause: string, prices: Prices = shippedPrices): Remedy | null {
  const model = resolveDesign(design)
  const tries = partsBehind(model, cause).flatMap((node) =>
    changesOf(node).map(({ words, config }) => ({ nodeId: node.id, words, config })),
  )
  if (tries.length === 0) return null
  const { body: before } = figuresOf(design, prices)
  const remedies = tries.flatMap((change): readonly Remedy[] => {
    const changed = withSettings(design, change.nodeId, change.config)
    // settings that do not go together, such as two zones in a group that is one, are refused as in a file
    if (!parseDesign(serialiseDesign(changed), serviceDirectory).ok) return []
    const { body: after } = figuresOf(changed, prices)
    const minutesPerMonth = minus(after.system.downtimeMinutesPerMonth, before.system.downtimeMinutesPerMonth)
    if (minutesPerMonth === null || minutesPerMonth > -LEAST_MINUTES) return []
    const p95Ms = minus(after.system.latencyMs?.p95, before.system.latencyMs?.p95)
    const isPriced = before.bill.complete && after.bill.complete
    const usd = isPriced ? after.system.monthlyUsd - before.system.monthlyUsd : null
    return [{ ...change, effect: { minutesPerMonth, p95Ms, usd } }]
  })
  return remedies.reduce<Remedy | null>((best, one) => (best === null || isBetter(one, best) ? one : best), null)
}

/** A design in which some settings of a part are others. */
export function withSettings(design: Design, nodeId: string, config: Config): Design {
  return {
    ...design,
    nodes: design.nodes.map((node) => (node.id === nodeId ? { ...node, config: { ...node.config, ...config } } : node)),
  }
}

/** As much as a minute in ten more is not worth paying for. */
const AS_GOOD = 0.9

/** More minutes; of about as many the cheaper. */
function isBetter({ effect: a }: Remedy, { effect: b }: Remedy): boolean {
  const [less, more] = [-a.minutesPerMonth, -b.minutesPerMonth]
  if (less < AS_GOOD * more) return false
  if (more < AS_GOOD * less) return true
  return (a.usd ?? Number.POSITIVE_INFINITY) < (b.usd ?? Number.POSITIVE_INFINITY)
}

/** The part itself, or those that stand in that zone alone. */
function partsBehind({ nodes }: Model, cause: string): readonly ModelNode[] {
  if (!cause.startsWith('zone:')) return nodes.filter(({ id }) => id === cause)
  const zone = cause.slice('zone:'.length)
  return nodes.filter(({ place, behaviour }) => {
    const [only] = place.zones
    return behaviour.role.kind !== 'group' && place.zones.length === 1 && only === zone
  })
}

/** Settings by which parts stand the loss of an instance or a zone, one step each. */
function changesOf({
  service,
  config,
  place,
}: ModelNode): readonly { readonly words: string; readonly config: Config }[] {
  const parameters = new Map(parametersOf(service).map((parameter) => [parameter.name, parameter]))
  const oneMore = (name: string): number | null => {
    const value = config[name]
    const type = parameters.get(name)?.type
    if (typeof value !== 'number' || type?.kind !== 'integer') return null
    return value < type.max ? value + 1 : null
  }
  const counted = config.autoscaling === true ? 'min' : 'count'
  const more = oneMore(counted)
  const most = place.region === null ? 0 : (regionOf(place.region)?.zones.length ?? 0)
  const zones = place.zones.length
  const spread = parameters.has('zones') && zones > 0 && zones < most ? zones + 1 : null
  const instances = config[counted]
  return [
    ...(config.multiZone === false && parameters.has('multiZone')
      ? [{ words: 'Keep a stand-by in a second zone', config: { multiZone: true } }]
      : []),
    ...(more === null ? [] : [{ words: 'Add one more', config: { [counted]: more } }]),
    ...(spread === null || (typeof instances === 'number' && instances < spread)
      ? []
      : [{ words: `Spread over ${spread} zones`, config: { zones: spread } }]),
    ...(more === null || spread === null
      ? []
      : [{ words: `Add one more, over ${spread} zones`, config: { [counted]: more, zones: spread } }]),
  ]
}

function minus(a: number | null | undefined, b: number | null | undefined): number | null {
  return typeof a === 'number' && typeof b === 'number' ? a - b : null
}
