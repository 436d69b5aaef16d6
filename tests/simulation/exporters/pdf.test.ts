import fc from 'fast-check'
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { designTextIn, linesMissingFromPdf, missingFromPdf, type PdfLook, toPdf } from '../../../simulation/index.ts'
import { called, hostile, hostileNames, read, template, templates } from './templates.ts'

const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const pdf = (design = template, look: Partial<PdfLook> = {}) => toPdf(design, { theme: 'light', ...look })
const name = PDFName.of

async function opened(bytes: Uint8Array) {
  const document = await PDFDocument.load(bytes, { throwOnInvalidObject: true, updateMetadata: false })
  const [page] = document.getPages()
  if (!page) throw new Error('a PDF without a page')
  const content = page.node.Contents()
  if (!(content instanceof PDFRawStream)) throw new Error('a page without content')
  return { document, page, content: utf8(decodePDFRawStream(content).decode()) }
}

type Opened = Awaited<ReturnType<typeof opened>>

/** Each font of the page: its embedded file, and what its glyphs stand for. */
function fontsOf({ page }: Opened) {
  const fonts = page.node.Resources()?.lookup(name('Font'), PDFDict)
  return new Map(
    (fonts?.keys() ?? []).map((key) => {
      const font = fonts?.lookup(key, PDFDict)
      const descendant = font?.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict)
      const file = descendant?.lookup(name('FontDescriptor'), PDFDict).lookup(name('FontFile2'))
      const map = font?.lookup(name('ToUnicode'))
      if (!(file instanceof PDFRawStream && map instanceof PDFRawStream)) throw new Error(`${key} is not embedded`)
      const pairs = utf8(map.contents).matchAll(/<([0-9a-f]{4})> <([0-9a-f]+)>\n/g)
      const characters = new Map(
        [...pairs].map(([, glyph = '', code = '']) => [glyph, String.fromCharCode(Number.parseInt(code, 16))]),
      )
      return [key.toString().slice(1), { file: file.contents, characters }] as const
    }),
  )
}

/** The lines of text on the page, as a reader finds them. */
function textOf(file: Opened): readonly string[] {
  const fonts = fontsOf(file)
  return [...file.content.matchAll(/\/(F\d) [\d.]+ Tf .* <([0-9a-f]*)> Tj/g)].map(([, font = '', hex = '']) =>
    (hex.match(/.{4}/g) ?? []).map((glyph) => fonts.get(font)?.characters.get(glyph) ?? '\ufffd').join(''),
  )
}

describe.each(templates)('%s as a PDF', (_, design) => {
  it('is one page with the names of its parts as text', async () => {
    const file = await opened(pdf(design))
    const texts = textOf(file)
    for (const { name: text } of design.nodes) expect(texts).toContain(text)
    expect(file.document.getTitle()).toBe(design.name)
  })

  it('opens again as the same design', () => {
    const found = designTextIn(pdf(design), utf8)
    expect(found.embedded).toBe(true)
    expect(read(found.text)).toEqual(design)
  })
})

