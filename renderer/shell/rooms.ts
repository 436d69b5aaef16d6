import { type ComponentType, lazy } from 'react'
import { Exports } from '../export/Exports.tsx'
import { Home } from '../home/Home.tsx'
import { Icons } from '../icons/Icons.tsx'
import { OutlineDialogs } from '../outline/OutlineDialogs.tsx'
import { Prices } from '../prices/Prices.tsx'
import type { ResultTab } from '../state/view.ts'

/**
 * What stands where in the window. The shell frames these rooms and knows nothing else of them; a place without a room is not offered.
 */
export interface Rooms {
  readonly canvas?: ComponentType
  readonly inspector?: ComponentType
  readonly home?: ComponentType
  /** What the drawer shows in each of its tabs. */
  readonly results: Partial<Record<ResultTab, ComponentType>>
  /** Always there: dialogs that open themselves, command handlers. */
  readonly always: readonly ComponentType[]
}

const canvas = () => import('../canvas/Canvas.tsx').then(({ Canvas }) => ({ default: Canvas }))
const inspector = () => import('../inspector/Inspector.tsx').then(({ Inspector }) => ({ default: Inspector }))

/** Fetches what an open design shows at once, while the start screen is being read. */
export async function prefetchRooms(): Promise<void> {
  await Promise.all([canvas(), inspector()])
}

/** The sheet, the results and the settings are fetched when they are first shown: the start screen waits for none of them. */
export const rooms: Rooms = {
  canvas: lazy(canvas),
  home: Home,
  inspector: lazy(inspector),
  results: {
    latency: lazy(() => import('../results/LatencyTab.tsx').then(({ LatencyTab }) => ({ default: LatencyTab }))),
    availability: lazy(() =>
      import('../results/AvailabilityTab.tsx').then(({ AvailabilityTab }) => ({ default: AvailabilityTab })),
    ),
    cost: lazy(() => import('../results/CostTab.tsx').then(({ CostTab }) => ({ default: CostTab }))),
    traffic: lazy(() => import('../results/TrafficTab.tsx').then(({ TrafficTab }) => ({ default: TrafficTab }))),
    findings: lazy(() => import('../results/FindingsTab.tsx').then(({ FindingsTab }) => ({ default: FindingsTab }))),
    simulation: lazy(() =>
      import('../results/SimulationTab.tsx').then(({ SimulationTab }) => ({ default: SimulationTab })),
    ),
    compare: lazy(() => import('../compare/CompareTab.tsx').then(({ CompareTab }) => ({ default: CompareTab }))),
  },
  always: [Exports, OutlineDialogs, Prices, Icons],
}
