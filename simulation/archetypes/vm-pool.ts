import type { Archetype } from './archetype.ts'
import {
  MACHINE_PARAMETERS,
  MODEL_PARAMETERS,
  machineFailure,
  machineMeters,
  machineStation,
  machineZones,
} from './machine-pool.ts'

/** Machines that the learner sizes: virtual machines, groups of them that scale, accelerators. */
export const vmPool: Archetype = {
  id: 'vm-pool',
  parameters: [...MACHINE_PARAMETERS, ...MODEL_PARAMETERS],
  zones: machineZones,
  behave: (setting) => ({
    role: { kind: 'server' },
    station: machineStation(setting),
    failure: machineFailure(setting),
  }),
  meters: machineMeters,
}