describe('a PDF', () => {
  it('brings both faces along as TrueType files, without a picture of any text', async () => {
    const file = await opened(pdf())
    const fonts = fontsOf(file)
    expect([...fonts.keys()]).toEqual(['F1', 'F2'])
    for (const { file: bytes } of fonts.values()) expect([...bytes.subarray(0, 4)]).toEqual([0, 1, 0, 0])
    expect(file.content).not.toMatch(/ Do\b/)
  })

  it('is as large as the picture, or fitted to paper that lies or stands as the picture does', async () => {
    const { page } = await opened(pdf())
    const wide = (await opened(pdf(template, { paper: 'a4' }))).page
    expect([wide.getWidth(), wide.getHeight()]).toEqual([841.89, 595.28])
    expect(page.getWidth()).toBeGreaterThan(page.getHeight())
    const [one] = template.nodes
    if (!one) throw new Error('an empty template')
    const tower = [0, 1, 2, 3].map((i) => ({
      ...one,
      id: `${one.id}-${i}` as typeof one.id,
      position: { x: 0, y: 200 * i },
    }))
    const tall = (await opened(pdf({ ...template, nodes: tower, edges: [] }, { paper: 'letter' }))).page
    expect([tall.getWidth(), tall.getHeight()]).toEqual([612, 792])
  })

  it('has a sheet of its theme, or none', async () => {
    expect((await opened(pdf(template, { theme: 'dark' }))).content).toMatch(/^0\.051 0\.0549 0\.0706 rg 0 0 /)
    expect((await opened(pdf(template, { transparent: true }))).content).not.toMatch(/ re f/)
  })

  it('keeps the true text of what its face has no letters for, and names those characters', async () => {
    const design = called('東京 API')
    expect(missingFromPdf(design, { theme: 'light' })).toEqual(['東', '京'])
    const { content } = await opened(pdf(design))
    expect(content).toContain(`/ActualText ${PDFHexString.fromText('東京 API').toString().toLowerCase()}`)
  })

  it('shows such lines as another face has drawn them, over text that is there to be found', async () => {
    const design = called('東京 API')
    const missing = linesMissingFromPdf(design, { theme: 'light' })
    // the part's name, and the title above the picture
    expect(missing.map(({ text }) => text)).toEqual(expect.arrayContaining(['東京 API']))
    const picture = { width: 40, height: 12, rgb: Uint8Array.of(1), alpha: Uint8Array.of(2) }
    const lines = missing.map((line) => ({ ...line, ...picture, scale: 2, start: 2, baseline: 9, advance: 37 }))
    const { content, page } = await opened(pdf(design, { lines }))
    const drawn = [...content.matchAll(/q 20 0 0 -6 ([-\d.]+) ([-\d.]+) cm \/I\d+ Do Q/g)]
    const hidden = [...content.matchAll(/q 3 Tr BT .* 1 0 0 -1 ([-\d.]+) ([-\d.]+) Tm <[0-9a-f]+> Tj ET Q EMC/g)]
    expect(hidden.length).toBeGreaterThanOrEqual(missing.length)
    // Each picture lies where its text starts, 4.5 px above its base line and 1 px before it.
    expect(drawn.map(([, x, foot]) => [Number(x) + 1, Number(foot) - 1.5])).toEqual(
      hidden.map(([, x, y]) => [expect.closeTo(Number(x), 3), expect.closeTo(Number(y), 3)]),
    )
    const images = page.node.Resources()?.lookup(name('XObject'), PDFDict)
    expect(images?.keys()).toHaveLength(missing.length)
    for (const key of images?.keys() ?? []) {
      const image = images?.lookup(key)
      expect(image instanceof PDFRawStream && image.dict.lookup(name('SMask'))).toBeInstanceOf(PDFRawStream)
    }
  })

  it.each(hostileNames)('is whole when a part is called %s', async (text) => {
    const file = await opened(pdf(called(text)))
    expect(file.document.getTitle()).toBe(text)
  })

  it('is whole and opens again whatever parts are called', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const design = called(text)
        expect(JSON.parse(designTextIn(pdf(design), utf8).text)).toMatchObject({ name: text })
      }),
      { numRuns: 40 },
    )
  })

  it('names every object where it is', () => {
    const bytes = pdf()
    const text = Buffer.from(bytes).toString('latin1')
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
    const rows = [...text.slice(table).matchAll(/(\d{10}) 00000 n/g)].map(([, at]) => Number(at))
    expect(rows.length).toBeGreaterThan(10)
    rows.forEach((at, i) => {
      expect(text.slice(at, at + 12)).toMatch(new RegExp(`^${i + 1} 0 obj\n`))
    })
  })
})

it('looks for a design in any bytes without fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(4000), (bytes, cut) => {
      const start = new TextEncoder().encode('%PDF-1.7\n')
      expect(typeof designTextIn(Uint8Array.from([...start, ...bytes]), utf8).text).toBe('string')
      expect(typeof designTextIn(pdf().subarray(0, cut), utf8).text).toBe('string')
    }),
    { numRuns: 30 },
  )
})
