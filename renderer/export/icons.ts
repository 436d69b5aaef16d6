import type { Design, IconDrawing, PdfPicture } from '../../simulation/index.ts'
import { useCatalog } from '../state/catalog.ts'
import { useIcons } from '../state/icons.ts'
import { svgImage } from '../ui/svg-image.ts'
import { drawIcons } from '../ui/vendor-icons/draw-icons.ts'
import { vendorIcons } from '../ui/vendor-icons/vendor-icons.ts'
import { pictureFrom } from './pdf-pixels.ts'

export type Icons = Readonly<Record<string, IconDrawing>>

/** The icons that the parts of a design have on the sheet: the learner's own, else the vendor's; services without one are left out. */
export async function iconsOf({ nodes }: Design): Promise<Icons> {
  const { byId } = useCatalog.getState()
  const { own } = useIcons.getState()
  const icons: Record<string, IconDrawing> = {}
  for (const id of new Set(nodes.map(({ service }) => service))) {
    const service = byId.get(id)
    const address = own[id]
    if (address !== undefined) icons[id] = pictureOf(address)
    else if (service && !service.isGroup) {
      const Icon = (await vendorIcons(service.provider))[id]
      const svg = Icon && drawIcons({ [id]: Icon }).get(id)
      const drawing = svg && drawingOf(svg)
      if (drawing) icons[id] = drawing
    }
  }
  return icons
}

function pictureOf(address: string): IconDrawing {
  const image = document.createElementNS(SVG, 'image')
  image.setAttribute('href', address)
  image.setAttribute('width', '24')
  image.setAttribute('height', '24')
  return { viewBox: '0 0 24 24', content: new XMLSerializer().serializeToString(image) }
}

const SVG = 'http://www.w3.org/2000/svg'
/** Of the outermost element, which stays behind. */
const OUTSIDE: ReadonlySet<string> = new Set(['xmlns', 'viewBox', 'width', 'height', 'class', 'overflow', 'x', 'y'])

/** An icon in attributes alone: the policy of a report allows no styles of elements, and a style sheet would reach all other icons. */
function drawingOf(svg: SVGSVGElement): IconDrawing | null {
  const viewBox = svg.getAttribute('viewBox')
  if (!viewBox || !withoutSheet(svg)) return null
  for (const element of svg.querySelectorAll<SVGElement>('[style]')) {
    for (const name of element.style) element.setAttribute(name, element.style.getPropertyValue(name))
    element.removeAttribute('style')
  }
  const group = document.createElementNS(SVG, 'g')
  for (const { name, value } of svg.attributes) if (!OUTSIDE.has(name)) group.setAttribute(name, value)
  group.append(...svg.childNodes)
  const content = new XMLSerializer().serializeToString(group).replace(` xmlns="${SVG}"`, '')
  return { viewBox, content }
}

/** Puts the rules of an icon's own style sheet on its elements; `false`: they are of a kind that cannot be. */
function withoutSheet(svg: SVGSVGElement): boolean {
  for (const sheet of svg.querySelectorAll('style')) {
    for (const [, selectors = '', declarations = ''] of (sheet.textContent ?? '').matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      for (const selector of selectors.split(',').map((text) => text.trim())) {
        if (!/^\.[\w-]+$/.test(selector)) return false
        for (const element of svg.getElementsByClassName(selector.slice(1))) {
          for (const declaration of declarations.split(';')) {
            const [name = '', value = ''] = declaration.split(':')
            if (value !== '') element.setAttribute(name.trim(), value.trim())
          }
        }
      }
    }
    sheet.remove()
  }
  for (const element of svg.querySelectorAll('[class]')) element.removeAttribute('class')
  return true
}

/** Pixels of a side of an icon in a PDF: 350 to an inch of paper at 100 %. */
const PDF_SIDE = 112

/** The same icons as pixels, which is what a PDF can hold of gradients and the like. */
export async function pdfIcons(icons: Icons): Promise<Readonly<Record<string, PdfPicture>>> {
  const made = await Promise.all(
    Object.entries(icons).map(async ([id, icon]): Promise<readonly [string, PdfPicture]> => [id, await pixelsOf(icon)]),
  )
  return Object.fromEntries(made)
}

async function pixelsOf({ viewBox, content }: IconDrawing): Promise<PdfPicture> {
  const svg = `<svg xmlns="${SVG}" viewBox="${viewBox}" width="${PDF_SIDE}" height="${PDF_SIDE}">${content}</svg>`
  const image = new Image()
  image.src = svgImage(svg)
  await image.decode()
  return pictureFrom({ width: PDF_SIDE, height: PDF_SIDE }, (context) =>
    context.drawImage(image, 0, 0, PDF_SIDE, PDF_SIDE),
  )
}
