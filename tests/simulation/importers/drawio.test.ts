import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import {
  addAnnotation,
  type Design,
  designTextIn,
  exportDesign,
  parseDesign,
  setLocked,
} from '../../../simulation/index.ts'
import { called, hostile, hostileNames, read, template, templates } from '../exporters/templates.ts'

const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const written = (design: Design) => exportDesign(design, 'drawio', { theme: 'light' })
const found = (file: string) => designTextIn(new TextEncoder().encode(file), utf8)
const opened = (file: string) => read(found(file).text)

/** Packed as draw.io packs: percent-encoded, deflated, in Base64. */
function packed(file: string): string {
  const model = /<mxGraphModel[\s\S]*<\/mxGraphModel>/.exec(file)?.[0] ?? ''
  return file.replace(model, deflateRawSync(encodeURIComponent(model)).toString('base64'))
}

/** With what a template has not: notes, locks, and wires with settings of every kind. */
function rich(): Design {
  const [a, b, c] = template.nodes.filter(({ parent }) => parent !== undefined).map(({ id }) => id)
  const [first, second, ...rest] = template.edges
  if (!a || !b || !c || !first || !second) throw new Error('the template is too small')
  const noted = ['note', 'rectangle', 'ellipse'] as const
  const design = noted.reduce<Design>(
    (made, kind, i) =>
      addAnnotation(made, {
        kind,
        text: `A ${kind}\n<b>&`,
        position: { x: 200 * i, y: -300 },
        size: { width: 160, height: 96 },
      }).design,
    template,
  )
  const edges = [
    { ...first, calls: 2.5, retries: 2, backoffMs: 10, timeoutMs: 900, requestKb: 3 },
    { ...second, dependency: 'optional' as const, stage: 4 },
    ...rest,
  ]
  return setLocked({ ...design, edges, description: 'Two *lines*\nof text' }, [a, b], true)
}

describe.each(templates)('%s by way of draw.io', (_, design) => {
  it('is the same design', () => {
    expect(found(written(design)).embedded).toBe(true)
    expect(opened(written(design))).toEqual(design)
    expect(opened(packed(written(design)))).toEqual(design)
  })

  it('is a drawing as draw.io expects it', () => {
    const { document } = new JSDOM(written(design), { contentType: 'text/xml' }).window
    const cells = [...document.querySelectorAll('mxCell')]
    const idOf = (cell: Element) => cell.getAttribute('id') ?? cell.parentElement?.getAttribute('id') ?? ''
    const ids = cells.map(idOf)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.slice(0, 2)).toEqual(['0', '1'])
    cells.slice(1).forEach((cell, i) => {
      // a shape comes after the one that holds it
      expect(ids.slice(0, i + 1)).toContain(cell.getAttribute('parent'))
    })
    for (const cell of cells.slice(2)) {
      const [vertex, edge] = [cell.getAttribute('vertex') === '1', cell.getAttribute('edge') === '1']
      expect(vertex).not.toBe(edge)
      const geometry = cell.querySelector(':scope > mxGeometry[as="geometry"]')
      if (!geometry) throw new Error(`${idOf(cell)} has no geometry`)
      if (vertex) for (const side of ['width', 'height']) expect(Number(geometry.getAttribute(side))).toBeGreaterThan(0)
      else for (const end of ['source', 'target']) expect(ids).toContain(cell.getAttribute(end))
    }
  })
})

describe('a design by way of draw.io', () => {
  it('keeps notes, locks and the settings of wires', () => {
    expect(opened(written(rich()))).toEqual(rich())
  })

  it.each(hostileNames)('keeps the name %j', (name) => {
    expect(opened(written(called(name)))).toEqual(called(name))
  })

  it('keeps every name that XML can hold', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const kept = name.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
        fc.pre(kept !== '')
        expect(opened(written(called(name))).nodes.map((node) => node.name)).toEqual(template.nodes.map(() => kept))
      }),
      { numRuns: 40 },
    )
  })

  it('takes over what was moved and renamed in draw.io', () => {
    const design = templates.find(([file]) => file === 'aws-three-tier.skyloom')?.[1]
    const part = design?.nodes.find(({ name }) => name === 'API')
    if (!design || !part) throw new Error('no API')
    const file = written(design)
      .replace('label="API"', 'label="Recommender"')
      .replace(`x="${part.position.x}" y="${part.position.y}" width="152"`, 'x="7" y="9" width="152"')
    const node = opened(file).nodes.find(({ id }) => id === part.id)
    expect(node).toMatchObject({ name: 'Recommender', position: { x: 7, y: 9 }, config: part.config })
  })

  it('leaves out what was deleted in draw.io, with all that named it', () => {
    const source = template.workloads[0]?.source ?? ''
    const file = written(template)
      .replace(new RegExp(`<object id="n-${source}".*\n`), '')
      .replace(new RegExp(`<object id="e-[^\n]*source="n-${source}"[^\n]*\n`, 'g'), '')
    const design = opened(file)
    expect(design.workloads).toEqual([])
    expect(design.nodes).toHaveLength(template.nodes.length - 1)
  })
})

