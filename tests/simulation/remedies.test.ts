import { describe, expect, it } from 'vitest'
import { evaluate, remedyFor, withSettings } from '../../simulation/index.ts'
import { templates } from './exporters/templates.ts'

describe.each(templates)('remedies in %s', (_, design) => {
  const before = evaluate(design)
  const causes = before.workloads.flatMap(({ causes: own }) => own.map(({ id }) => id))
  const remedies = causes.flatMap((cause) => {
    const remedy = remedyFor(design, cause)
    return remedy ? [{ cause, remedy }] : []
  })

  it('do what they say when they are applied', () => {
    for (const { remedy } of remedies) {
      const after = evaluate(withSettings(design, remedy.nodeId, remedy.config))
      const down = (report: typeof before) => report.system.downtimeMinutesPerMonth ?? Number.NaN
      expect(remedy.effect.minutesPerMonth).toBeCloseTo(down(after) - down(before), 9)
      expect(remedy.effect.minutesPerMonth).toBeLessThan(0)
      if (remedy.effect.usd !== null)
        expect(remedy.effect.usd).toBeCloseTo(after.system.monthlyUsd - before.system.monthlyUsd, 9)
    }
  })

  it('are for the part that is the cause, or one that stands in the lost zone alone', () => {
    for (const { cause, remedy } of remedies) {
      if (cause.startsWith('zone:')) continue
      expect(remedy.nodeId).toBe(cause)
    }
    expect(remedies.map(({ cause }) => cause).filter((id) => /^(region|provider):/.test(id))).toEqual([])
  })
})

describe('a database in one zone', () => {
  const design =
    templates.map(([, one]) => one).find(({ nodes }) => nodes.some(({ config }) => config.multiZone === false)) ??
    templates.map(([, one]) => one).find(({ nodes }) => nodes.some(({ service }) => service === 'aws.rds-postgres'))
  if (!design) throw new Error('no template with a database')
  const database = design.nodes.find(({ service }) => service === 'aws.rds-postgres')?.id ?? ''

  it('is to have a stand-by, which doubles its machine hours', () => {
    const remedy = remedyFor(design, database)
    expect(remedy).toMatchObject({ config: { multiZone: true }, words: 'Keep a stand-by in a second zone' })
    const hours = evaluate(design).bill.lines.find(
      ({ nodeId, dimension }) => nodeId === database && /hours$/.test(dimension),
    )
    expect(remedy?.effect.usd).toBeGreaterThanOrEqual((hours?.amountUsd ?? Number.NaN) * 0.99)
  })

  it('needs nothing more of that kind once it has one', () => {
    const standing = withSettings(design, database, { multiZone: true })
    expect(remedyFor(standing, database)?.config).not.toMatchObject({ multiZone: true })
  })
})
