import { deflateSync } from 'node:zlib'
import { JSDOM } from 'jsdom'
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { exportDesign, type IconDrawing, toPdf } from '../../../simulation/index.ts'
import { template } from './templates.ts'

const [counted] = [...Map.groupBy(template.nodes, ({ service }) => service)].sort((a, b) => b[1].length - a[1].length)
if (!counted) throw new Error('a template without parts')
const [service, parts] = counted
const icons: Readonly<Record<string, IconDrawing>> = {
  [service]: { viewBox: '0 0 80 80', content: '<g fill="none"><path fill="#f90" d="M0 0h80v80H0z"/></g>' },
  'aws.nowhere': { viewBox: '0 0 1 1', content: '<path d="M0 0"/>' },
}

const parsed = (svg: string) => new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document

describe('icons of services in a picture', () => {
  it('stand on each part of their service, and are written once', () => {
    const svg = parsed(exportDesign(template, 'svg', { theme: 'light', icons }))
    expect(svg.querySelectorAll('symbol')).toHaveLength(1)
    expect(svg.querySelector('symbol')?.getAttribute('viewBox')).toBe('0 0 80 80')
    const uses = [...svg.querySelectorAll('use')]
    expect(uses).toHaveLength(parts.length)
    for (const use of uses) expect(use.getAttribute('href')).toBe(`#${svg.querySelector('symbol')?.id}`)
  })

  it('leave the neutral glyphs to all other parts', () => {
    const glyphs = (svg: string) => [...parsed(svg).querySelectorAll('path[transform^="translate"]')].length
    const plain = exportDesign(template, 'svg', { theme: 'light' })
    expect(glyphs(plain) - glyphs(exportDesign(template, 'svg', { theme: 'light', icons }))).toBe(parts.length)
    expect(plain).not.toContain('<symbol')
  })

  it('come into the HTML report', () => {
    expect(exportDesign(template, 'html', { theme: 'dark', icons })).toContain('<symbol id="icon-')
  })

  it('are pixels in a PDF, with what shines through, once a service', async () => {
    const rgb = Uint8Array.from({ length: 12 }, (_, i) => i)
    const alpha = Uint8Array.from([0, 85, 170, 255])
    const pixels = { [service]: { width: 2, height: 2, rgb: deflateSync(rgb), alpha: deflateSync(alpha) } }
    const document = await PDFDocument.load(toPdf(template, { theme: 'light', pixels }), { throwOnInvalidObject: true })
    const resources = document.getPages()[0]?.node.Resources()
    const pictures = resources?.lookup(PDFName.of('XObject'), PDFDict)
    expect(pictures?.keys()).toHaveLength(1)
    const [key] = pictures?.keys() ?? []
    const picture = key && pictures?.lookup(key)
    if (!(picture instanceof PDFRawStream)) throw new Error('no picture')
    expect(decodePDFRawStream(picture).decode()).toEqual(rgb)
    const mask = picture.dict.lookup(PDFName.of('SMask'))
    expect(mask instanceof PDFRawStream && decodePDFRawStream(mask).decode()).toEqual(alpha)
    const content = document.getPages()[0]?.node.Contents()
    if (!(content instanceof PDFRawStream)) throw new Error('no content')
    const drawn = new TextDecoder().decode(content.contents).match(/\/I1 Do/g)
    expect(drawn).toHaveLength(parts.length)
  })
})
