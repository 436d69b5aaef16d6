import { useId, useLayoutEffect, useRef } from 'react'
import type { ServiceInfo } from '../../simulation/index.ts'
import { useOwnIcon } from '../state/icons.ts'
import { Glyph } from './Icon.tsx'
import { giveOwnIds } from './vendor-icons/own-ids.ts'
import type { VendorIcon } from './vendor-icons/vendor-icon.ts'
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
  const Icon = useVendorIcon(service.id, service.provider)
  if (own !== undefined) {
    return (
      <span className="service-tile" data-own="" data-size={size}>
        <img src={own} alt="" draggable={false} />
      </span>
    )
  }
  if (Icon) return <OfficialTile icon={Icon} provider={service.provider} size={size} />
  return (
    <span className="service-tile" data-provider={service.provider} data-size={size}>
      <Glyph path={service.glyph} size={TILE_GLYPH[size]} />
    </span>
  )
}

function OfficialTile({
  icon: Icon,
  provider,
  size,
}: {
  readonly icon: VendorIcon
  readonly provider: Provider
  readonly size: number
}) {
  const tile = useRef<HTMLSpanElement>(null)
  const owner = useId().replace(/\W/g, '_')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another icon brings ids of its own
  useLayoutEffect(() => {
    if (tile.current) giveOwnIds(tile.current, owner)
  }, [Icon, owner])
  return (
    <span ref={tile} className="service-tile" data-official={provider} data-size={size}>
      <Icon width="100%" height="100%" aria-hidden="true" />
    </span>
  )
}

const TILE_GLYPH = { 20: 14, 26: 17, 32: 20 } as const
