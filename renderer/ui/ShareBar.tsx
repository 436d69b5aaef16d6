import type { CSSProperties } from 'react'

/** A part of a whole as a thin bar; the number beside it says it in words. */
export function ShareBar({ share }: { readonly share: number | null }) {
  const width = Math.min(1, Math.max(0, share !== null && Number.isFinite(share) ? share : 0))
  return (
    <div className="share-bar" aria-hidden="true" style={{ '--share': `${width * 100}%` } as CSSProperties}>
      <i />
    </div>
  )
}
