import { describe, expect, it } from 'vitest'
import { readXml } from '../../../simulation/importers/xml-reader.ts'

const attribute = (text: string) => readXml(text)?.attributes.get('b')

describe('XML', () => {
  it('is read with its attributes, text and order of elements', () => {
    const root = readXml('\ufeff<?xml version="1.0"?>\n<!-- head -->\n<a b="1" c=\'2\'>x<d/>y<e>z</e></a>\n')
    expect(root?.name).toBe('a')
    expect([...(root?.attributes ?? [])]).toEqual([
      ['b', '1'],
      ['c', '2'],
    ])
    expect(root?.text).toBe('xy')
    expect(root?.children.map(({ name, text }) => [name, text])).toEqual([
      ['d', ''],
      ['e', 'z'],
    ])
  })

  it('knows the five entities and characters by number, and leaves others alone', () => {
    expect(attribute('<a b="&lt;&gt;&amp;&quot;&apos;&#10;&#x1F600;&other;&#x110000;"/>')).toBe(
      '<>&"\'\n😀&other;&#x110000;',
    )
    expect(attribute('<a b="&amp;lt;"/>')).toBe('&lt;')
  })

  it('takes CDATA as it is', () => {
    expect(readXml('<a><![CDATA[<b>&amp;]]></a>')?.text).toBe('<b>&amp;')
  })

  it.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a/>x',
    '<a b=1/>',
    '<a b="<"/>',
    '<!DOCTYPE a [<!ENTITY x "y">]><a/>',
    '<'.repeat(50),
    '<a>'.repeat(100_000),
  ])('is refused when it is not well formed, without fault: %.30s', (text) => {
    expect(readXml(text)).toBeNull()
  })
})
