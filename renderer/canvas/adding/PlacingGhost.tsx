import { useEffect, useState } from 'react'
import { useService } from '../../state/catalog.ts'
import type { PlacingState } from '../../state/placing.ts'
import { ServiceTile } from '../../ui/ProviderTag.tsx'

/** A part on its way from the list to the canvas follows the pointer. */
export function PlacingGhost({ armed }: { readonly armed: NonNullable<PlacingState['armed']> }) {
  const service = useService(armed.serviceId)
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null)
  useEffect(() => {
    const move = (event: PointerEvent) => setAt({ x: event.clientX, y: event.clientY })
    window.addEventListener('pointermove', move)
    return () => window.removeEventListener('pointermove', move)
  }, [])
  if (!service || !at || armed.by !== 'click') return null
  return (
    <div className="placing-ghost" style={{ left: at.x, top: at.y }}>
      <ServiceTile service={service} size={26} />
      <span>{service.shortName}</span>
    </div>
  )
}
