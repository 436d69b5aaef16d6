import { describe, expect, it } from 'vitest'
import { catalogEntries } from '../../../simulation/archetypes/entries.ts'
import { capabilities } from '../../../simulation/catalog/index.ts'
import type { Parameter, ParameterType } from '../../../simulation/design/parameter.ts'
import table from '../../fixtures/catalogue.json' with { type: 'json' }

/** A row of the copied table. */
interface Row {
  readonly capability: string
  readonly cells: readonly [aws: readonly string[], gcp: readonly string[], azure: readonly string[]]
  readonly archetype: string
}

const rows: readonly Row[] = table.rows.map((row): Row => {
  const [capability, aws, gcp, azure, archetype] = row
  if (typeof capability !== 'string' || typeof archetype !== 'string') throw new Error('a row without name or kind')
  return { capability, cells: [listOf(aws), listOf(gcp), listOf(azure)], archetype }
})
const entries = catalogEntries()
const byId = new Map(entries.map((entry) => [entry.id, entry]))
const bare = (cell: string) => cell.replace('~', '')
const ids = [...new Set(rows.flatMap(({ cells }) => cells.flat().map(bare)))]

describe('the catalogue, line by line', () => {
  it('has every service of the table and no other', () => {
    const vendors = entries.filter(({ provider }) => provider !== 'generic').map(({ id }) => id)
    expect([...vendors].sort()).toEqual([...ids].sort())
  })

  it.each(ids)('%s has the archetype of the first row that lists it', (id) => {
    const first = rows.find(({ cells }) => cells.flat().map(bare).includes(id))
    expect(byId.get(id)?.archetype).toBe(first?.archetype)
  })

  it.each(rows.map((row, place) => ({ ...row, place })))(
    '$capability: the counterparts, and how close they are',
    ({ cells: [aws, gcp, azure], place }) => {
      const written = (list: readonly { readonly id: string; readonly closeness: string }[] = []) =>
        list.map(({ id, closeness }) => `${closeness === 'exact' ? '' : '~'}${id}`)
      const row = capabilities[place]
      expect(written(row?.cells.aws).sort()).toEqual([...aws].sort())
      expect(written(row?.cells.gcp).sort()).toEqual([...gcp].sort())
      expect(written(row?.cells.azure).sort()).toEqual([...azure].sort())
    },
  )

  it.each(ids)('%s takes the parameters that files rely on', (id) => {
    const entry = byId.get(id)
    const expected = named(table.otherParameters, id) ?? named(table.parameters, entry?.archetype ?? '') ?? []
    expect(entry?.parameters.map(({ name }) => name)).toEqual(expect.arrayContaining([...expected]))
  })

  it.each(Object.entries(table.twoUses))('%s has a mode for each of its uses', (id, uses) => {
    expect(optionsOf(byId.get(id)?.parameters.find(({ name }) => name === 'mode')?.type)).toEqual(uses)
  })

  it('has no value of purchase or redundancy that the table does not know', () => {
    for (const [name, values] of Object.entries(table.values)) {
      for (const { id, parameters } of entries) {
        const found = parameters.find((parameter) => parameter.name === name)
        // one month is a commitment of reserved tokens only
        const options = optionsOf(found?.type).filter((value) => value !== 'reserved-1m')
        expect(values, `${id} ${name}`).toEqual(expect.arrayContaining(options))
      }
    }
  })

  it('buys fleets of machines in all four ways, for 730 hours a month unless told otherwise', () => {
    for (const { id, archetype, parameters } of entries) {
      if (!['vm-pool', 'kubernetes', 'ml-endpoint'].includes(archetype) || id.includes('serverless')) continue
      const own = (name: string) => parameters.find((parameter) => parameter.name === name)
      expect(optionsOf(own('purchase')?.type), id).toEqual(table.values.purchase)
      expect(own('hoursPerMonth'), id).toMatchObject({ default: 730, unit: 'hours' })
    }
  })
})

describe('every parameter of every service', () => {
  const all = entries.flatMap(({ id, parameters }) => parameters.map((parameter) => ({ id, parameter })))

  it('has the unit that its name tells', () => {
    for (const { id, parameter } of all) {
      const unit = UNITS.find(([ending]) => parameter.name.endsWith(ending))?.[1]
      if (unit !== undefined) expect(parameter.unit, `${id} ${parameter.name}`).toBe(unit)
    }
  })

  it('has bounds, and a default within them', () => {
    for (const { id, parameter } of all) expect(problemOf(parameter), `${id} ${parameter.name}`).toBeNull()
  })
})

const UNITS = [
  ['GbPerMonth', 'GB'],
  ['Mbps', 'MB/s'],
  ['Ms', 'ms'],
  ['VcpuSeconds', ''],
  ['Seconds', 's'],
  ['Gib', 'GiB'],
  ['Gb', 'GB'],
  ['Kb', 'KB'],
  ['Mb', 'MB'],
  ['Minutes', 'minutes'],
] as const

function problemOf({ type, default: value }: Parameter): string | null {
  switch (type.kind) {
    case 'integer':
    case 'number':
      if (!Number.isFinite(type.min) || !Number.isFinite(type.max) || type.min > type.max) return 'bounds'
      return typeof value === 'number' && value >= type.min && value <= type.max ? null : 'default'
    case 'nullable':
      return value === null
        ? null
        : problemOf({ name: '', label: '', help: '', unit: '', type: type.of, default: value })
    case 'choice':
      return optionsOf(type).some((option) => option === value) ? null : 'default'
    default:
      return null
  }
}

function optionsOf(type: ParameterType | undefined): readonly string[] {
  return type?.kind === 'choice' ? type.options.map(({ value }) => value) : []
}

function named(lists: Readonly<Record<string, readonly string[]>>, name: string): readonly string[] | undefined {
  return lists[name]
}

function listOf(cell: string | readonly string[] | undefined): readonly string[] {
  if (cell === undefined || typeof cell === 'string') throw new Error('a row without cells')
  return cell
}
