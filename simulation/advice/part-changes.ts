import { parametersOf } from '../archetypes/registry.ts'
import { machineSize } from '../catalog/machines.ts'
import { serviceRecord } from '../catalog/services.ts'
import type { DesignNode, Json } from '../design/design.ts'
import type { Parameter } from '../design/parameter.ts'
import { formatCount, formatMemory } from '../report/format.ts'

/**
 * What is otherwise about a part of another version of a design, in a few words each: "Machines 3, not 5".
 *
 * @param before the part in the first design
 */
export function settingChanges(before: DesignNode, after: DesignNode): readonly string[] {
  const record = serviceRecord(after.service)
  const parameters = new Map((record ? parametersOf(record) : []).map((parameter) => [parameter.name, parameter]))
  const names = [...new Set([...Object.keys(before.config), ...Object.keys(after.config)])]
  return names.flatMap((name) => {
    const parameter = parameters.get(name)
    const [was, is] = [before, after].map(({ config }) => config[name] ?? parameter?.default ?? null)
    const changed = JSON.stringify(was) !== JSON.stringify(is)
    return changed
      ? [`${parameter?.label ?? name} ${written(is ?? null, parameter)}, not ${written(was ?? null, parameter)}`]
      : []
  })
}

/**
 * What a part became otherwise on its way to another provider: the size of its machines, and settings that its new service does not
 * have: "16 GiB, not 8 GiB", "without Deletion protection".
 *
 * @param lost names of settings
 */
export function translationChanges(before: DesignNode, after: DesignNode, lost: readonly string[]): readonly string[] {
  const record = serviceRecord(before.service)
  const labels = new Map((record ? parametersOf(record) : []).map(({ name, label }) => [name, label]))
  const [own, other] = [sizeOf(before), sizeOf(after)]
  const sizes =
    own && other
      ? [
          ...(own.vcpu === other.vcpu ? [] : [`${formatCount(other.vcpu)} vCPU, not ${formatCount(own.vcpu)}`]),
          ...(own.memoryGib === other.memoryGib
            ? []
            : [`${formatMemory(other.memoryGib)}, not ${formatMemory(own.memoryGib)}`]),
        ]
      : []
  return [...sizes, ...lost.map((name) => `without ${labels.get(name) ?? name}`)]
}

function sizeOf({ service, config }: DesignNode) {
  return typeof config.instanceType === 'string' ? machineSize(service, config.instanceType) : undefined
}

const LONGEST = 24

/** A value in a few characters. */
function written(value: Json, parameter: Parameter | undefined): string {
  if (value === null) return 'none'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'number') return `${formatCount(value)}${parameter?.unit ? ` ${parameter.unit}` : ''}`
  if (typeof value === 'string') {
    const option = parameter?.type.kind === 'choice' && parameter.type.options.find((one) => one.value === value)
    return option ? option.label : value
  }
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
