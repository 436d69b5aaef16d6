import fc from 'fast-check'
import hcl from 'hcl2-parser'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import {
  billCsv,
  type Design,
  designTextIn,
  type ExportFormat,
  embeddedJson,
  evaluate,
  exportDesign,
  PNG_KEYWORD,
  withPngText,
} from '../../../simulation/index.ts'
import { called, hostile, hostileNames, read, template, templates } from './templates.ts'

const write = (design: Design, format: ExportFormat) => exportDesign(design, format, { theme: 'light' })
const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const xml = (text: string) => new JSDOM(text, { contentType: 'text/xml' }).window.document

describe.each(templates)('%s', (_, design) => {
  it('is a draw.io file with the same parts, groups, labels and wires', () => {
    const document = xml(write(design, 'drawio'))
    const cell = (object: Element) => object.querySelector('mxCell')
    const objects = [...document.querySelectorAll('object')]
    const parts = objects
      .filter((object) => cell(object)?.getAttribute('vertex') === '1')
      .map((object) => ({
        id: object.getAttribute('id')?.slice(2),
        name: object.getAttribute('label'),
        service: object.getAttribute('service'),
        config: JSON.parse(object.getAttribute('config') ?? ''),
        parent: /^n-(.*)/.exec(cell(object)?.getAttribute('parent') ?? '')?.[1],
        x: Number(object.querySelector('mxGeometry')?.getAttribute('x')),
      }))
    const byId = (a: { id?: string | undefined }, b: { id?: string | undefined }) =>
      (a.id ?? '') < (b.id ?? '') ? -1 : 1
    expect(parts.sort(byId)).toEqual(
      design.nodes
        .map(({ id, name, service, config, parent, position }) => ({
          id,
          name,
          service,
          config,
          parent,
          x: position.x,
        }))
        .sort(byId),
    )
    const wires = objects.filter((object) => cell(object)?.getAttribute('edge') === '1')
    expect(wires.map((wire) => [cell(wire)?.getAttribute('source'), cell(wire)?.getAttribute('target')])).toEqual(
      design.edges.map(({ source, target }) => [`n-${source}`, `n-${target}`]),
    )
  })

  it('is Terraform that parses, whose references all lead to a resource', () => {
    const text = write(design, 'terraform')
    const [parsed, error] = hcl.parseToObject(text)
    expect(error ?? null).toBeNull()
    const resources = Object.entries<Record<string, unknown>>(parsed.resource ?? {}).flatMap(([type, named]) =>
      Object.keys(named).map((name) => `${type}.${name}`),
    )
    expect(Object.keys(parsed.provider)).toHaveLength(1)
    expect(resources.length).toBeGreaterThan(4)
    const references = [...text.matchAll(/\b((?:aws|google|azurerm)_\w+\.[\w-]+)/g)].map(([, name]) => name)
    for (const reference of references) expect(resources).toContain(reference)
  })

  it.each(['svg', 'html'] as const)('opens again from its %s', (format) => {
    const found = designTextIn(new TextEncoder().encode(write(design, format)), utf8)
    expect(found.embedded).toBe(true)
    expect(read(found.text)).toEqual(design)
  })
})

describe('names of any kind', () => {
  it('leave SVG and draw.io well formed', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        for (const format of ['svg', 'drawio'] as const) {
          const document = xml(write(called(name), format))
          expect(document.querySelector('script, parsererror, [onload]')).toBeNull()
        }
      }),
      { numRuns: 30 },
    )
  })

  it('become no element of the HTML report, which runs nothing', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const { document } = new JSDOM(write(called(name), 'html')).window
        expect([...document.querySelectorAll('script')].map(({ type }) => type)).toEqual(['application/json'])
        expect(document.querySelector('b, a, [onload]')).toBeNull()
      }),
      { numRuns: 20 },
    )
  })

  it('stay inside their Terraform strings and comments', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const [parsed, error] = hcl.parseToObject(write(called(name), 'terraform'))
        expect(error ?? null).toBeNull()
        const [plain] = hcl.parseToObject(write(called('x'), 'terraform'))
        expect(Object.keys(parsed.resource)).toEqual(Object.keys(plain.resource))
      }),
      { numRuns: 30 },
    )
  })

  it('come back from SVG, HTML and PNG as they were', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const design = called(name)
        for (const bytes of [
          new TextEncoder().encode(write(design, 'svg')),
          new TextEncoder().encode(write(design, 'html')),
          withPngText(PIXEL, PNG_KEYWORD, embeddedJson(design)),
        ]) {
          const { text } = designTextIn(bytes, utf8)
          expect(JSON.parse(text)).toMatchObject({ name: design.name })
        }
      }),
      { numRuns: 20 },
    )
  })

  it.each(hostileNames)('never start a formula in a spreadsheet: %j', (name) => {
    const [first] = evaluate(called(name)).bill.lines
    if (!first) throw new Error('an empty bill')
    const bill = { totalUsd: 1, complete: true, lines: [{ ...first, description: name, amountUsd: -1.5 }] }
    const [, row = []] = csvRows(billCsv(bill))
    const cell = row[4] ?? ''
    expect(cell).not.toMatch(/^[=+@\t\r]|^-(?!\d)/)
    expect(cell.replace(/^'/, '')).toBe(name)
    // a number keeps its sign
    expect(row[9]).toBe('-1.50')
  })

  it('keep a row of the Markdown report a row, and its tables tables', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const rows = write(called(name), 'markdown')
          .split('\n')
          .filter((line) => line.startsWith('| '))
        const widths = rows.map((row) => row.replace(/\\\\/g, '').replace(/\\\|/g, '').split('|').length)
        expect(new Set(widths).size).toBeLessThanOrEqual(4)
        expect(rows.length).toBe(
          write(called('x'), 'markdown')
            .split('\n')
            .filter((line) => line.startsWith('| ')).length,
        )
      }),
      { numRuns: 20 },
    )
  })
})

/** Rows of RFC 4180. */
function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows
}

/** The smallest PNG: one grey pixel. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
)

describe('a design inside a PNG', () => {
  const png = withPngText(PIXEL, PNG_KEYWORD, embeddedJson(template))

  it('stands before the end, with a check sum that is right', () => {
    expect(read(designTextIn(png, utf8).text)).toEqual(template)
    expect(utf8(png.slice(-8, -4))).toBe('IEND')
  })

  it('is not believed when a byte of it has changed', () => {
    const broken = png.slice()
    broken[200] = (broken[200] ?? 0) ^ 1
    expect(designTextIn(broken, utf8).embedded).toBe(false)
  })

  it('is looked for without fault in any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, asPng) => {
        const file = asPng ? Uint8Array.from([...PIXEL.slice(0, 8), ...bytes]) : bytes
        expect(typeof designTextIn(file, utf8).text).toBe('string')
      }),
    )
  })
})

it('captions a picture with the date of its prices and its assumptions', () => {
  const svg = exportDesign(template, 'svg', { theme: 'light', caption: true })
  const text = [...xml(svg).querySelectorAll('text')].map(({ textContent }) => textContent).join(' ')
  expect(text).toMatch(/List prices of AWS as of \d+ \w+ \d{4}/)
  expect(text).toContain('zones up 99.99\u00a0%')
})
