import { palettes, type ServiceInfo } from '../../simulation/index.ts'
import { svgImage } from './svg-image.ts'

const images = new Map<string, string>()

/**
 * The glyph of a service in its provider's colour, as the address of an image: a sheet of a thousand parts brings images into view at less
 * than half of what drawings in the document cost.
 */
export function glyphImage({ provider, glyph }: Pick<ServiceInfo, 'provider' | 'glyph'>): string {
  const key = `${provider} ${glyph}`
  const known = images.get(key)
  if (known !== undefined) return known
  const [light, dark] = [palettes.light.providers[provider].text, palettes.dark.providers[provider].text]
  const colour = `style="color-scheme: light dark; stroke: light-dark(${light}, ${dark})"`
  const line = 'fill="none" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"'
  const image = svgImage(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" ${line} ${colour}><path d="${glyph}"/></svg>`,
  )
  images.set(key, image)
  return image
}
