import type { ServiceRecord } from '../../catalog/service.ts'
import type { Setting } from '../archetype.ts'
import { inSteps } from '../serving/bought-capacity.ts'
import { numberOf, textOf } from '../settings/config.ts'
import { traitOf } from '../settings/trait.ts'

/**
 * Billed units of one operation on an item. Either a unit is so many KB of it, rounded up (traits `readUnitKb`, `writeUnitKb`), or the
 * provider tells the units of some sizes (`readUnits.<KB>`), and an item counts as the next of them. Without either, an operation is a unit.
 *
 * @see contract, catalogue: `kv-store`
 */
export function operationUnits({ service, config }: Setting, way: 'read' | 'write'): number {
  const itemKb = numberOf(config, 'itemKb')
  const unitKb = traitOf(service, `${way}UnitKb`)
  const units = unitKb === null ? listedUnits(service, way, itemKb) : inSteps(itemKb, unitKb) / unitKb
  const factor = way === 'read' ? traitOf(service, `readFactor.${textOf(config, 'consistency')}`) : null
  return units * (factor ?? 1)
}

/** Beyond the largest size that is told, units grow with the size. */
function listedUnits({ traits }: ServiceRecord, way: string, itemKb: number): number {
  const listed = Object.entries(traits ?? {})
    .filter(([name]) => name.startsWith(`${way}Units.`))
    .map(([name, { value }]) => ({ kb: Number(name.split('.')[1]), units: value }))
    .sort((a, b) => a.kb - b.kb)
  const last = listed.at(-1)
  if (!last) return 1
  return listed.find(({ kb }) => kb >= itemKb)?.units ?? (last.units * itemKb) / last.kb
}
