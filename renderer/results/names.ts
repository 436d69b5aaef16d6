import { useMemo } from 'react'
import { useDesign } from '../state/design.ts'

/** The learner's names of parts, by id. */
export function useNames(): (id: string) => string {
  const nodes = useDesign((state) => state.design.nodes)
  return useMemo(() => {
    const names = new Map<string, string>(nodes.map((node) => [node.id, node.name]))
    return (id) => names.get(id) ?? id
  }, [nodes])
}

/** A cause of downtime in words: a part's name, "Zone us-east-1a", "Region us-east-1". */
export function causeName(id: string, nameOf: (id: string) => string): string {
  const at = id.indexOf(':')
  const kind = CAUSE_KINDS.find((known) => known.key === id.slice(0, at))
  if (!kind) return nameOf(id)
  const rest = id.slice(at + 1)
  return kind.key === 'provider' ? `${PROVIDERS[rest] ?? rest}, common causes` : `${kind.word} ${rest}`
}

/** What stands behind a cause, in a few words. */
export function causeNote(id: string): string {
  return CAUSE_KINDS.find((known) => id.startsWith(`${known.key}:`))?.note ?? 'stops on its own'
}

const CAUSE_KINDS = [
  { key: 'zone', word: 'Zone', note: 'all parts in it stop with it' },
  { key: 'region', word: 'Region', note: 'all its zones stop with it' },
  { key: 'provider', word: 'Provider', note: 'deploys, configuration, global control plane' },
] as const

const PROVIDERS: Readonly<Record<string, string>> = { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' }
