import {
  type Design,
  type DesignNode,
  lockedParts,
  type NodeReport,
  type ServiceInfo,
} from '../../../simulation/index.ts'
import { useCatalog } from '../../state/catalog.ts'
import { useResults } from '../../state/results.ts'
import { writeFigure } from '../../ui/write.ts'
import { subtitleOf } from './subtitle.ts'

/** What is said of a part. */
export interface SaidOfPart {
  readonly node: DesignNode
  readonly service: ServiceInfo | undefined
  readonly report: NodeReport | undefined
  readonly locked: boolean
  /** How many findings that ask for something are about it. */
  readonly findings: number
  /** Names. */
  readonly callers: readonly string[]
}

/** A part's name to a screen reader: "Ranker, 2 × c7g.xlarge, 81 % busy, $212 a month, 2 findings, called by API". */
export function partLabel({ node, service, report, locked, findings, callers }: SaidOfPart): string {
  return [
    node.name,
    service?.isGroup ? 'group' : subtitleOf(node, service),
    report?.saturated
      ? 'saturated'
      : report?.servers != null && report.utilisation !== null
        ? `${writeFigure(report.utilisation, 'percent')} busy`
        : '',
    report?.monthlyUsd ? `${writeFigure(report.monthlyUsd, 'money')} a month` : '',
    locked ? 'locked' : '',
    findings === 0 ? '' : findings === 1 ? '1 finding' : `${findings} findings`,
    callers.length > 0 ? `called by ${callers.join(' and ')}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** What was said of each part last, and what it was said for. */
const SAID = new WeakMap<DesignNode, { readonly of: SaidOfPart; readonly label: string }>()

/** `partLabel`, written again only when something that it says has changed: most parts are what they were before an edit. */
function keptLabel(of: SaidOfPart): string {
  const known = SAID.get(of.node)
  if (known && isSameSaid(known.of, of)) return known.label
  const label = partLabel(of)
  SAID.set(of.node, { of, label })
  return label
}

function isSameSaid(a: SaidOfPart, b: SaidOfPart): boolean {
  return (
    a.service === b.service &&
    a.report === b.report &&
    a.locked === b.locked &&
    a.findings === b.findings &&
    a.callers.length === b.callers.length &&
    a.callers.every((name, i) => name === b.callers[i])
  )
}

/** The names of all parts; what is looked up for every part is looked up once. */
export function nodeLabels(design: Design, reports: ReadonlyMap<string, NodeReport>): ReadonlyMap<string, string> {
  const locked = lockedParts(design)
  const services = useCatalog.getState().byId
  const names = new Map<string, string>(design.nodes.map(({ id, name }) => [id, name]))
  const callers = new Map<string, string[]>()
  for (const { source, target } of design.edges) {
    const name = names.get(source)
    const known = callers.get(target)
    if (name === undefined) continue
    if (known) known.push(name)
    else callers.set(target, [name])
  }
  const findings = findingCounts()
  return new Map(
    design.nodes.map((node) => [
      node.id,
      keptLabel({
        node,
        service: services.get(node.service),
        report: reports.get(node.id),
        locked: locked.has(node.id),
        findings: findings.get(node.id) ?? 0,
        callers: callers.get(node.id) ?? [],
      }),
    ]),
  )
}

function findingCounts(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { severity, nodeIds } of useResults.getState().report?.findings ?? []) {
    if (severity === 'info') continue
    for (const id of nodeIds) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
