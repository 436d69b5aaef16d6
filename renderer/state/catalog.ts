import { useEffect } from 'react'
import { create } from 'zustand'
import type { DesignNode, MachineOffer, ServiceInfo } from '../../simulation/index.ts'
import { engine } from '../workers/client.ts'

/** The services one can draw, once the engine has told them; machine offers are asked for when an inspector needs them. */
export interface CatalogState {
  readonly services: readonly ServiceInfo[]
  readonly byId: ReadonlyMap<string, ServiceInfo>
  readonly status: 'loading' | 'ready' | 'failed'
  /** By `offersKey`. */
  readonly offers: ReadonlyMap<string, readonly MachineOffer[]>
}

export const useCatalog = create<CatalogState>()(() => ({
  services: [],
  byId: new Map(),
  status: 'loading',
  offers: new Map(),
}))

export const useService = (id: string | undefined): ServiceInfo | undefined =>
  useCatalog((state) => (id === undefined ? undefined : state.byId.get(id)))

/** Asks the engine for the catalogue; called once at start. */
export async function loadCatalog(ask: () => Promise<readonly ServiceInfo[]> = engine.catalog): Promise<void> {
  try {
    setCatalog(await ask())
  } catch {
    useCatalog.setState({ status: 'failed' })
  }
}

export function setCatalog(services: readonly ServiceInfo[]): void {
  useCatalog.setState({ services, byId: new Map(services.map((service) => [service.id, service])), status: 'ready' })
}

/**
 * The machine types a service offers in a region, with prices; `null` while they load.
 * @param region missing or `null`: the provider's reference region
 */
export function useMachineOffers(serviceId: string, region: string | null): readonly MachineOffer[] | null {
  const key = offersKey(serviceId, region)
  const offers = useCatalog((state) => state.offers.get(key))
  useEffect(() => {
    if (offers) return
    let stale = false
    engine.machines(serviceId, region).then(
      (found) => {
        if (!stale) useCatalog.setState((state) => ({ offers: new Map(state.offers).set(key, found) }))
      },
      // They stay "loading" rather than "none"; the engine's fault itself is told beside the headline numbers.
      () => {},
    )
    return () => {
      stale = true
    }
  }, [key, offers, serviceId, region])
  return offers ?? null
}

/** Machine offers are asked for again when they are next needed: their prices have changed. */
export function forgetOffers(): void {
  useCatalog.setState({ offers: new Map() })
}

const offersKey = (serviceId: string, region: string | null): string => `${serviceId} ${region ?? ''}`

/** Whether a service is a group. */
export function isGroup(service: string): boolean {
  return useCatalog.getState().byId.get(service)?.isGroup ?? false
}

/** Whether a part takes messages. */
export function isQueue({ service }: DesignNode): boolean {
  return useCatalog.getState().byId.get(service)?.archetype === 'queue'
}

/** Whether a part sends requests of its own. */
export function isSource({ service }: DesignNode): boolean {
  return useCatalog.getState().byId.get(service)?.isSource ?? false
}
