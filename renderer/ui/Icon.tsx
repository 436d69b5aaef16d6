import { ICONS, type IconName } from './icons.ts'

/** An interface icon; the control around it has the name. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return <Glyph path={ICONS[name]} size={size} />
}

/** A service's glyph: path data on a 24 grid, from the catalogue. */
export function Glyph({ path, size = 18 }: { readonly path: string; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
