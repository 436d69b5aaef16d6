import { type Design, lockedParts, type NodeReport } from '../../simulation/index.ts'
import { useCatalog } from '../state/catalog.ts'
import { writeFigure } from '../ui/write.ts'
import { subtitleOf } from './subtitle.ts'

/** Each part's name to a screen reader: "Ranker, 2 × c7g.xlarge, 81 % busy, $212 a month, called by API". */
export function nodeLabels(design: Design, reports: ReadonlyMap<string, NodeReport>): ReadonlyMap<string, string> {
  const locked = lockedParts(design)
  const names = new Map<string, string>(design.nodes.map(({ id, name }) => [id, name]))
  const callers = new Map<string, string[]>()
  for (const { source, target } of design.edges) {
    const name = names.get(source)
    const known = callers.get(target)
    if (name === undefined) continue
    if (known) known.push(name)
    else callers.set(target, [name])
  }
  return new Map(
    design.nodes.map((node) => {
      const report = reports.get(node.id)
      const service = useCatalog.getState().byId.get(node.service)
      const by = callers.get(node.id) ?? []
      const words = [
        node.name,
        service?.isGroup ? 'group' : subtitleOf(node, service),
        report?.saturated
          ? 'saturated'
          : report?.servers != null && report.utilisation !== null
            ? `${writeFigure(report.utilisation, 'percent')} busy`
            : '',
        report?.monthlyUsd ? `${writeFigure(report.monthlyUsd, 'money')} a month` : '',
        locked.has(node.id) ? 'locked' : '',
        by.length > 0 ? `called by ${by.join(' and ')}` : '',
      ]
      return [node.id, words.filter(Boolean).join(', ')]
    }),
  )
}
