import type { DrawnLine, PdfLine, PdfPicture, Size } from '../../simulation/index.ts'

/** What is drawn on a canvas, as a PDF takes it. */
export async function pictureFrom(
  { width, height }: Size,
  draw: (context: CanvasRenderingContext2D) => void,
): Promise<PdfPicture> {
  const context = contextOf({ width, height })
  draw(context)
  const { data } = context.getImageData(0, 0, width, height)
  const count = width * height
  const [rgb, alpha] = [new Uint8Array(3 * count), new Uint8Array(count)]
  for (let pixel = 0; pixel < count; pixel++) {
    rgb.set(data.subarray(4 * pixel, 4 * pixel + 3), 3 * pixel)
    alpha[pixel] = data[4 * pixel + 3] ?? 0
  }
  return { width, height, rgb: await deflated(rgb), alpha: await deflated(alpha) }
}

/** Pixels to a px of text: as fine as print. */
const LINE_SCALE = 6
const WEIGHTS = { regular: 400, semibold: 600 } as const

/** Lines of text as the faces of this machine draw them. */
export function drawnLines(lines: readonly PdfLine[]): Promise<readonly DrawnLine[]> {
  return Promise.all(lines.map(drawnLine))
}

async function drawnLine(line: PdfLine): Promise<DrawnLine> {
  const { text, size, weight, fill } = line
  const font = `${WEIGHTS[weight]} ${size * LINE_SCALE}px Inter, system-ui, sans-serif`
  const measuring = contextOf({ width: 1, height: 1 })
  measuring.font = font
  const box = measuring.measureText(text)
  const start = Math.ceil(Math.max(0, box.actualBoundingBoxLeft)) + 1
  const baseline = Math.ceil(box.actualBoundingBoxAscent) + 1
  const width = start + Math.ceil(Math.max(box.width, box.actualBoundingBoxRight)) + 1
  const height = baseline + Math.ceil(Math.max(0, box.actualBoundingBoxDescent)) + 1
  const picture = await pictureFrom({ width, height }, (context) => {
    context.font = font
    context.fillStyle = fill
    context.fillText(text, start, baseline)
  })
  return { ...line, ...picture, scale: LINE_SCALE, start, baseline, advance: box.width }
}

function contextOf({ width, height }: Size): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser cannot draw pictures.')
  return context
}

/** In the format of zlib, which PDF calls FlateDecode. */
async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
