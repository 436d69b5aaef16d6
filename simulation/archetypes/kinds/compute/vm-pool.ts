import type { Archetype } from '../../archetype.ts'
import { machineFailure, machineMeters, machineStation } from '../../serving/machine-pool.ts'
import { statedZones } from '../../settings/config.ts'
import { MACHINE_PARAMETERS, MODEL_PARAMETERS } from '../../settings/machine-parameters.ts'

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
