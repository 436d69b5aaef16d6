import { create } from 'zustand'
import type { PriceFile, Problem } from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import { readKept, writeKept } from '../platform/kept.ts'
import { toast } from '../ui/Toast.tsx'
import { engine } from '../workers/client.ts'
import { forgetOffers } from './catalog.ts'
import { hasOwnPrices, NO_OWN_PRICES, type OwnPrices, ownPriceFile } from './own-prices.ts'
import { recompute } from './results.ts'

/**
 * What lies over the shipped price book: imported files, each over those before it, and the learner's own prices on top. They belong to
 * this machine and not to a design.
 */
export interface PricesState {
  readonly files: readonly ImportedPrices[]
  readonly own: OwnPrices
  /** As the engine lays them: the files, then the learner's own where there are any. */
  readonly layers: readonly PriceFile[]
  /** A file that was not read; nothing has changed. */
  readonly refused: { readonly name: string; readonly problems: readonly Problem[] } | null
}

export interface ImportedPrices {
  /** Of the file on the disk. */
  readonly name: string
  readonly prices: PriceFile
}

const NOTHING: PricesState = { files: [], own: NO_OWN_PRICES, layers: [], refused: null }

export const usePrices = create<PricesState>()(() => NOTHING)

const { getState, setState } = usePrices

/** Lets the learner choose a price file and lays it over what is there. */
export async function importPrices(): Promise<void> {
  const asked = await host.openPrices()
  if (asked.kind === 'cancelled') return
  if (asked.kind === 'failed') {
    setState({ refused: { name: 'the file', problems: [{ path: '', message: asked.message }] } })
    return
  }
  const { name, text } = asked.value
  const read = await engine.readPrices(text)
  if (!read.ok) {
    setState({ refused: { name, problems: read.problems } })
    return
  }
  const others = getState().files.filter((file) => file.name !== name)
  await lay({ files: [...others, { name, prices: read.value }] })
  toast(`Prices of ${name} are in use`)
}

export async function removePrices(name: string): Promise<void> {
  await lay({ files: getState().files.filter((file) => file.name !== name) })
}

export async function setOwnPrices(own: OwnPrices): Promise<void> {
  await lay({ own })
}

export function closeRefused(): void {
  setState({ refused: null })
}

/** Brings back what an earlier window laid over the book; called once at start. */
export async function loadPrices(): Promise<void> {
  const kept = await readKept(KEPT)
  if (!isKept(kept)) return
  await lay(kept, false)
}

const KEPT = 'prices'

async function lay(change: Partial<Pick<PricesState, 'files' | 'own'>>, keep = true): Promise<void> {
  const { files, own } = { ...getState(), ...change }
  const read = hasOwnPrices(own) ? await engine.readPrices(ownPriceFile(own, today())) : null
  if (read && !read.ok) {
    setState({ refused: { name: 'your prices', problems: read.problems } })
    return
  }
  const layers = [...files.map(({ prices }) => prices), ...(read ? [read.value] : [])]
  setState({ files, own, layers, refused: null })
  await engine.setPrices(layers)
  forgetOffers()
  recompute()
  if (keep) await writeKept(KEPT, layers.length === 0 ? undefined : { files, own })
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

/** What this program has kept; an older or foreign shape is forgotten. */
function isKept(value: unknown): value is Pick<PricesState, 'files' | 'own'> {
  if (typeof value !== 'object' || value === null) return false
  const files: unknown = Reflect.get(value, 'files')
  const own: unknown = Reflect.get(value, 'own')
  if (!Array.isArray(files) || typeof own !== 'object' || own === null) return false
  return ['rows', 'machines'].every((list) => Array.isArray(Reflect.get(own, list)))
}
