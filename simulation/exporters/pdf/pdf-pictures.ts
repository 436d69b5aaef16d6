import type { Mark } from '../picture/scene-marks.ts'
import type { PdfFile, Reference } from './pdf-file.ts'

/** A picture, compressed as by zlib. */
export interface PdfPicture {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Three bytes a pixel, row by row from the top. */
  readonly rgb: Uint8Array
  /** One byte a pixel: 255 is opaque. */
  readonly alpha: Uint8Array
}

/** What a line of text looks like, wherever it stands. */
export type PdfLine = Pick<Extract<Mark, { kind: 'text' }>, 'text' | 'size' | 'weight' | 'fill'>

/** A line of text that another face has drawn. */
export interface DrawnLine extends PdfPicture, PdfLine {
  /** Pixels to a px of the text's size. */
  readonly scale: number
  /** Where the text starts and its base line, in pixels from the top left corner. */
  readonly start: number
  readonly baseline: number
  /** How far the text goes on from its start, in pixels. */
  readonly advance: number
}

/** Tells lines that look different apart. */
export function lineKey({ text, size, weight, fill }: PdfLine): string {
  return `${weight} ${size} ${fill} ${text}`
}

/** A picture with its transparency as an object of the file. */
export function embeddedPicture({ width, height, rgb, alpha }: PdfPicture, file: PdfFile): Reference {
  const image = (space: string, data: Uint8Array, more: Readonly<Record<string, string>> = {}) =>
    file.add(
      {
        Type: '/XObject',
        Subtype: '/Image',
        Width: String(width),
        Height: String(height),
        ColorSpace: space,
        BitsPerComponent: '8',
        Filter: '/FlateDecode',
        ...more,
      },
      data,
    )
  return image('/DeviceRGB', rgb, { SMask: image('/DeviceGray', alpha) })
}
