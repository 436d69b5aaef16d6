import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { VendorIcons } from './vendor-icon.ts'

/** The icons as drawings outside the document, by service id. */
export function drawIcons(icons: VendorIcons): ReadonlyMap<string, SVGSVGElement> {
  const drawn = new Map<string, SVGSVGElement>()
  const places = Object.entries(icons).map(([id, Icon]) => {
    const keep = (place: HTMLElement | null) => {
      const svg = place?.querySelector('svg')
      if (svg) drawn.set(id, svg)
    }
    // whoever writes it as XML declares the name space once more
    return createElement('i', { key: id, ref: keep }, createElement(Icon, { xmlns: undefined }))
  })
  const root = createRoot(document.createElement('div'))
  flushSync(() => root.render(places))
  return drawn
}
