import { useEffect, useState } from 'react'
import { useDesign } from '../state/design.ts'
import { engine } from '../workers/client.ts'
import { iconsOf } from './icons.ts'
import { readingsFor } from './making.ts'
import { type ExportOptions, type Format, isPicture, isReport } from './options.ts'
import { sizeOf } from './png.ts'

export type Preview =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'picture'
      readonly url: string
      /** At 100 %, in px. */
      readonly size: { readonly width: number; readonly height: number }
      /** Characters that the face of a PDF of it has not. */
      readonly missing: readonly string[]
    }
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fault'; readonly message: string }

/** What the export will hold; pictures of every format are previewed as SVG. */
export function usePreview(format: Format, { theme, transparent, caption, grid, status }: ExportOptions): Preview {
  const design = useDesign((state) => state.design)
  const [preview, setPreview] = useState<Preview>({ kind: 'none' })
  const kind = isPicture(format) ? 'svg' : isReport(format) ? 'html' : format
  const asPdf = format === 'pdf'
  useEffect(() => {
    let stale = false
    let url: string | undefined
    const look = { theme, transparent, caption, grid, ...readingsFor(status) }
    const draw = async () => {
      const icons = kind === 'svg' || kind === 'html' ? await iconsOf(design) : {}
      const text = await engine.exportAs(kind, design, { ...look, icons })
      const missing = asPdf ? (await engine.pdf(design, look)).missing : []
      if (stale) return
      if (kind === 'html') return setPreview({ kind: 'page', html: text })
      if (kind !== 'svg') return setPreview({ kind: 'text', text })
      url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
      setPreview({ kind: 'picture', url, size: sizeOf(text), missing })
    }
    draw().catch((error: unknown) => {
      if (!stale) setPreview({ kind: 'fault', message: error instanceof Error ? error.message : String(error) })
    })
    return () => {
      stale = true
      if (url !== undefined) URL.revokeObjectURL(url)
    }
  }, [design, kind, asPdf, theme, transparent, caption, grid, status])
  return preview
}
