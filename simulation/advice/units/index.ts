import type { Model, ModelNode } from '../../archetypes/model.ts'
import type { Figures, Receipt, UnitFigure } from '../../report/report.ts'
import { jobUnits, storeUnits } from './data.ts'
import { type DraftUnit, machineBill } from './draft.ts'
import { servingUnits } from './serving.ts'
import { tokenUnits } from './tokens.ts'
import { acceleratorUnits, trainingUnits } from './training.ts'

/** Every part in the units of its work, with the receipt of each figure under its place in `units`. */
export function writeUnits(
  model: Model,
  figures: Figures,
): { readonly units: readonly UnitFigure[]; readonly receipts: Readonly<Record<string, Receipt>> } {
  const drafts = model.nodes.flatMap((node) =>
    unitsOf(node, figures)
      .filter(({ value }) => Number.isFinite(value))
      .map((draft) => ({ nodeId: node.id, draft })),
  )
  return {
    units: drafts.map(({ nodeId, draft: { key, label, value, unit } }) => ({ nodeId, key, label, value, unit })),
    receipts: Object.fromEntries(drafts.map(({ draft }, index) => [`/units/${index}/value`, draft.receipt])),
  }
}

function unitsOf(node: ModelNode, figures: Figures): readonly DraftUnit[] {
  switch (node.service.archetype) {
    case 'ml-endpoint':
    case 'container-service':
      return servingUnits(node, figures)
    case 'vm-pool':
    case 'kubernetes': {
      const machines = machineBill(figures, node)
      return [...servingUnits(node, figures), ...acceleratorUnits(node, machines && machines.usd / machines.hours)]
    }
    case 'llm-api':
      return tokenUnits(node, figures)
    case 'training-job':
      return trainingUnits(node, figures)
    case 'job':
      return jobUnits(node, figures)
    case 'object-store':
    case 'file-store':
      return storeUnits(node, figures)
    default:
      return []
  }
}
