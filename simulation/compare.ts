import { settingChanges, translationChanges } from './advice/part-changes.ts'
import { type TranslatedPart, translateDesign } from './advice/translate.ts'
import type { CloudProvider } from './catalog/capabilities.ts'
import { meterWords } from './catalog/meters.ts'
import { type Prices, shippedPrices } from './catalog/price-layers.ts'
import { serviceRecord } from './catalog/services.ts'
import type { Design, Json } from './design/design.ts'
import { figuresOf } from './evaluate.ts'
import type { Bill, SystemReport, Verdicts } from './report/report.ts'

/** Designs side by side: the numbers of each, what each part is and costs in it, and the bill line by line. The first is the measure. */
export interface Comparison {
  readonly designs: readonly ComparedDesign[]
  readonly parts: readonly ComparedPart[]
  /** Those that differ most first. */
  readonly lines: readonly ComparedLine[]
  /** Places among the designs; `null` where no single one is the best of those with a known figure. */
  readonly cheapest: number | null
  readonly mostAvailable: number | null
}

export interface ComparedDesign {
  readonly name: string
  /** The provider it was put on for the comparison; `null`: as drawn. */
  readonly provider: CloudProvider | null
  readonly system: SystemReport
  readonly verdicts: Verdicts
  /** Whether every target that is set is met; `null`: none is set. */
  readonly meetsTargets: boolean | null
  /** Ids of the regions that its parts stand in. */
  readonly regions: readonly string[]
  readonly bill: Bill
  /** To the first design; `null` of the first itself. */
  readonly difference: Difference | null
  /** How its parts came there; empty for a design as drawn. */
  readonly translation: readonly TranslatedPart[]
  readonly design: Design
}

/** `null` where one side has no figure. */
export interface Difference {
  readonly monthlyUsd: number
  readonly p95LatencyMs: number | null
  readonly downtimeMinutesPerMonth: number | null
}

/** A part of one or more of the designs; parts of one id are the same part. */
export interface ComparedPart {
  readonly id: string
  readonly name: string
  /** A region, zone or network, which holds others. */
  readonly isGroup: boolean
  /** Whether any design has it otherwise than the first: another service, other settings, or not at all. */
  readonly changed: boolean
  /** In the order of the designs; `null` where a design does not have it. */
  readonly cells: readonly (ComparedCell | null)[]
}

export interface ComparedCell {
  readonly service: string
  readonly serviceName: string
  readonly monthlyUsd: number | null
  readonly availability: number | null
  readonly p95Ms: number | null
  readonly utilisation: number | null
  readonly closeness: TranslatedPart['closeness'] | null
  /** Names of settings that the other provider's service does not have. */
  readonly lost: readonly string[]
  /** Settings that differ from the first design's: what is set here, `null` for what is set only there. */
  readonly settings: readonly { readonly name: string; readonly value: Json }[]
  /** What is otherwise than in the first design, in words. */
  readonly changes: readonly string[]
}

/** One dimension of one part's bill in each of the designs. */
export interface ComparedLine {
  readonly nodeId: string
  readonly dimension: string
  /** The dimension in words: "instance hours". */
  readonly words: string
  /** USD a month, in the order of the designs; 0 where a design has no such line, `null` where no price is known. */
  readonly amountsUsd: readonly (number | null)[]
  /** To the first design; 0 for the first itself, `null` where either price is not known. */
  readonly differencesUsd: readonly (number | null)[]
}

/**
 * Evaluates designs and sets them side by side.
 *
 * @param providers each design is also put on each of these; a provider that a design stands on entirely is the design as drawn
 */
export function compare(
  designs: readonly Design[],
  providers: readonly CloudProvider[] = [],
  prices: Prices = shippedPrices,
): Comparison {
  const sides = designs.flatMap((design): readonly Side[] => {
    const stands = new Set(design.nodes.flatMap(({ service }) => serviceRecord(service)?.provider ?? []))
    stands.delete('generic')
    const others = providers.filter((provider) => !(stands.size === 1 && stands.has(provider)))
    return [
      { design, provider: null, translation: [] },
      ...others.map((provider) => {
        const { design: moved, parts } = translateDesign(design, provider)
        return { design: moved, provider, translation: parts }
      }),
    ]
  })
  const columns = sides.map((side): Column => {
    const { model, body } = figuresOf(side.design, prices)
    return { ...side, body, regions: [...new Set(model.nodes.flatMap(({ place }) => place.region ?? []))] }
  })
  const [first] = columns
  return {
    designs: columns.map(({ design, provider, translation, body, regions }, i) => ({
      name: design.name,
      provider,
      system: body.system,
      verdicts: body.verdicts,
      meetsTargets: meetsTargets(body.verdicts),
      regions,
      bill: body.bill,
      difference: i === 0 || !first ? null : differenceOf(first.body.system, body.system),
      translation,
      design,
    })),
    parts: partsOf(columns),
    lines: linesOf(columns),
    cheapest: leastOf(columns.map(({ body: { bill } }) => (bill.complete ? bill.totalUsd : null))),
    mostAvailable: leastOf(columns.map(({ body: { system } }) => system.unavailability)),
  }
}

