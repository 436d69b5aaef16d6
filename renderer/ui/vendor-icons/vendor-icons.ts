import { useEffect, useSyncExternalStore } from 'react'
import type { ServiceInfo } from '../../../simulation/index.ts'
import { svgImage } from '../svg-image.ts'
import { drawIcons } from './draw-icons.ts'
import type { VendorIcons } from './vendor-icon.ts'

type Provider = ServiceInfo['provider']

/** The icons of a provider come in a file of their own, so that nobody waits for those of clouds that are not drawn. */
const FILES: Readonly<Partial<Record<Provider, () => Promise<{ readonly icons: VendorIcons }>>>> = {
  aws: () => import('./aws.ts'),
  gcp: () => import('./gcp.ts'),
  azure: () => import('./azure.ts'),
}

/** By service id, addresses of images. */
const images = new Map<Provider, ReadonlyMap<string, string>>()
const asked = new Set<Provider>()
const listeners = new Set<() => void>()

/**
 * The vendor's own icon of a service, as the address of an image.
 *
 * @returns `undefined` until it is here, and where the vendor publishes none: then the service's neutral glyph stands in
 */
export function useVendorIcon(id: string, provider: Provider): string | undefined {
  useEffect(() => load(provider), [provider])
  return useSyncExternalStore(listen, () => images.get(provider)?.get(id))
}

/** All icons of a provider, once they are here; empty where it has none. */
export async function vendorIcons(provider: Provider): Promise<VendorIcons> {
  return (await FILES[provider]?.())?.icons ?? {}
}

function load(provider: Provider): void {
  const file = FILES[provider]
  if (!file || asked.has(provider)) return
  asked.add(provider)
  file().then(
    ({ icons }) => {
      const writer = new XMLSerializer()
      const drawn = [...drawIcons(icons)].map(([id, svg]) => [id, svgImage(writer.serializeToString(svg))] as const)
      images.set(provider, new Map(drawn))
      for (const tell of listeners) tell()
    },
    // A file that cannot be read leaves the neutral glyphs; the next part asks again.
    () => asked.delete(provider),
  )
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
