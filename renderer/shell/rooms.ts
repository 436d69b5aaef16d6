import type { ComponentType } from 'react'
import { Canvas } from '../canvas/Canvas.tsx'
import { Exports } from '../export/Exports.tsx'
import { Home } from '../home/Home.tsx'
import { Inspector } from '../inspector/Inspector.tsx'
import { AvailabilityTab } from '../results/AvailabilityTab.tsx'
import { CostTab } from '../results/CostTab.tsx'
import { FindingsTab } from '../results/FindingsTab.tsx'
import { LatencyTab } from '../results/LatencyTab.tsx'
import { SimulationTab } from '../results/SimulationTab.tsx'
import { TrafficTab } from '../results/TrafficTab.tsx'
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

export const rooms: Rooms = {
  canvas: Canvas,
  home: Home,
  inspector: Inspector,
  results: {
    latency: LatencyTab,
    availability: AvailabilityTab,
    cost: CostTab,
    traffic: TrafficTab,
    findings: FindingsTab,
    simulation: SimulationTab,
  },
  always: [Exports],
}
