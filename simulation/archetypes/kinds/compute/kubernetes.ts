import type { Archetype, Setting } from '../../archetype.ts'
import { HOURS_PER_MONTH } from '../../month.ts'
import { machineFailure, machineMeters, machineStation } from '../../serving/machine-pool.ts'
import { statedZones, textOf } from '../../settings/config.ts'
import { MACHINE_PARAMETERS, MODEL_PARAMETERS } from '../../settings/machine-parameters.ts'
import { choice } from '../../settings/parameters.ts'

/** A cluster: its control plane is paid by the hour, its nodes are machines that serve and fail like any others. */
export const kubernetes: Archetype = {
  id: 'kubernetes',
  parameters: [
    ...MACHINE_PARAMETERS,
    ...MODEL_PARAMETERS,
    choice(
      'clusterTier',
      'standard',
      [
        ['free', 'Free'],
        ['standard', 'Standard'],
        ['extended', 'Extended support'],
      ],
      {
        label: 'Control plane',
        help: 'What the managed control plane promises and costs; not every provider has every tier.',
        advanced: true,
      },
    ),
  ],
  zones: (_service, config) => statedZones(config),
  behave: (setting) => ({
    role: { kind: 'server' },
    station: machineStation(setting),
    failure: machineFailure(setting),
  }),
  meters: (setting, usage) => [
    {
      name: 'cluster-hours',
      quantity: HOURS_PER_MONTH,
      description: `Control plane, ${textOf(setting.config, 'clusterTier') || 'standard'}`,
      choose: { oneZone: isInOneZone(setting) },
      factors: [{ name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: 'contract' }],
    },
    ...machineMeters(setting, usage),
  ],
}

/** Whether the control plane stands in one zone, as the nodes do. */
function isInOneZone({ config, place }: Setting): boolean {
  const zones = statedZones(config)
  return place.zones.length > 0 ? place.zones.length === 1 : (typeof zones === 'number' ? zones : zones.length) === 1
}
