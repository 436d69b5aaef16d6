/** An element of an XML file. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** The text directly in it. */
  readonly text: string
}

interface Open {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  text: string
}

const NAME = '[A-Za-z_:][\\w:.-]*'
const TOKEN = new RegExp(
  `<!--[\\s\\S]*?-->|<\\?[\\s\\S]*?\\?>|<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|</(${NAME})\\s*>|<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>|([^<]+)|([\\s\\S])`,
  'g',
)
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g')
/** Deeper than any drawing nests. */
const DEEPEST = 200

/**
 * Reads an XML file without document types, so that nothing in it can expand or refer to another file. Total.
 *
 * @returns the root element; `null` where the file is not well formed, or has a document type
 */
export function readXml(text: string): XmlElement | null {
  const open: Open[] = [{ name: '', attributes: new Map(), children: [], text: '' }]
  for (const [, cdata, end, start, attributes = '', alone, characters, stray] of text
    .replace(/^\ufeff/, '')
    .matchAll(TOKEN)) {
    const at = open.at(-1)
    if (!at || stray !== undefined) return null
    if (cdata !== undefined) at.text += cdata
    else if (characters !== undefined) at.text += unescaped(characters)
    else if (start !== undefined) {
      const element: Open = { name: start, attributes: readAttributes(attributes), children: [], text: '' }
      at.children.push(element)
      if (alone === '') open.push(element)
      if (open.length > DEEPEST) return null
    } else if (end !== undefined) {
      if (end !== at.name) return null
      open.pop()
    }
  }
  const [file] = open
  return open.length === 1 && file?.children.length === 1 && file.text.trim() === '' ? (file.children[0] ?? null) : null
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')]),
  )
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
