import { dirname, join, normalize } from 'node:path'

/**
 * The rules of the house (docs/architecture.md) as a table, and a check of one file against them. Biome refuses packages and
 * globals that a folder must not touch; this table holds the arrows between our own folders.
 */

/** Layers of the engine, inner first: a layer may import itself and those it names. */
const ENGINE: Readonly<Record<string, readonly string[]>> = {
  design: [],
  report: ['design'],
  catalog: ['design', 'report'],
  archetypes: ['design', 'report', 'catalog'],
  traffic: ['design', 'report', 'catalog', 'archetypes'],
  latency: ['design', 'report', 'catalog', 'archetypes', 'traffic'],
  availability: ['design', 'report', 'catalog', 'archetypes', 'traffic'],
  cost: ['design', 'report', 'catalog', 'archetypes', 'traffic'],
  events: ['design', 'report', 'catalog', 'archetypes', 'traffic', 'latency', 'availability', 'cost'],
  advice: ['design', 'report', 'catalog', 'archetypes', 'traffic', 'latency', 'availability', 'cost'],
  exporters: ['design', 'report', 'catalog'],
  importers: ['design', 'report', 'catalog', 'exporters'],
}

/** Layers inside `archetypes/`: what every kind of service is made of, inner first; of the files beside them they know two. */
const ARCHETYPES: Readonly<Record<string, readonly string[]>> = {
  settings: ['archetype.ts', 'month.ts'],
  serving: ['archetype.ts', 'month.ts', 'settings'],
  metering: ['archetype.ts', 'month.ts', 'settings', 'serving'],
  kinds: ['archetype.ts', 'month.ts', 'settings', 'serving', 'metering'],
}

export interface Import {
  /** Path of the importing file, from the repository's root. */
  readonly from: string
  /** As written. */
  readonly specifier: string
  readonly typeOnly: boolean
}

/** What is wrong with one import, in words; `undefined` when it is allowed. */
export function breach({ from, specifier, typeOnly }: Import): string | undefined {
  const relative = specifier.startsWith('.')
  const target = relative ? normalize(join(dirname(from), specifier.replace(/\?.*$/, ''))) : specifier
  const [top, room = ''] = from.split('/')
  const [targetTop, targetRoom = ''] = relative ? target.split('/') : ['(package)', '']

  if (!relative) {
    return top === 'simulation' && !/^zod(\/|$)/.test(specifier)
      ? `simulation/ imports nothing but zod; ${from} imports ${specifier}`
      : undefined
  }
  if (targetTop === 'tests' && top !== 'tests') return `${from} imports a test: ${specifier}`

  switch (top) {
    case 'simulation': {
      if (targetTop !== 'simulation') return `simulation/ imports nothing outside itself; ${from} imports ${specifier}`
      if (!room.endsWith('.ts')) {
        if (targetRoom.endsWith('.ts')) return `${from} reaches up to ${targetRoom}`
        if (room === 'archetypes' && targetRoom === room) return archetypeBreach(from, target)
        if (room === targetRoom || ENGINE[room]?.includes(targetRoom)) return undefined
        return `${room}/ must not know ${targetRoom}/ (${from} imports ${specifier})`
      }
      return undefined
    }
    case 'renderer': {
      if (targetTop === 'renderer') return undefined
      if (target === 'simulation/index.ts') return undefined
      if (targetTop === 'templates' && room === 'platform') return undefined
      if (target.startsWith('main/bridge/') && typeOnly) return undefined
      return `renderer/ takes the engine from simulation/index.ts and only types from main/bridge/; ${from} imports ${specifier}`
    }
    case 'main': {
      if (targetTop === 'main' || target === 'simulation/index.ts' || target === 'package.json') return undefined
      // The price script makes the catalogue's data files, so it shares their types.
      if (from.startsWith('main/build/') && target.startsWith('simulation/catalog/')) return undefined
      return `main/ takes the engine from simulation/index.ts; ${from} imports ${specifier}`
    }
    default:
      return undefined
  }
}

/** A kind of service is made of settings, ways to serve and meters; it knows no kind of another family and not who puts them to use. */
function archetypeBreach(from: string, target: string): string | undefined {
  const [layer = '', family = ''] = from.split('/').slice(2)
  const [targetLayer = '', targetFamily = ''] = target.split('/').slice(2)
  const known = ARCHETYPES[layer]
  if (!known || known.includes(targetLayer)) return undefined
  if (layer === targetLayer && (layer !== 'kinds' || family === targetFamily)) return undefined
  return `archetypes/${layer}/ must not know archetypes/${targetLayer} (${from} imports ${target})`
}

const IMPORT = /(?:^|\n)\s*(?:import|export)(\s+type)?\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g
const BARE_OR_DYNAMIC = /(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** All imports of one file's text. */
export function importsOf(from: string, text: string): readonly Import[] {
  const named = [...text.matchAll(IMPORT)].map((m) => ({ from, specifier: m[2] ?? '', typeOnly: m[1] !== undefined }))
  const others = [...text.matchAll(BARE_OR_DYNAMIC)].map((m) => ({
    from,
    specifier: m[1] ?? m[2] ?? '',
    typeOnly: false,
  }))
  return [...named, ...others]
}
