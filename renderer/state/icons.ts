import { create } from 'zustand'
import { matchIcons } from '../icons/matching.ts'
import { iconAddress } from '../icons/sanitise.ts'
import { host } from '../platform/current.ts'
import { readKept, writeKept } from '../platform/kept.ts'
import { useCatalog } from './catalog.ts'

/** Pictures of the learner's own for services: they belong to this machine, not to a design. */
export interface IconsState {
  /** By service id, an address that an `img` can show. */
  readonly own: Readonly<Record<string, string>>
  /** What came of the folder that was chosen last. */
  readonly taken: TakenIcons | null
  readonly failure: string | null
}

export interface TakenIcons {
  readonly pictures: number
  /** Files that are no picture, or hold nothing that can be drawn. */
  readonly refused: readonly string[]
  /** Files whose name is no service's. */
  readonly unknown: readonly string[]
}

export const useIcons = create<IconsState>()(() => ({ own: {}, taken: null, failure: null }))

const { setState } = useIcons

/** The learner's own picture of a service. */
export const useOwnIcon = (serviceId: string): string | undefined => useIcons((state) => state.own[serviceId])

/** Lets the learner choose a folder; pictures for services take the place of those that were there before. */
export async function chooseIcons(): Promise<void> {
  const asked = await host.openIcons()
  if (asked.kind === 'cancelled') return
  if (asked.kind === 'failed') {
    setState({ failure: asked.message })
    return
  }
  const pictures = new Map(asked.value.map(({ name, base64 }) => [name, base64]))
  const matched = matchIcons([...pictures.keys()], useCatalog.getState().services)
  const used = new Set(matched.values())
  const own: Record<string, string> = {}
  const refused: string[] = []
  for (const [id, name] of matched) {
    const address = iconAddress(name, pictures.get(name) ?? '')
    if (address === null) refused.push(name)
    else own[id] = address
  }
  const unknown = [...pictures.keys()].filter((name) => !used.has(name))
  setState((state) => ({
    own: { ...state.own, ...own },
    taken: { pictures: Object.keys(own).length, refused, unknown },
    failure: null,
  }))
  await writeKept(KEPT, useIcons.getState().own)
}

/** Back to the vendors' icons. */
export async function forgetIcons(): Promise<void> {
  setState({ own: {}, taken: null, failure: null })
  await writeKept(KEPT, undefined)
}

export async function forgetIcon(serviceId: string): Promise<void> {
  const { [serviceId]: _, ...own } = useIcons.getState().own
  setState({ own })
  await writeKept(KEPT, own)
}

/** Brings back what an earlier window kept; called once at start. */
export async function loadIcons(): Promise<void> {
  const kept = await readKept(KEPT)
  if (typeof kept !== 'object' || kept === null) return
  const own = Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => isAddress(entry[1])))
  setState({ own })
}

const KEPT = 'icons'

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^data:image\/(png;base64|svg\+xml;charset=utf-8),/.test(value)
}
