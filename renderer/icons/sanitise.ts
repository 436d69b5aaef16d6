import { svgImage } from '../ui/svg-image.ts'

/**
 * A picture as an address for an `img`, or `null` where it is none. An SVG in an `img` runs no script and loads nothing; what could do so is
 * taken out all the same, so that a kept icon is harmless wherever it may be copied to.
 *
 * @param base64 the bytes of the file
 */
export function iconAddress(name: string, base64: string): string | null {
  if (/\.png$/i.test(name)) return base64.startsWith(PNG_START) ? `data:image/png;base64,${base64}` : null
  const svg = cleanSvg(textOf(base64))
  return svg === null ? null : svgImage(svg)
}

/** The first six bytes of every PNG, 89 50 4E 47 0D 0A, in base 64. */
const PNG_START = 'iVBORw0K'

/** What a drawing is made of; everything else goes, with what is in it. */
const DRAWING: ReadonlySet<string> = new Set(
  'svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath mask pattern symbol use title desc text tspan style filter feGaussianBlur feOffset feBlend feFlood feColorMatrix feMerge feMergeNode feComposite'.split(
    ' ',
  ),
)
const SVG = 'http://www.w3.org/2000/svg'

/** An SVG with nothing but drawing in it; `null` where the text is none. */
export function cleanSvg(text: string): string | null {
  // entities can grow without end and stand for anything
  if (/<!ENTITY/i.test(text)) return null
  const document = new DOMParser().parseFromString(text, 'image/svg+xml')
  const root = document.documentElement
  if (root.namespaceURI !== SVG || root.localName !== 'svg' || document.querySelector('parsererror')) return null
  clean(root)
  return new XMLSerializer().serializeToString(root)
}

function clean(element: Element): void {
  for (const child of [...element.children]) {
    const isDrawing = child.namespaceURI === SVG && DRAWING.has(child.localName)
    if (!isDrawing || (child.localName === 'style' && reachesOut(child.textContent ?? ''))) child.remove()
    else clean(child)
  }
  for (const { name, value, localName } of [...element.attributes]) {
    const isReference = localName === 'href' && !value.trim().startsWith('#')
    if (/^on/i.test(localName) || isReference || name === 'xml:base' || reachesOut(value)) element.removeAttribute(name)
  }
}

/** Whether a style or an attribute names something outside the picture. */
function reachesOut(text: string): boolean {
  return /@import|javascript:|expression\s*\(|url\s*\((?!\s*['"]?\s*#)/i.test(text.replace(/\\/g, ''))
}

function textOf(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))
}
