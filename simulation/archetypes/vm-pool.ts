import type { Archetype } from './archetype.ts'
import { statedZones } from './config.ts'
import { MACHINE_PARAMETERS, MODEL_PARAMETERS } from './machine-parameters.ts'
import { machineFailure, machineMeters, machineStation } from './machine-pool.ts'

/** Machines that the learner sizes: virtual machines, groups of them that scale, accelerators. */
export const vmPool: Archetype = {
  id: 'vm-pool',
  parameters: [...MACHINE_PARAMETERS, ...MODEL_PARAMETERS],
  zones: (_service, config) => statedZones(config),
  behave: (setting) => ({
    role: { kind: 'server' },
    station: machineStation(setting),
    failure: machineFailure(setting),
  }),
  meters: machineMeters,
}
