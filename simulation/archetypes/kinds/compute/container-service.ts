import type { Archetype, Meter, Setting, Usage } from '../../archetype.ts'
import { meanBilledMs } from '../../metering/billed-time.ts'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { countOf, instanceHours, serversOf } from '../../serving/machine-pool.ts'
import { numberOf, numberOrNull, textOf } from '../../settings/config.ts'
import { choice, integer, MANY, number, optionalInteger } from '../../settings/parameters.ts'
import { serviceTimeOf, timeParameter } from '../../settings/service-law.ts'
import { traitOf } from '../../settings/trait.ts'

/** Containers without machines: copies of a size that the learner sets, as many as the load needs between two limits. */
export const containerService: Archetype = {
  id: 'container-service',
  parameters: [
    number('vcpu', 1, [0.05, 256], { label: 'vCPUs', help: 'Processors of one copy.', unit: 'vCPU' }),
    integer('memoryMb', 2048, [128, 2_000_000], { label: 'Memory', help: 'Memory of one copy.', unit: 'MB' }),
    timeParameter(
      'durationMs',
      10,
      'Work per request',
      'Processor time of one request on one vCPU; a number is the mean of an exponential law.',
    ),
    integer('minInstances', 1, [0, 100_000], { label: 'Least copies', help: 'Never fewer than these run.' }),
    integer('maxInstances', 100, [1, 100_000], {
      label: 'Most copies',
      help: 'Never more than these run.',
      advanced: true,
    }),
    number('targetUtilisation', 0.6, [0.01, 1], {
      label: 'Target utilisation',
      help: 'Share of the copies that is busy when scaling is content.',
      advanced: true,
    }),
    number('concurrencyPerVcpu', 1, [0.001, 10_000], {
      label: 'Requests at once per vCPU',
      help: 'How many requests one vCPU works on at once; more than 1 where requests mostly wait.',
      advanced: true,
    }),
    optionalInteger('maxConcurrency', [1, MANY], {
      label: 'Most requests at once per copy',
      help: 'The most requests that one copy takes at once. Open: as many as its processors work on.',
      advanced: true,
    }),
    optionalInteger('queueLimit', [0, 1e9], {
      label: 'Waiting places',
      help: 'How many requests may wait; one that finds no place is lost. Open: no limit.',
      unit: 'requests',
      advanced: true,
    }),
    number('hoursPerMonth', HOURS_PER_MONTH, [0, HOURS_PER_MONTH], {
      label: 'Runs',
      help: 'Hours a month that it runs at all; fewer for a job that runs at night.',
      unit: 'hours',
      advanced: true,
    }),
    choice(
      'architecture',
      'x86_64',
      [
        ['x86_64', 'x86-64'],
        ['arm64', 'Arm'],
      ],
      { label: 'Processor', help: 'The processor family; its price differs.', advanced: true },
    ),
    choice(
      'purchase',
      'on-demand',
      [
        ['on-demand', 'On demand'],
        ['spot', 'Spot'],
      ],
      { label: 'Purchase', help: 'Spot copies are cheaper and may be taken away.', advanced: true },
    ),
    choice(
      'billing',
      'request',
      [
        ['request', 'While it serves'],
        ['instance', 'While it runs'],
      ],
      {
        label: 'Paid',
        help: 'Where the provider offers both: only while a copy works on requests, or for as long as it runs.',
        advanced: true,
      },
    ),
  ],
  behave(setting) {
    const { config } = setting
    const { vcpu } = sizeOf(setting)
    const min = Math.max(1, numberOf(config, 'minInstances', 1))
    return {
      role: { kind: 'server' },
      station: {
        servers: serversOfCopy(setting),
        instances: min,
        serviceTime: serviceTimeOf(config, 'durationMs', vcpu),
        queueLimit: numberOrNull(config, 'queueLimit'),
        blocking: isOneAtATime(setting),
        scaling: {
          min,
          max: Math.max(min, numberOf(config, 'maxInstances', min)),
          targetUtilisation: numberOf(config, 'targetUtilisation', 0.6),
        },
        source: null,
      },
      failure: regionalFailure(setting),
    }
  },
  meters: containerMeters,
}

/** A copy that takes one request at a time keeps it, and is paid, until all that it waits for is back. */
function isOneAtATime({ config }: Setting): boolean {
  return numberOrNull(config, 'maxConcurrency') === 1
}

/** What one copy has: of its instance size, where the service is sold by size, and of that no more than its program gets. */
function sizeOf({ config, machine }: Setting): { readonly vcpu: number; readonly memoryGib: number } {
  if (!machine) return { vcpu: numberOf(config, 'vcpu', 1), memoryGib: numberOf(config, 'memoryMb', 2048) / 1024 }
  const memoryMb = numberOrNull(config, 'memoryMb')
  return {
    vcpu: Math.min(machine.vcpu, numberOrNull(config, 'vcpu') ?? machine.vcpu),
    memoryGib: Math.min(machine.memoryGib, memoryMb === null ? machine.memoryGib : memoryMb / 1024),
  }
}

function serversOfCopy(setting: Setting): number {
  const { config } = setting
  const servers = serversOf(sizeOf(setting).vcpu, numberOf(config, 'concurrencyPerVcpu', 1))
  return Math.min(servers, numberOrNull(config, 'maxConcurrency') ?? servers)
}

