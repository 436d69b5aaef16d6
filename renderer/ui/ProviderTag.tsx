import type { ServiceInfo } from '../../simulation/index.ts'
import { useOwnIcon } from '../state/icons.ts'
import { glyphImage } from './glyph-image.ts'
import { useVendorIcon } from './vendor-icons/vendor-icons.ts'

export type Provider = ServiceInfo['provider']

/** Three letters, always written; the tint only helps the eye. */
export const PROVIDER_LETTERS: Readonly<Record<Provider, string>> = {
  aws: 'AWS',
  gcp: 'GCP',
  azure: 'AZ',
  generic: 'ANY',
}
export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = {
  aws: 'AWS',
  gcp: 'Google Cloud',
  azure: 'Azure',
  generic: 'Any provider',
}

export function ProviderTag({ provider }: { readonly provider: Provider }) {
  return (
    <span className="provider-tag" data-provider={provider}>
      {PROVIDER_LETTERS[provider]}
    </span>
  )
}

/** The learner's own icon of a service, else its official one, unmodified; where there is none, its glyph on its provider's tint. */
export function ServiceTile({
  service,
  size = 20,
}: {
  readonly service: Pick<ServiceInfo, 'id' | 'provider' | 'glyph'>
  /** 20 in lists, 26 on nodes, 32 in the inspector. */
  readonly size?: 20 | 26 | 32
}) {
  const own = useOwnIcon(service.id)
  const official = useVendorIcon(service.id, service.provider)
  if (own !== undefined) {
    return (
      <span className="service-tile" data-own="" data-size={size}>
        <TileImage address={own} size="100%" />
      </span>
    )
  }
  if (official !== undefined) {
    return (
      <span className="service-tile" data-official={service.provider} data-size={size}>
        <TileImage address={official} size="100%" />
      </span>
    )
  }
  return (
    <span className="service-tile" data-provider={service.provider} data-size={size}>
      <TileImage address={glyphImage(service)} size={TILE_GLYPH[size]} />
    </span>
  )
}

/** Says nothing to a screen reader: the name stands beside it. */
function TileImage({ address, size }: { readonly address: string; readonly size: number | string }) {
  return <img src={address} width={size} height={size} alt="" draggable={false} />
}

const TILE_GLYPH = { 20: 14, 26: 17, 32: 20 } as const
