import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { breach, type Import, importsOf } from './rules.ts'

const ROOT = join(import.meta.dirname, '../..')
const files = ['simulation', 'renderer', 'main'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.tsx?$/.test(file)),
)
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')))

describe('the house', () => {
  it('is read whole', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(files.length)
  })

  it('keeps every arrow between its folders', () => {
    expect(imports.map(breach).filter((reason) => reason !== undefined)).toEqual([])
  })

  it('holds content and no code in templates/', () => {
    const code = readdirSync(join(ROOT, 'templates'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.[cm]?[jt]sx?$/.test(file),
    )
    expect(code).toEqual([])
  })
})

describe('the check of the house', () => {
  const planted: readonly Import[] = [
    { from: 'simulation/design/parse.ts', specifier: '../catalog/index.ts', typeOnly: false },
    { from: 'simulation/latency/stations/mmc.ts', specifier: '../../cost/bill.ts', typeOnly: false },
    { from: 'simulation/archetypes/settings/config.ts', specifier: '../serving/failure.ts', typeOnly: false },
    { from: 'simulation/archetypes/serving/failure.ts', specifier: '../registry.ts', typeOnly: false },
    { from: 'simulation/archetypes/kinds/data/cache.ts', specifier: '../network/cdn.ts', typeOnly: false },
    { from: 'simulation/cost/bill.ts', specifier: '../index.ts', typeOnly: false },
    { from: 'simulation/cost/bill.ts', specifier: 'node:fs', typeOnly: false },
    { from: 'simulation/cost/bill.ts', specifier: 'react', typeOnly: true },
    { from: 'simulation/cost/bill.ts', specifier: '../../main/files/save.ts', typeOnly: false },
    { from: 'renderer/canvas/Canvas.tsx', specifier: '../../simulation/latency/performance.ts', typeOnly: false },
    { from: 'renderer/platform/desktop.ts', specifier: '../../main/bridge/contract.ts', typeOnly: false },
    { from: 'renderer/platform/desktop.ts', specifier: '../../main/files/save.ts', typeOnly: true },
    { from: 'main/cli/skyloom.ts', specifier: '../../renderer/state/design.ts', typeOnly: true },
    { from: 'main/cli/skyloom.ts', specifier: '../../simulation/evaluate.ts', typeOnly: false },
    { from: 'main/cli/skyloom.ts', specifier: '../../tests/architecture/rules.ts', typeOnly: false },
  ]
  it.each(planted)('refuses $specifier in $from', (wrong) => {
    expect(breach(wrong)).toBeTypeOf('string')
  })

  it('lets the allowed ones through', () => {
    const allowed: readonly Import[] = [
      { from: 'simulation/latency/stations/mmc.ts', specifier: '../../archetypes/model.ts', typeOnly: true },
      { from: 'simulation/archetypes/kinds/network/cached-entry.ts', specifier: './cdn.ts', typeOnly: false },
      { from: 'simulation/archetypes/registry.ts', specifier: './kinds/data/cache.ts', typeOnly: false },
      { from: 'simulation/evaluate.ts', specifier: './cost/bill.ts', typeOnly: false },
      { from: 'renderer/platform/desktop.ts', specifier: '../../main/bridge/contract.ts', typeOnly: true },
      { from: 'renderer/canvas/Canvas.tsx', specifier: '../../simulation/index.ts', typeOnly: false },
      { from: 'main/cli/skyloom.ts', specifier: 'node:fs', typeOnly: false },
    ]
    expect(allowed.map(breach)).toEqual(allowed.map(() => undefined))
  })

  it('sees every form of import', () => {
    const text = [
      "import type { A } from './a.ts'",
      "import b, { c } from './b.ts'",
      "export * from './d.ts'",
      "import './e.css'",
      "const f = await import('./f.ts')",
      "import {\n  g,\n  h,\n} from './g.ts'",
    ].join('\n')
    expect(importsOf('x.ts', text).map((i) => [i.specifier, i.typeOnly])).toEqual([
      ['./a.ts', true],
      ['./b.ts', false],
      ['./d.ts', false],
      ['./g.ts', false],
      ['./e.css', false],
      ['./f.ts', false],
    ])
  })
})
