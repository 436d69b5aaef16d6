import type { Archetype } from '../../archetype.ts'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../../month.ts'
import { machineFailure, machineMeters, machineStation } from '../../serving/machine-pool.ts'
import { numberOf, statedZones } from '../../settings/config.ts'
import { MACHINE_PARAMETERS, MODEL_PARAMETERS } from '../../settings/machine-parameters.ts'
import { number } from '../../settings/parameters.ts'

/** A managed model server: machines with a model in memory, kept running by the provider. */
export const mlEndpoint: Archetype = {
  id: 'ml-endpoint',
  parameters: [
    ...MACHINE_PARAMETERS,
    ...MODEL_PARAMETERS,
    number('storageGb', 0, [0, 1e9], {
      label: 'Disk per machine',
      help: 'Disk for the model and its container on every machine.',
      unit: 'GB',
      advanced: true,
    }),
  ],
  zones: (_service, config) => statedZones(config),
  behave: (setting) => ({
    role: { kind: 'server' },
    station: machineStation(setting),
    failure: machineFailure(setting),
  }),
  meters(setting, usage) {
    const machines = machineMeters(setting, usage)
    const hours = machines.reduce((sum, { quantity }) => sum + quantity, 0)
    const storageGb = numberOf(setting.config, 'storageGb')
    return [
      // Sizes of the service's own are priced by node-hours, machines of the provider's table by instance-hours.
      ...(setting.service.machines?.from === 'sizes'
        ? machines.map((meter) => ({ ...meter, name: 'node-hours' }))
        : machines),
      {
        name: 'disk-gb-months',
        quantity: (storageGb * hours) / HOURS_PER_MONTH,
        description: `${storageGb} GB on every machine`,
        factors: [
          {
            name: 'disk per machine',
            value: storageGb,
            unit: 'GB',
            by: setting.given.has('storageGb') ? 'you' : 'default',
          },
          { name: 'machine-hours', value: hours, unit: 'hours', by: 'machines' },
        ],
      },
      {
        name: 'processed-gb',
        quantity: usage.requestGb + usage.responseGb,
        description: 'Data in and out',
        factors: [
          { name: 'requests', value: usage.requestGb, unit: 'GB', by: 'traffic' },
          { name: 'responses', value: usage.responseGb, unit: 'GB', by: 'traffic' },
        ],
      },
      {
        name: 'requests',
        quantity: usage.meanRps * SECONDS_PER_MONTH,
        description: 'Predictions',
        factors: [{ name: 'mean rate', value: usage.meanRps, unit: 'requests/s', by: 'traffic' }],
      },
    ]
  },
}
