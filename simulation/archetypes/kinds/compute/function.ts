import type { Archetype, Meter, Setting, Usage } from '../../archetype.ts'
import { amountMeters } from '../../metering/amount-meters.ts'
import { meanBilledMs, type Rounding } from '../../metering/billed-time.ts'
import { SECONDS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { warmShare } from '../../serving/warm-copies.ts'
import { numberOf, numberOrNull, textOf } from '../../settings/config.ts'
import { choice, integer, MANY, number, optionalInteger, optionalNumber } from '../../settings/parameters.ts'
import { serviceTimeOf, timeParameter } from '../../settings/service-law.ts'
import { traitOf } from '../../settings/trait.ts'

/** Code that runs once a request, in a slot of its own that it holds until everything it waits for is back. */
export const functions: Archetype = {
  id: 'function',
  parameters: [
    integer('memoryMb', 1024, [128, 65_536], {
      label: 'Memory',
      help: 'Memory of one running copy; the processor share grows with it where the provider ties them.',
      unit: 'MB',
    }),
    optionalNumber('vcpu', [0.05, 64], {
      label: 'vCPUs',
      help: 'Processors of one running copy. Open: what the memory brings.',
      unit: 'vCPU',
      advanced: true,
    }),
    timeParameter(
      'durationMs',
      100,
      'Work per request',
      'Time of the code itself on one vCPU, without the calls it waits for; a number is the mean of an exponential law.',
    ),
    integer('minInstances', 0, [0, MANY], {
      label: 'Kept warm',
      help: 'Copies that stay ready and are paid for all the time, so that no request waits for a start.',
      advanced: true,
    }),
    timeParameter(
      'coldStartMs',
      0,
      'Cold start',
      'Until a copy serves that was not running; for simulated runs. A number is the mean of an exponential law. 0: no request waits for one.',
    ),
    number('idleTimeoutSeconds', 600, [0, 86_400], {
      label: 'Idle copies stay',
      help: 'How long a copy stays ready that no request uses; for simulated runs with cold starts.',
      unit: 's',
      advanced: true,
    }),
    optionalInteger('maxConcurrency', [1, MANY], {
      label: 'Most at once',
      help: 'How many copies may run at once; a request beyond that is refused. Open: no limit.',
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
  ],
  behave(setting) {
    const { config } = setting
    const limit = numberOrNull(config, 'maxConcurrency')
    const coldStart = serviceTimeOf(config, 'coldStartMs')
    return {
      role: { kind: 'server' },
      station: {
        servers: limit ?? 'infinite',
        instances: 1,
        serviceTime: serviceTimeOf(config, 'durationMs', vcpuOf(setting)),
        queueLimit: limit === null ? null : 0,
        blocking: true,
        scaling: null,
        source: null,
        ...(coldStart.meanMs > 0 && {
          coldStart: {
            time: coldStart,
            keepMs: 1000 * numberOf(config, 'idleTimeoutSeconds'),
            ready: numberOf(config, 'minInstances'),
          },
        }),
      },
      failure: regionalFailure(setting),
    }
  },
  meters: functionMeters,
}

/** vCPUs of one copy: as set, else the memory ÷ the memory that brings one vCPU, else one. */
function vcpuOf({ service, config }: Setting): number {
  const set = numberOrNull(config, 'vcpu')
  if (set !== null) return set
  const perVcpu = traitOf(service, 'memoryMbPerVcpu')
  return perVcpu === null ? 1 : numberOf(config, 'memoryMb', 1024) / perVcpu
}

function functionMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { service, config, given } = setting
  const memoryGb = billedMemoryGb(setting)
  const vcpu = vcpuOf(setting)
  const requests = usage.meanRps * SECONDS_PER_MONTH
  const held = usage.heldMs ?? serviceTimeOf(config, 'durationMs', vcpu).meanMs
  const billedMs = meanBilledMs({ heldMs: held, heldAbove: usage.heldAbove }, roundingOf(setting))
  const seconds = (requests * billedMs) / 1000
  const memoryBy = given.has('memoryMb') ? 'you' : 'default'
  const time = [
    { name: 'requests', value: requests, unit: 'requests', by: 'traffic' },
    { name: 'billed time of one', value: billedMs, unit: 'ms', by: 'latency' },
  ]
  const memory = { name: 'memory', value: memoryGb, unit: 'GB', by: memoryBy }
  const processors = {
    name: 'vCPUs',
    value: vcpu,
    unit: 'vCPU',
    by: traitOf(service, 'memoryMbPerVcpu') ? 'memory' : 'you',
  }
  const warm = numberOf(config, 'minInstances')
  const architecture = textOf(config, 'architecture')
  // Where runs on copies kept warm have a price of their own (trait `warmRunsApart`), the requests are told apart.
  const onWarm = traitOf(service, 'warmRunsApart') === null ? 0 : warmShare(usage, warm, held)
  const warmFactor = { name: 'share of the requests', value: onWarm, unit: '', by: 'Erlang’s loss formula' }
  return [
    { name: 'requests', quantity: requests, description: 'Requests', factors: time.slice(0, 1) },
    {
      name: 'gb-seconds',
      quantity: seconds * memoryGb * (1 - onWarm),
      description: `Duration at ${config.memoryMb} MB${architecture === 'arm64' ? ', Arm' : ''}`,
      factors: onWarm === 0 ? [...time, memory] : [...time, memory, { ...warmFactor, value: 1 - onWarm }],
    },
    {
      name: 'warm-run-gb-seconds',
      quantity: seconds * memoryGb * onWarm,
      description: `Duration on copies kept warm, at ${config.memoryMb} MB`,
      factors: [...time, memory, warmFactor],
    },
    {
      name: 'memory-gib-seconds',
      quantity: seconds * memoryGb,
      description: `Memory while running, ${config.memoryMb} MB`,
      factors: [...time, memory],
    },
    {
      name: 'vcpu-seconds',
      quantity: seconds * vcpu,
      description: 'Processors while running',
      factors: [...time, processors],
    },
    {
      name: 'warm-gb-seconds',
      quantity: warm * memoryGb * SECONDS_PER_MONTH,
      description: `${warm} kept warm at ${config.memoryMb} MB`,
      factors: [
        { name: 'kept warm', value: warm, unit: '', by: given.has('minInstances') ? 'you' : 'default' },
        memory,
        { name: 'seconds in a month', value: SECONDS_PER_MONTH, unit: 's', by: '730 hours' },
      ],
    },
    scratchSpace(setting, seconds, time),
    ...snapshotMeters(setting, memoryGb),
    ...amountMeters(setting, [
      ['streamedGbPerMonth', 'streamed-gb', 'Streamed above what is included', 'GB'],
      ['tenantEnvironmentsPerMonth', 'tenant-environments', 'Copies of one tenant’s own', 'environments'],
    ]),
    {
      name: 'processed-gb',
      quantity: usage.requestGb + usage.responseGb,
      description: 'Data in and out',
      factors: [
        { name: 'requests', value: usage.requestGb, unit: 'GB', by: 'traffic' },
        { name: 'responses', value: usage.responseGb, unit: 'GB', by: 'traffic' },
      ],
    },
  ]
}

/** Scratch space above what every copy has (trait `includedScratchMb`), for as long as it runs. */
function scratchSpace({ service, config, given }: Setting, seconds: number, time: Meter['factors']): Meter {
  const aboveGb = Math.max(0, numberOf(config, 'scratchMb') - (traitOf(service, 'includedScratchMb') ?? 0)) / 1024
  return {
    name: 'ephemeral-gb-seconds',
    quantity: seconds * aboveGb,
    description: 'Scratch space above that included',
    factors: [
      ...time,
      { name: 'above what is included', value: aboveGb, unit: 'GB', by: given.has('scratchMb') ? 'you' : 'default' },
    ],
  }
}

/** Snapshots of a started copy: each is kept all month, and its memory is read again at every restore. */
function snapshotMeters({ config, given }: Setting, memoryGb: number): readonly Meter[] {
  const kept = numberOf(config, 'snapshots')
  const restored = numberOf(config, 'restoresPerMonth')
  const by = (name: string) => (given.has(name) ? 'you' : 'default')
  const memory = { name: 'memory', value: memoryGb, unit: 'GB', by: by('memoryMb') }
  return [
    {
      name: 'snapshot-cache-gb-seconds',
      quantity: kept * memoryGb * SECONDS_PER_MONTH,
      description: 'Snapshots kept',
      factors: [
        { name: 'snapshots', value: kept, unit: '', by: by('snapshots') },
        memory,
        { name: 'seconds in a month', value: SECONDS_PER_MONTH, unit: 's', by: '730 hours' },
      ],
    },
    {
      name: 'snapshot-restored-gb',
      quantity: restored * memoryGb,
      description: 'Snapshots restored',
      factors: [{ name: 'restores', value: restored, unit: '', by: by('restoresPerMonth') }, memory],
    },
  ]
}

/** How its time is rounded: up to the provider's step, and no less than its minimum. */
function roundingOf({ service }: Setting): Rounding {
  return { stepMs: traitOf(service, 'billedStepMs') ?? 0, leastMs: traitOf(service, 'billedMinimumMs') ?? 0 }
}

/** Memory that is paid for one running copy, GB: rounded up to the provider's step. */
function billedMemoryGb({ service, config }: Setting): number {
  const stepMb = traitOf(service, 'billedMemoryStepMb') ?? 1
  return (Math.ceil(numberOf(config, 'memoryMb', 1024) / stepMb) * stepMb) / 1024
}
