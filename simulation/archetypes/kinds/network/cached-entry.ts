import type { Archetype, Setting } from '../../archetype.ts'
import { textOf } from '../../settings/config.ts'
import { choice } from '../../settings/parameters.ts'
import { balancer } from './balancer.ts'
import { cdn } from './cdn.ts'

/** What an entry without zones has of a balancer. */
const ENTRY: ReadonlySet<string> = new Set([
  'policy',
  'crossZone',
  'minHealthy',
  'healthCheckSeconds',
  'detectionSeconds',
  'connections',
])

const MODE = choice(
  'mode',
  'auto',
  [
    ['auto', 'By its settings'],
    ['balancer', 'Global entry'],
    ['cdn', 'CDN'],
  ],
  {
    label: 'Used as',
    help: 'The entry sends each request to one of its origins; the CDN answers hits itself and sends the others along its wires. By its settings: a CDN where a hit ratio is set, else the entry.',
  },
)

/** One service with two uses: the global entry in front of several origins, or a content network in front of one. It bills the same. */
export const cachedEntry: Archetype = {
  id: 'cached-entry',
  parameters: [MODE, ...cdn.parameters, ...balancer.parameters.filter(({ name }) => ENTRY.has(name))],
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => (isContentNetwork(setting) ? cdn : balancer).behave(setting),
  meters: cdn.meters,
}

function isContentNetwork({ config, given }: Setting): boolean {
  const mode = textOf(config, 'mode')
  return mode === 'cdn' || (mode !== 'balancer' && given.has('hitRatio'))
}
