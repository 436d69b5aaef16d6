import type { Model, ModelNode } from '../archetypes/model.ts'
import { bestCheckpointHours } from '../archetypes/serving/interruptions.ts'
import { trainingRun } from '../archetypes/serving/training-run.ts'
import { numberOf, textOf } from '../archetypes/settings/config.ts'
import { machineOffers } from '../catalog/machines.ts'
import type { Figures, Finding } from '../report/report.ts'
import {
  largestBatch,
  type MemoryThere,
  type ModelMemory,
  memoryOf,
  memoryThere,
  modelMemory,
  PRECISIONS,
  type Precision,
} from './units/model-memory.ts'
import { writingSpeed } from './units/writing-speed.ts'

/** Models that do not fit into the memory that they are to run in, or only with a smaller batch. */
export function modelTooLarge({ nodes }: Model): readonly Finding[] {
  return nodes.flatMap((node): readonly Finding[] => {
    const memory = modelMemory(node.setting)
    const there = memoryThere(node.setting)
    if (!memory || !there || memory.neededGb <= there.gb) return []
    const where = there.each ? 'its accelerators have' : 'it has'
    const batch = largestBatch(memory, there)
    const [rule, severity, message] =
      batch === 0
        ? ([
            'model-does-not-fit',
            'error',
            `${node.design.name}: the weights take ${gb(memory.weightsGb)}, and ${where} ${gb(there.gb)}.`,
          ] as const)
        : ([
            'batch-does-not-fit',
            'warning',
            `${node.design.name}: with ${memory.batch} requests in a batch the model takes ${gb(memory.neededGb)}, and ${where} ${gb(there.gb)}.`,
          ] as const)
    const ways = [
      ...(batch > 0 ? [`lower the largest batch to ${batch}`] : []),
      ...smallerPrecision(node, memory, there),
      ...largerMachine(node, memory),
    ]
    const remedy =
      ways.length > 0
        ? `${upper(ways.join(', or '))}.`
        : 'Spread the model over several machines, or choose a smaller one.'
    return [{ rule, severity, nodeIds: [node.id], message, remedy, effect: null }]
  })
}

const ORDER: readonly Precision[] = ['fp32', 'bf16', 'int8', 'int4']

/** The most exact of the smaller precisions that fits. */
function smallerPrecision(node: ModelNode, { precision }: ModelMemory, { gb: room }: MemoryThere): readonly string[] {
  const smaller = ORDER.slice(ORDER.indexOf(precision) + 1)
  const fits = smaller.find((one) => (modelMemory(node.setting, one)?.neededGb ?? Number.POSITIVE_INFINITY) <= room)
  return fits ? [`store the weights in ${PRECISIONS[fits] * 8} bits`] : []
}

/** The cheapest machine type of the region that holds it, of the same kind: with accelerators where it has some now. */
function largerMachine({ service, place, setting }: ModelNode, { neededGb }: ModelMemory): readonly string[] {
  if (!setting.machine) return []
  const now = memoryThere(setting)
  const fitting = machineOffers(service.id, place.region).find(({ name }) => {
    const there = memoryOf(service.id, name)
    return there !== null && there.gb >= neededGb && there.accelerators > 0 === (now?.accelerators ?? 0) > 0
  })
  return fitting ? [`choose ${fitting.name} with ${gb(memoryOf(service.id, fitting.name)?.gb ?? 0)}`] : []
}

/** Spot training that loses much of its work because it is saved too seldom, or stands still because it is saved too often. */
export function checkpointing({ nodes }: Model): readonly Finding[] {
  return nodes.flatMap((node): readonly Finding[] => {
    const { config, service } = node
    if (service.archetype !== 'training-job' || textOf(config, 'purchase') !== 'spot') return []
    const run = trainingRun(node.setting)
    const perHour = numberOf(config, 'interruptionsPerHour') * run.machines
    const checkpointHours = numberOf(config, 'checkpointMinutes') / 60
    const saveHours = numberOf(config, 'checkpointSeconds') / 3600
    if (perHour === 0 || run.workHours === 0) return []
    const best = saveHours > 0 ? bestCheckpointHours(saveHours, perHour) : Math.min(QUARTER, run.workHours)
    const now = run.hours
    const better = trainingRun({ ...node.setting, config: { ...config, checkpointMinutes: best * 60 } }).hours
    if (better > now * (1 - WORTH_SAYING)) return []
    const rule = checkpointHours === 0 ? 'spot-without-checkpoints' : 'checkpoint-interval'
    const expected = Number.isFinite(now) && now < ENDLESS_HOURS ? `${Math.round(now * 10) / 10} h` : 'more than a year'
    return [
      {
        rule,
        severity: 'warning',
        nodeIds: [node.id],
        message: `${node.design.name}: ${Math.round(run.workHours * 10) / 10} h of work take ${expected} on spot machines ${checkpointHours === 0 ? 'without checkpoints' : `saved every ${Math.round(checkpointHours * 60)} min`}.`,
        remedy: `Save every ${Math.max(1, Math.round(best * 60))} min: then a run takes ${Math.round(better * 10) / 10} h.`,
        effect: null,
      },
    ]
  })
}

/** More tokens than the machines can write at most, whatever time of a request was typed. */
export function tokensBeyondRoof({ nodes }: Model, figures: Figures): readonly Finding[] {
  return nodes.flatMap((node): readonly Finding[] => {
    const speed = writingSpeed(node.setting)
    const rps = figures.nodes[node.index]?.arrivalRps ?? 0
    if (!speed || rps === 0) return []
    const asked = rps * numberOf(node.config, 'tokensOut')
    const scaling = node.behaviour.station?.scaling
    const machines = scaling?.max ?? node.behaviour.station?.instances ?? 1
    const roof = machines * speed.tokensPerSecond
    if (asked <= roof) return []
    const enough = Math.ceil(asked / speed.tokensPerSecond)
    return [
      {
        rule: 'tokens-beyond-roof',
        severity: 'error',
        nodeIds: [node.id],
        message: `${node.design.name} is to write ${tokens(asked)} tokens a second; its machines write ${tokens(roof)} at most.`,
        remedy: `Run ${enough} machines at least, let more requests share a batch, or choose accelerators with more bandwidth.`,
        effect: null,
      },
    ]
  })
}

/** Training that waits for its data: machines are paid while they read. */
export function readingBound({ nodes }: Model): readonly Finding[] {
  return nodes.flatMap((node): readonly Finding[] => {
    const { config, service } = node
    if (service.archetype !== 'training-job' || textOf(config, 'dataset') !== 'stream') return []
    const run = trainingRun(node.setting)
    const computing = numberOf(config, 'hoursPerRun')
    if (run.workHours <= computing * (1 + WORTH_SAYING)) return []
    return [
      {
        rule: 'training-waits-for-data',
        severity: 'warning',
        nodeIds: [node.id],
        message: `${node.design.name}: reading the data takes longer than computing, so a run takes ${Math.round(run.workHours * 10) / 10} h instead of ${computing} h.`,
        remedy:
          'Read faster (larger objects, more reads at once, a parallel file system), or copy the data to the machines first.',
        effect: null,
      },
    ]
  })
}

/** A gain below this share is not worth a change. */
const WORTH_SAYING = 0.05
/** Hours between saves to compare with where a save takes no time: any short one will do. */
const QUARTER = 0.25
const ENDLESS_HOURS = 8760

function gb(value: number): string {
  return `${Number(value.toPrecision(3))} GB`
}

function tokens(value: number): string {
  return String(Number(value.toPrecision(3)))
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