/**
 * What the copies use, counted both ways that providers bill: for as long as they run (hours) and while they serve (seconds). Which of
 * them costs money is told by the price rows.
 */
function containerMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { service, config, given, machine } = setting
  const { vcpu, memoryGib } = sizeOf(setting)
  const least = numberOf(config, 'minInstances', 1)
  const share = numberOf(config, 'hoursPerMonth', HOURS_PER_MONTH) / HOURS_PER_MONTH
  const isUnused = least === 0 && usage.meanRps === 0
  const running = isUnused ? 0 : share * instanceHours(usage, Math.max(1, least))
  const requests = usage.meanRps * SECONDS_PER_MONTH
  const heldMs = usage.heldMs ?? serviceTimeOf(config, 'durationMs', vcpu).meanMs
  // Copies that take several requests at once round up what they do together, which adds little.
  const stepMs = isOneAtATime(setting) ? (traitOf(service, 'billedStepMs') ?? 0) : 0
  const billedMs = meanBilledMs({ heldMs, heldAbove: usage.heldAbove }, { stepMs, leastMs: 0 })
  const busy = (requests * billedMs) / 1000 / serversOfCopy(setting)
  const idle = Math.max(0, share * least * SECONDS_PER_MONTH - busy)
  const purchase = textOf(config, 'purchase') || 'on-demand'
  // a GPU is not taken away between requests
  const hasGpu = textOf(config, 'mode') === 'endpoint'
  const perInstance = hasGpu || textOf(config, 'billing') === 'instance'
  const paid = { billing: perInstance ? 'instance' : 'request' }
  const size = (name: 'vcpu' | 'memoryMb') => ({
    name: name === 'vcpu' ? 'vCPUs' : 'memory',
    value: name === 'vcpu' ? vcpu : memoryGib,
    unit: name === 'vcpu' ? 'vCPU' : 'GiB',
    by: machine ? 'size' : given.has(name) ? 'you' : 'default',
  })
  const classUnits = numberOf(config, 'classUnits')
  const scratchGb = Math.max(0, numberOf(config, 'scratchGb') - (traitOf(service, 'includedScratchGb') ?? 0))
  const copies = { name: 'copy-hours', value: running, unit: 'hours', by: 'scaling' }
  const active = { name: 'seconds at work', value: busy, unit: 's', by: 'traffic' }
  const waiting = { name: 'idle seconds of the least copies', value: idle, unit: 's', by: 'least copies' }
  const seconds = perInstance ? running * 3600 : busy
  const hours = `${countOf(share > 0 ? running / share / HOURS_PER_MONTH : 0)} × ${vcpu} vCPU, ${countOf(memoryGib)} GiB`
  const by = perInstance ? copies : active
  return [
    ...(machine
      ? [
          {
            name: 'node-hours',
            quantity: running,
            description: `${countOf(running / HOURS_PER_MONTH)} × ${machine.name}`,
            choose: { instanceType: machine.name },
            factors: [copies],
          },
        ]
      : []),
    {
      name: 'class-hours',
      quantity: running * classUnits,
      description: `${countOf(running / HOURS_PER_MONTH)} copies of ${classUnits} class units`,
      factors: [
        copies,
        { name: 'class units', value: classUnits, unit: '', by: given.has('classUnits') ? 'you' : 'default' },
      ],
    },
    {
      name: 'vcpu-hours',
      quantity: running * vcpu,
      description: `Processors: ${hours}`,
      choose: { purchase },
      factors: [copies, size('vcpu')],
    },
    {
      name: 'memory-gib-hours',
      quantity: running * memoryGib,
      description: `Memory: ${hours}`,
      choose: { purchase },
      factors: [copies, size('memoryMb')],
    },
    {
      name: 'vcpu-seconds',
      quantity: seconds * vcpu,
      description: 'Processors at work',
      choose: paid,
      factors: [by, size('vcpu')],
    },
    {
      name: 'memory-gib-seconds',
      quantity: seconds * memoryGib,
      description: 'Memory at work',
      choose: paid,
      factors: [by, size('memoryMb')],
    },
    {
      name: 'idle-vcpu-seconds',
      quantity: perInstance ? 0 : idle * vcpu,
      description: 'Processors of idle copies',
      factors: [waiting, size('vcpu')],
    },
    {
      name: 'idle-memory-gib-seconds',
      quantity: perInstance ? 0 : idle * memoryGib,
      description: 'Memory of idle copies',
      factors: [waiting, size('memoryMb')],
    },
    {
      name: 'gpu-seconds',
      quantity: hasGpu ? running * 3600 : 0,
      description: 'A GPU in every copy',
      factors: [copies],
    },
    {
      name: 'ephemeral-gb-seconds',
      quantity: running * 3600 * scratchGb,
      description: 'Scratch space above that included',
      factors: [
        copies,
        {
          name: 'above what is included',
          value: scratchGb,
          unit: 'GB',
          by: given.has('scratchGb') ? 'you' : 'default',
        },
      ],
    },
    {
      name: 'requests',
      quantity: requests,
      description: 'Requests',
      choose: paid,
      factors: [{ name: 'mean rate', value: usage.meanRps, unit: 'requests/s', by: 'traffic' }],
    },
  ]
}
