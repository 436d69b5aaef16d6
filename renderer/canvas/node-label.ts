import { lockedParts } from '../../simulation/index.ts'
import { useCatalog } from '../state/catalog.ts'
import { useDesign } from '../state/design.ts'
import { useResults } from '../state/results.ts'
import { writeFigure } from '../ui/write.ts'
import { subtitleOf } from './subtitle.ts'

/** A part's name to a screen reader: "Ranker, 2 × c7g.xlarge, 81 % busy, $212 a month, called by API". */
export function nodeLabel(id: string): string {
  const { design } = useDesign.getState()
  const node = design.nodes.find((other) => other.id === id)
  if (!node) return ''
  const report = useResults.getState().byNode.get(id)
  const service = useCatalog.getState().byId.get(node.service)
  const callers = design.edges
    .filter(({ target }) => target === id)
    .map(({ source }) => design.nodes.find((other) => other.id === source)?.name)
  return [
    node.name,
    service?.isGroup ? 'group' : subtitleOf(node, service),
    report?.saturated
      ? 'saturated'
      : report?.servers != null && report.utilisation !== null
        ? `${writeFigure(report.utilisation, 'percent')} busy`
        : '',
    report?.monthlyUsd ? `${writeFigure(report.monthlyUsd, 'money')} a month` : '',
    lockedParts(design).has(id) ? 'locked' : '',
    callers.length > 0 ? `called by ${callers.join(' and ')}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
