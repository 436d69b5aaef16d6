import type { DesignNode, Json, ServiceInfo } from '../../../simulation/index.ts'

/** The second line of a part: how many of which machine, or the one setting that matters most, else the service. */
export function subtitleOf(node: DesignNode, service: ServiceInfo | undefined): string {
  if (!service) return node.service
  const value = (name: string): Json | undefined =>
    node.config[name] ?? service.parameters.find((parameter) => parameter.name === name)?.default
  const machine = value('instanceType')
  if (typeof machine === 'string' && machine !== '') {
    const count = value('autoscaling') === true ? `${value('min')}–${value('max')}` : (value('count') ?? copies(value))
    return count === 1 ? machine : `${count} × ${machine}`
  }
  if (service.isCache && typeof value('hitRatio') === 'number')
    return `${Math.round(Number(value('hitRatio')) * 100)} % hits`
  const memory = value('memoryMb')
  if (typeof memory === 'number') return `${service.shortName}, ${memory} MB`
  const instances = value('instances')
  if (typeof instances === 'number' && instances > 1) return `${instances} instances`
  return service.shortName
}

/** A database or cache: one machine, its stand-by and its replicas. */
function copies(value: (name: string) => Json | undefined): number {
  const replicas = value('readReplicas')
  return 1 + (value('multiZone') === true ? 1 : 0) + (typeof replicas === 'number' ? replicas : 0)
}
