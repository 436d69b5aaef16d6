/** What browsers draw without running out of memory: pixels a side, and in all. */
const MOST_SIDE = 16_384
const MOST_PIXELS = 100e6

/**
 * Draws an SVG as a PNG.
 *
 * @param svg with `width` and `height`, or a `viewBox`
 * @param scale pixels for each px of the SVG
 * @returns the file's bytes; throws where the browser cannot draw it, with a sentence for the learner
 */
export async function pngOf(svg: string, scale: number): Promise<Uint8Array> {
  const size = sizeOf(svg)
  const { width, height } = pixelsAt(size, scale)
  if (!fits(size, scale)) {
    throw new Error(`a picture of ${width} × ${height} pixels is too large; choose a smaller scale, or SVG.`)
  }
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = await load(url)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d')
    if (!context) throw new Error('this browser cannot draw pictures.')
    context.drawImage(image, 0, 0, width, height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob) throw new Error('the picture is too large for this machine; choose a smaller scale, or SVG.')
    return new Uint8Array(await blob.arrayBuffer())
  } finally {
    URL.revokeObjectURL(url)
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Of the PNG of a picture. */
export function pixelsAt({ width, height }: Size, scale: number): Size {
  return { width: Math.ceil(width * scale), height: Math.ceil(height * scale) }
}

/** Whether browsers can draw the PNG. */
export function fits(size: Size, scale: number): boolean {
  const { width, height } = pixelsAt(size, scale)
  return width <= MOST_SIDE && height <= MOST_SIDE && width * height <= MOST_PIXELS
}

/** The largest scale at which it can be drawn, to a tenth. */
export function largestScale({ width, height }: Size): number {
  const most = Math.min(MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)))
  // a tenth less where rounding up to whole pixels is too much
  const rounded = Math.floor(most * 10) / 10
  return fits({ width, height }, rounded) ? rounded : Math.round((rounded - 0.1) * 10) / 10
}

/** Width and height of an SVG in px. */
export function sizeOf(svg: string): Size {
  const head = /<svg\b[^>]*>/.exec(svg)?.[0] ?? ''
  const [, , boxWidth, boxHeight] = (/viewBox="([^"]*)"/.exec(head)?.[1] ?? '').split(/[\s,]+/).map(Number)
  const side = (name: string, otherwise: number | undefined): number => {
    const given = Number.parseFloat(new RegExp(`\\s${name}="([\\d.]+)(?:px)?"`).exec(head)?.[1] ?? '')
    return given > 0 ? given : otherwise !== undefined && otherwise > 0 ? otherwise : 1
  }
  return { width: side('width', boxWidth), height: side('height', boxHeight) }
}

function load(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('the diagram could not be drawn.'))
    image.src = url
  })
}
