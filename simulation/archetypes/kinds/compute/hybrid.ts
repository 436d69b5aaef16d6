import type { Archetype, Meter, Setting } from '../../archetype.ts'
import { HOURS_PER_MONTH } from '../../month.ts'
import { zonalFailure } from '../../serving/failure.ts'
import { serversOf } from '../../serving/machine-pool.ts'
import { numberOf } from '../../settings/config.ts'
import { integer } from '../../settings/parameters.ts'
import { latencyFigure, serviceTimeOf, timeParameter } from '../../settings/service-law.ts'

/** A provider's services on machines at a site of your own: they serve and fail there, outside zones and regions. */
export const hybrid: Archetype = {
  id: 'hybrid',
  parameters: [
    integer('servers', 1, [0, 100_000], { label: 'Servers', help: 'Machines at your site.' }),
    integer('vcpus', 16, [1, 10_000], { label: 'vCPUs per server', help: 'Hardware threads of one machine.' }),
    timeParameter(
      'serviceTimeMs',
      10,
      'Work per request',
      'Time of one request on one vCPU; a number is the mean of an exponential law.',
    ),
  ],
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => {
    const { service, config, given } = setting
    const instances = Math.max(1, numberOf(config, 'servers', 1))
    const published = service.latency !== undefined && !given.has('serviceTimeMs')
    return {
      role: { kind: 'server' },
      station: {
        servers: serversOf(numberOf(config, 'vcpus', 1), 1),
        instances,
        serviceTime: serviceTimeOf(config, 'serviceTimeMs'),
        queueLimit: null,
        blocking: false,
        scaling: null,
        source: published && service.latency ? latencyFigure(service.latency) : null,
      },
      failure: { ...zonalFailure(setting, { instances, minHealthy: 'auto' }), zonal: false, regional: false },
    }
  },
  meters: hybridMeters,
}

function hybridMeters({ config, given }: Setting): readonly Meter[] {
  const by = (name: string) => (given.has(name) ? 'you' : 'default')
  const servers = numberOf(config, 'servers', 1)
  const vcpus = servers * numberOf(config, 'vcpus', 1)
  const counted = (meter: string, description: string, value: number, name: string, times = 1): Meter => ({
    name: meter,
    quantity: value * times,
    description,
    factors: [
      { name: description, value, unit: '', by: by(name) },
      ...(times === 1 ? [] : [{ name: 'hours in the month', value: times, unit: 'hours', by: '730 hours' }]),
    ],
  })
  return [
    counted('site-servers', `Servers: ${servers}`, servers, 'servers'),
    counted('site-vcpu-hours', `vCPUs: ${vcpus}`, vcpus, 'vcpus', HOURS_PER_MONTH),
    counted('site-policy-servers', 'Servers under policy', numberOf(config, 'policyServers'), 'policyServers'),
    counted(
      'site-configured-vcpus',
      'vCPUs under configuration',
      numberOf(config, 'configuredVcpus'),
      'configuredVcpus',
    ),
    counted('site-cores', 'Cores of Azure Local', numberOf(config, 'localCores'), 'localCores'),
    counted('site-windows-cores', 'Cores with Windows Server', numberOf(config, 'windowsCores'), 'windowsCores'),
  ]
}