function meetsTargets(verdicts: Verdicts): boolean | null {
  const all = Object.values(verdicts)
  return all.length === 0 ? null : all.every(({ status }) => status === 'met' || status === 'at-risk')
}

/** A share by which the best must be better than the next to be told. */
const CLEARLY = 0.005

/** The place of the one that is clearly the least. */
function leastOf(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value, place) => (value === null ? [] : [{ value, place }]))
  const [least, next] = known.sort((a, b) => a.value - b.value)
  return least && next && next.value - least.value > CLEARLY * next.value ? least.place : null
}

interface Side {
  readonly design: Design
  readonly provider: CloudProvider | null
  readonly translation: readonly TranslatedPart[]
}

interface Column extends Side {
  readonly body: ReturnType<typeof figuresOf>['body']
  readonly regions: readonly string[]
}

function differenceOf(first: SystemReport, other: SystemReport): Difference {
  return {
    monthlyUsd: other.monthlyUsd - first.monthlyUsd,
    p95LatencyMs: minus(other.latencyMs?.p95, first.latencyMs?.p95),
    downtimeMinutesPerMonth: minus(other.downtimeMinutesPerMonth, first.downtimeMinutesPerMonth),
  }
}

/** In the order of the first design, then what only later ones have. */
function partsOf(columns: readonly Column[]): readonly ComparedPart[] {
  const ids = [...new Set(columns.flatMap(({ design }) => design.nodes.map(({ id }) => id)))]
  return ids.map((id) => {
    const cells = columns.map((column, i) => cellOf(column, id, i === 0 ? undefined : columns[0]))
    const name = columns.flatMap(({ design }) => design.nodes.find((node) => node.id === id)?.name ?? [])[0] ?? id
    const [first] = cells
    const changed = cells.some(
      (cell) => !cell !== !first || cell?.service !== first?.service || (cell?.settings.length ?? 0) > 0,
    )
    const isGroup = cells.every((cell) => !cell || serviceRecord(cell.service)?.archetype === 'group')
    return { id, name, isGroup, changed, cells }
  })
}

function cellOf({ design, body, translation }: Column, id: string, first: Column | undefined): ComparedCell | null {
  const index = design.nodes.findIndex((node) => node.id === id)
  const node = design.nodes[index]
  const report = body.nodes[index]
  if (!node || !report) return null
  const part = translation.find(({ nodeId }) => nodeId === id)
  const before = first?.design.nodes.find((other) => other.id === id)
  return {
    service: node.service,
    serviceName: serviceRecord(node.service)?.shortName ?? node.service,
    monthlyUsd: report.monthlyUsd,
    availability: report.availability,
    p95Ms: report.latencyMs?.p95 ?? null,
    utilisation: report.utilisation,
    closeness: part?.closeness ?? null,
    lost: part?.lost ?? [],
    settings: before ? settingsThatDiffer(before.config, node.config) : [],
    changes: !before
      ? []
      : part && part.closeness !== 'same'
        ? translationChanges(before, node, part.lost)
        : settingChanges(before, node),
  }
}

function settingsThatDiffer(
  before: Design['nodes'][number]['config'],
  after: Design['nodes'][number]['config'],
): ComparedCell['settings'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ name, value: after[name] ?? null }))
}

function linesOf(columns: readonly Column[]): readonly ComparedLine[] {
  const rows = new Map<string, { readonly nodeId: string; readonly dimension: string; amounts: (number | null)[] }>()
  columns.forEach(({ body }, i) => {
    for (const { nodeId, dimension, amountUsd } of body.bill.lines) {
      const key = JSON.stringify([nodeId, dimension])
      const row = rows.get(key) ?? { nodeId, dimension, amounts: columns.map(() => 0) }
      const sum = row.amounts[i] ?? null
      row.amounts[i] = sum === null || amountUsd === null ? null : sum + amountUsd
      rows.set(key, row)
    }
  })
  return [...rows.values()]
    .map(({ nodeId, dimension, amounts }) => ({
      nodeId,
      dimension,
      words: meterWords(dimension),
      amountsUsd: amounts,
      differencesUsd: amounts.map((amount) => minus(amount, amounts[0])),
    }))
    .sort((a, b) => spreadOf(b.amountsUsd) - spreadOf(a.amountsUsd))
}

/** How far apart the amounts are; a missing price is as far as can be. */
function spreadOf(amounts: readonly (number | null)[]): number {
  const known = amounts.filter((amount) => amount !== null)
  return known.length < amounts.length ? Number.MAX_VALUE : Math.max(...known) - Math.min(...known)
}

function minus(a: number | null | undefined, b: number | null | undefined): number | null {
  return typeof a === 'number' && typeof b === 'number' ? a - b : null
}