const FOREIGN = `<mxfile host="app.diagrams.net"><diagram name="Class"><mxGraphModel><root>
<mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="u.1" value="Students" style="shape=actor;" vertex="1" parent="1"><mxGeometry x="10" y="20" width="40" height="60" as="geometry"/></mxCell>
<mxCell id="vpc" value="VPC" style="shape=mxgraph.aws4.group;grIcon=mxgraph.aws4.group_vpc;container=1" vertex="1" parent="1"><mxGeometry x="100" y="50" width="500" height="300" as="geometry"/></mxCell>
<mxCell id="frame" value="Just a frame" style="rounded=1;container=1" vertex="1" parent="vpc"><mxGeometry x="20" y="30" width="300" height="200" as="geometry"/></mxCell>
<mxCell id="fn" value="&lt;b&gt;Score&lt;/b&gt; &amp;amp; rank" style="html=1;shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.lambda;" vertex="1" parent="frame"><mxGeometry x="5" y="6" width="78" height="78" as="geometry"/></mxCell>
<mxCell id="az" value="Blobs" style="aspect=fixed;image;image=img/lib/azure2/storage/Storage_Accounts.svg" vertex="1" parent="1"><mxGeometry x="700" y="50" width="60" height="60" as="geometry"/></mxCell>
<mxCell id="box" value="Something" style="rounded=1" vertex="1" parent="1"><mxGeometry x="700" y="150" width="60" height="60" as="geometry"/></mxCell>
<mxCell id="t" value="A title" style="text;html=1" vertex="1" parent="1"><mxGeometry width="60" height="20" as="geometry"/></mxCell>
<mxCell id="a" style="endArrow=classic" edge="1" parent="1" source="u.1" target="fn"><mxGeometry relative="1" as="geometry"/></mxCell>
<mxCell id="b" style="dashed=1" edge="1" parent="1" source="fn" target="az"><mxGeometry relative="1" as="geometry"/></mxCell>
<mxCell id="c" style="endArrow=none" edge="1" parent="1" source="fn" target="box"><mxGeometry relative="1" as="geometry"/></mxCell>
<mxCell id="d" edge="1" parent="1" source="fn"><mxGeometry relative="1" as="geometry"/></mxCell>
</root></mxGraphModel></diagram></mxfile>`

describe('a drawing from elsewhere', () => {
  it('becomes parts of the services that its shapes stand for', () => {
    const design = opened(FOREIGN)
    expect(design.name).toBe('Class')
    expect(
      design.nodes.map(({ id, service, name, parent, position }) => [id, service, name, parent, position]),
    ).toEqual([
      ['u-1', 'generic.client', 'Students', undefined, { x: 10, y: 20 }],
      ['vpc', 'aws.vpc', 'VPC', undefined, { x: 100, y: 50 }],
      // inside the frame, which is no part, so placed from the network
      ['fn', 'aws.lambda', 'Score & rank', 'vpc', { x: 25, y: 36 }],
      ['az', 'azure.blob-storage', 'Blobs', undefined, { x: 700, y: 50 }],
      ['box', 'generic.service', 'Something', undefined, { x: 700, y: 150 }],
    ])
    expect(design.edges.map(({ source, target, kind }) => [source, target, kind])).toEqual([
      ['u-1', 'fn', 'request'],
      ['fn', 'az', 'async'],
      ['fn', 'box', 'link'],
    ])
  })

  it('is read without fault whatever is in it', () => {
    fc.assert(
      fc.property(fc.nat(FOREIGN.length), fc.string({ maxLength: 12 }), fc.nat(60), (at, put, gone) => {
        const { text } = found(FOREIGN.slice(0, at) + put + FOREIGN.slice(at + gone))
        expect(typeof parseDesign(text).ok).toBe('boolean')
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['a document type', `<!DOCTYPE mxfile [<!ENTITY a "b">]>${FOREIGN}`],
    ['damaged packing', '<mxfile><diagram>7V1bc5s4FP41fgwDCAR+TJy07ey226md</diagram></mxfile>'],
    ['another kind of XML', '<html><body>7V1b</body></html>'],
    ['no page', '<mxfile></mxfile>'],
  ])('is refused as no design with %s', (_, file) => {
    expect(found(file)).toEqual({ text: file, embedded: false })
  })
})
