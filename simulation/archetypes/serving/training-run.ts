import type { Config } from '../../design/design.ts'
import type { Setting } from '../archetype.ts'
import { HOURS_PER_MONTH } from '../month.ts'
import { isOn, numberOf, numberOrNull, textOf } from '../settings/config.ts'
import { type ExpectedRun, expectedRun } from './interruptions.ts'

/** One run of a training job, in hours. */
export interface TrainingRun extends ExpectedRun {
  /** Machines that work together. */
  readonly machines: number
  /** Work of the run without interruptions: computing, and reading where that is what it waits for. */
  readonly workHours: number
  /** To read the data set once; `null` where the throughput is not given. */
  readonly readHours: number | null
  /** To read 1 TB (1000 GB); `null` likewise. */
  readonly readHoursPerTb: number | null
  /** Paid on every machine: start, work, restarts; a run that never ends is cut at a month. */
  readonly paidHours: number
}

const MB_PER_GB = 1000

/**
 * How long one run takes. Data that are streamed are read once an epoch, and an epoch takes as long as the slower of reading and
 * computing; data that are copied first are read once before the first epoch, and again by machines that replace lost ones.
 */
export function trainingRun({ config }: Setting): TrainingRun {
  const machines = runMachines(config)
  const epochs = numberOf(config, 'epochs', 1)
  const datasetGb = numberOf(config, 'datasetGb')
  const throughput = readingSpeedMbps(config)
  const hoursToRead = (gb: number) => (throughput === null ? null : (gb * MB_PER_GB) / throughput / 3600)
  const readHours = hoursToRead(datasetGb)
  const computing = numberOf(config, 'hoursPerRun')
  const streams = textOf(config, 'dataset') === 'stream'
  const workHours = streams ? epochs * Math.max(computing / epochs, readHours ?? 0) : computing
  const startHours = numberOf(config, 'bootSeconds') / 3600 + (streams ? 0 : (readHours ?? 0))
  const isSpot = textOf(config, 'purchase') === 'spot'
  const run = expectedRun({
    workHours,
    perHour: isSpot ? numberOf(config, 'interruptionsPerHour') * machines : 0,
    checkpointHours: numberOf(config, 'checkpointMinutes') / 60,
    saveHours: numberOf(config, 'checkpointSeconds') / 3600,
    restartHours: startHours + numberOf(config, 'modelLoadSeconds') / 3600,
  })
  const cooling = isOn(config, 'autoscaling') ? numberOf(config, 'cooldownSeconds') / 3600 : 0
  return {
    ...run,
    machines,
    workHours,
    readHours,
    readHoursPerTb: hoursToRead(1000),
    paidHours: Math.min(HOURS_PER_MONTH, startHours + run.hours + cooling),
  }
}

/**
 * MB a second at which the data set is read; `null` where nothing limits it. So many reads at once bring no more than their objects in
 * every time to a first byte (Little's law), and no more than the line.
 */
export function readingSpeedMbps(config: Config): number | null {
  const line = numberOrNull(config, 'throughputMbps')
  const objectMb = numberOrNull(config, 'objectMb')
  const waitSeconds = numberOf(config, 'readMs') / 1000
  if (objectMb === null || waitSeconds === 0) return line
  const asked = (numberOf(config, 'readersAtOnce', 1) * objectMb) / waitSeconds
  return line === null ? asked : Math.min(line, asked)
}

/** Machines of a run: all that autoscaling may start, else the count. */
function runMachines(config: Config): number {
  return isOn(config, 'autoscaling') ? numberOf(config, 'max', 1) : numberOf(config, 'count', 1)
}
