import { type Design, type DesignNode, regions } from '../../../simulation/index.ts'

type Region = (typeof regions)[number]

/**
 * The region in which a part stands: its own, or that of the nearest group around it that has one.
 *
 * @returns `undefined` where neither it nor a group says
 */
export function regionOfNode(design: Pick<Design, 'nodes'>, node: DesignNode): Region | undefined {
  const seen = new Set<string>()
  for (let at: DesignNode | undefined = node; at && !seen.has(at.id); ) {
    seen.add(at.id)
    const id = at.config.region
    const found = typeof id === 'string' ? regions.find((region) => region.id === id) : undefined
    if (found) return found
    const parent: string | undefined = at.parent
    at = parent === undefined ? undefined : design.nodes.find((other) => other.id === parent)
  }
  return undefined
}
